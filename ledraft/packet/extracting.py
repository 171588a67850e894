"""The second extractor: hard facts read out of the text of a finished paper, in the forms of either language.

It knows nothing of the case or of the context that the paper was made from.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from ledraft import resources
from ledraft.case.times import ENGLISH_MONTHS

Fact = tuple[str, str]
"""A kind (a key of `_KINDS`) and the value in one form for both languages."""

_NOON = 12
_MONTH = "|".join(f"{name}|{name[:3]}" for name in ENGLISH_MONTHS)
_TO = r"\s?(?:to|until|and|–|—|-)\s?"
_ENGLISH_SPAN = re.compile(rf"\b(\d{{1,2}})(?: ({_MONTH}))?{_TO}(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_ENGLISH_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_AMERICAN_DAY = re.compile(rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})\b")
_CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:[至到和、—–-](?:(\d{1,2})月)?(\d{1,2})日)?")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_TEN_THOUSAND = re.compile(r"(?<![\d.])(\d+)\s?万(?!分)")
_TIME = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?")
_CLOCK = re.compile(
    r"(?<![\d:.+-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:])(?:\s?(?P<half>[ap])\.?m\b)?"
)
_CHINESE_CLOCK = re.compile(
    r"(?P<half>[一-鿿]{0,2}?)(?<!\d)(?P<hour>\d{1,2})[时点](?P<minute>\d{1,2})分(?:(?P<second>\d{1,2})秒)?"
)
_KINDS = {
    "mailbox or address": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|https?://[\x21-\x7e]+[A-Za-z0-9/]",
    "day": r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]| \d\d:)",
    "identifier": r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{8,}(?![A-Za-z0-9])",
    "reference": r"(?a:(?<![\w@.%/+-])(?=[\w-]*\d)[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+(?![\w@-]|\.\w))",
    "number": r"(?<![\d.:-])\d+\.\d+(?!\.?\d)|(?<![\dA-Za-z.:+〕-])\d{5,}(?![\dA-Za-z:-])",
    "IP address": r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
    r"|(?a:(?<![\w:])(?=[0-9A-Fa-f:]*(?:::|[A-Fa-f]))(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}(?![\w:]))",
    "telephone number": r"\+\d[\d ]{6,}\d",
    "document number": r"字\s?[〔\[]\d{4}[〕\]]\d+号",
    "host": r"(?a:(?<![\w@./%+-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w@/-]|\.\w))",
}


@lru_cache(maxsize=64)
def facts(text: str) -> frozenset[Fact]:
    """The hard facts in `text`: times, clocks, days, numbers, identifiers, references, mailboxes, hosts, addresses."""
    text = _days_alike(_amounts_alike(text))
    found = {("time", match) for match in _TIME.findall(text)}
    found |= {("clock", clock) for clock in _clocks(_TIME.sub(" ", text))}
    found |= {(kind, value) for kind, pattern in _patterns().items() for value in pattern.findall(text)}
    return frozenset(fact for fact in found if not _is_file_name(fact))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(expression) for kind, expression in _KINDS.items()}


def _is_file_name(fact: Fact) -> bool:
    return fact[0] == "host" and fact[1].rpartition(".")[2] in resources.toml("parity.toml")["file_endings"]["names"]


def _amounts_alike(text: str) -> str:
    text = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), text)
    return _TEN_THOUSAND.sub(lambda match: match[1] + "0000", text)


def _days_alike(text: str) -> str:
    """Days of either language as 2023-03-21; of a span both ends."""
    text = _ENGLISH_SPAN.sub(lambda m: f"{_day(m[5], m[2] or m[4], m[1])} to {_day(m[5], m[4], m[3])}", text)
    text = _ENGLISH_DAY.sub(lambda m: _day(m[3], m[2], m[1]), text)
    text = _AMERICAN_DAY.sub(lambda m: _day(m[3], m[1], m[2]), text)
    return _CHINESE_DAY.sub(_chinese_days, text)


def _chinese_days(match: re.Match[str]) -> str:
    year, month, day, last_month, last_day = match.groups()
    last = f"至{_day(year, last_month or month, last_day)}" if last_day else ""
    return _day(year, month, day) + last


def _day(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else [name[:3] for name in ENGLISH_MONTHS].index(month[:3]) + 1
    return f"{year}-{number:02}-{int(day):02}"


def _clocks(text: str) -> Iterator[str]:
    """Times of day without their date. A full hour alone is left out: the languages write it in too many ways."""
    readers: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
        (_CLOCK, lambda half: half == "p"),
        (_CHINESE_CLOCK, _is_afternoon),
    )
    for pattern, is_afternoon in readers:
        for match in pattern.finditer(text):
            if match["second"] or int(match["minute"]):
                yield _clock(match, afternoon=is_afternoon(match["half"] or ""))


def _is_afternoon(word: str) -> bool:
    return word.endswith(tuple(resources.toml("parity.toml")["afternoon"]["zh"]))


def _clock(match: re.Match[str], *, afternoon: bool) -> str:
    hour = int(match["hour"]) + (_NOON if afternoon and int(match["hour"]) < _NOON else 0)
    parts = [hour, int(match["minute"]), *([int(match["second"])] if match["second"] else [])]
    return ":".join(f"{part:02}" for part in parts)
