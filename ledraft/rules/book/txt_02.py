"""TXT-02: letters of two scripts in one word."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_MIXED = watch("[A-Za-z][Ͱ-ԯ]|[Ͱ-ԯ][A-Za-z]")


def check(subject: Subject) -> Iterator[Hit]:
    """A Greek or Cyrillic letter next to a Latin one."""
    for text in subject.texts.holding(_MIXED):
        yield Hit(text.path)


RULE = Rule(
    id="TXT-02",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "一个词里混有拉丁字母和形近的希腊或者西里尔字母。",
        "en": "A word mixes Latin letters with Greek or Cyrillic ones that look alike.",
    },
    fix={
        "zh": "删去后重新输入；如果是复制来的网址，可能是仿冒网站。",
        "en": "Delete and retype it; a URL copied like this may be an imitation.",
    },
    check=check,
    example={
        "zh": "域名里的 a 是西里尔字母，指向仿冒网站。",
        "en": "The a of a domain was Cyrillic, and led to an imitation.",
    },
)
