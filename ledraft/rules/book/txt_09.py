"""TXT-09: simplified and traditional characters in one text."""

import re
from collections.abc import Iterator
from functools import cache

from ledraft import resources
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch_if

_QUOTED = re.compile(r"\([^()]*\)|（[^（）]*）|“[^“”]*”|《[^《》]*》|「[^「」]*」|https?://\S+")
_LEAST = 2
_SHOWN = 4


def check(subject: Subject) -> Iterator[Hit]:
    """Two or more traditional characters beside simplified ones; titles and names in quotation marks do not count."""
    for text in subject.texts.holding(_MIXED):
        yield Hit(text.path, {"characters": "、".join(_traditional_in(text.value)[:_SHOWN])})


def _is_mixed(text: str, language: str) -> bool:
    if language != "zh" or len(_traditional_in(text)) < _LEAST:
        return False
    return not _characters("simplified").isdisjoint(_QUOTED.sub("", text))


def _traditional_in(text: str) -> list[str]:
    known = _characters("traditional")
    return list(dict.fromkeys(char for char in _QUOTED.sub("", text) if char in known))


@cache
def _characters(script: str) -> frozenset[str]:
    return frozenset(resources.toml("scripts.toml")[script].replace("\n", ""))


_MIXED = watch_if(_is_mixed)

RULE = Rule(
    id="TXT-09",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "简体文本中混有繁体字“{characters}”。",
        "en": "Traditional characters stand among simplified ones: “{characters}”.",
    },
    fix={
        "zh": "统一为简体；引用的标题、名称保留原文的，放在引号或者书名号内。",
        "en": "Write simplified characters throughout; keep an original title or name in quotation marks.",
    },
    check=check,
    example={
        "zh": "从 PDF 识别出的后半篇变成了“態度”“責任”，收件人以为拼接了另一人的材料，检索也找不到。",
        "en": "Text recognised from a PDF turned traditional halfway; the reader took it for another's, and searches "
        "failed.",
    },
)
