"""TXT-01: radicals that look like characters, from copying out of a PDF."""

from collections.abc import Iterator

from ledraft.identifiers.text import cjk_radicals
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_RADICAL = watch("[⺀-⿟]")


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each text, with the first radical and the character it stands for."""
    for text in subject.texts.holding(_RADICAL):
        found = cjk_radicals(text.value)
        if found:
            yield Hit(text.path, {"radical": f"U+{ord(found[0][1]):04X}", "character": found[0][2]})


RULE = Rule(
    id="TXT-01",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "文中有部首字符（{radical}），看起来像“{character}”但不是，检索和核对都会失败。",
        "en": "A radical ({radical}) stands here that looks like “{character}” and is not; searches and comparisons "
        "fail.",
    },
    fix={
        "zh": "重新输入这个字。多见于从 PDF 复制。",
        "en": "Type the character anew. It usually comes from copying out of a PDF.",
    },
    check=check,
    example={
        "zh": "法定代表人名字中的“飞”是部首字符，登记系统查无此人。",
        "en": "A character in a director's name was a radical, and the register found nobody of that name.",
    },
)
