"""TXT-07: a placeholder was left in a text."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.wording import watched

_PLACEHOLDERS = watched("placeholder")


def check(subject: Subject) -> Iterator[Hit]:
    """Words that stand for what somebody meant to write, in any text."""
    seen: set[str] = set()
    for text, match in subject.texts.find(*_PLACEHOLDERS):
        if text.path not in seen:
            seen.add(text.path)
            yield Hit(text.path, {"word": match[0]})


RULE = Rule(
    id="TXT-07",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "文中留有待填写的字样“{word}”。", "en": "A placeholder was left here: “{word}”."},
    fix={
        "zh": "填写实际内容；还不知道的，留空，清单会提示。",
        "en": "Write what is meant; leave it empty if unknown, and the checklist will ask.",
    },
    check=check,
    example={
        "zh": "函件正文出现“xxx 公司”，整份请求被认为是草稿。",
        "en": "“xxx company” stood in the letter, and the whole request was taken for a draft.",
    },
)
