"""TXT-08: text left in the other language."""

import re
from collections.abc import Iterator
from functools import cache

from ledraft.case import fields
from ledraft.case.fields import Texts
from ledraft.identifiers.text import has_han
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch_if

_QUOTED = re.compile(
    r"\([^()]*\)|（[^（）]*）|“[^“”]*”|《[^《》]*》"
    r"|(?<![^\s，。；）)”》])[^\s，。；]*字?〔\d{4}〕[^\s，。；,.;]*"  # a paper's number, from the beginning of its word
)
_SENTENCE = re.compile(r"(?:[A-Za-z'’-]+[\s,]+){7,}[A-Za-z'’-]+")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_NAME_AT_MOST = 3
_IN_ENGLISH: Texts = {"zh": "英文文本中留有汉字", "en": "Chinese characters stand in the English text"}
_IN_CHINESE: Texts = {"zh": "中文文本中留有英文", "en": "English stands in the Chinese text"}


def check(subject: Subject) -> Iterator[Hit]:
    """Han outside brackets and quotation marks in English; no Han, or a whole English sentence, in Chinese.

    The parts of the required fields judge this themselves.
    """
    parts = _parts()
    for text in subject.texts.holding(_IN_THE_OTHER):
        if text.path[:-3] not in parts:
            yield Hit(text.path, {"why": _IN_ENGLISH if text.language == "en" else _IN_CHINESE})


@cache
def _parts() -> frozenset[str]:
    return frozenset(entry.path for field in fields.all_fields() for entry in field.parts)


def _is_wrong(text: str, language: str) -> bool:
    if language == "en":
        return has_han(text) and has_han(_QUOTED.sub("", text))
    return language == "zh" and _is_english(text)


def _is_english(text: str) -> bool:
    if not has_han(text):
        return len(_WORDS.findall(text)) > _NAME_AT_MOST and "://" not in text
    return bool(_SENTENCE.search(text))


_IN_THE_OTHER = watch_if(_is_wrong)

RULE = Rule(
    id="TXT-08",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "文本的语言不对：{why}。", "en": "The text is in the wrong language: {why}."},
    fix={
        "zh": "两种文本分别撰写；专有名词的原文放在括号里。",
        "en": "Write each text as such; an original name may stand in brackets.",
    },
    check=check,
    example={
        "zh": "英文函中夹了一段中文地址，接收方的审核员读不懂，要求重写。",
        "en": "A Chinese address was left in the English letter; the reviewer could not read it and asked for another.",
    },
)
