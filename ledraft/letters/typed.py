"""A text typed into a control, read as the value that a case file holds."""

import re
import unicodedata
from datetime import date

from ledraft.case import times
from ledraft.identifiers import country
from ledraft.identifiers.text import hidden_characters
from ledraft.languages import _
from ledraft.letters.tags import Meaning

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)")
_OFFSETS = {"": "", "beijing": "+08:00", "utc": "+00:00"}


class Unreadable(ValueError):
    """The text cannot be read as its control's value; the message says why, and never repeats the text."""


def value_of(text: str, meaning: Meaning) -> str:
    """The value that `text` stands for. Raises Unreadable."""
    if hidden_characters(text):
        raise Unreadable(_("it holds invisible characters; type it anew"))
    match meaning.kind:
        case "day":
            return day(text)
        case "moment":
            return moment(text, meaning.suffix)
        case "country":
            return _country(text)
        case "choice":
            return _choice(text, meaning)
        case "text" | "bilingual":
            return text
    return " ".join(text.split())


def day(text: str) -> str:
    """A date as letters write it in either language, or as year, month, day, as ISO 8601. Raises Unreadable."""
    plain = unicodedata.normalize("NFKC", text).strip()
    numbers = _numbers(plain)
    try:
        return date(*numbers).isoformat() if numbers else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> str:
    raise Unreadable(_("it is no date; write it as 2026-12-24, 2026年12月24日 or 24 December 2026"))


def _numbers(text: str) -> tuple[int, int, int] | None:
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return int(found[3]), _month(found[2]), int(found[1])
    found = _MONTH_FIRST.fullmatch(text)
    return (int(found[3]), _month(found[1]), int(found[2])) if found else None


def _month(name: str) -> int:
    """The number of an English month or its abbreviation; 0, which is no month, for any other word."""
    names = [times.english_day(date(2000, number, 1)).split()[1].lower() for number in range(1, 13)]
    return next((number for number, full in enumerate(names, 1) if full.startswith(name.lower())), 0)


def moment(text: str, clock: str) -> str:
    """A moment by one clock, or with its own offset, as ISO 8601 in Beijing time. Raises Unreadable."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _CLOCK.fullmatch(plain)
    whole = f"{found[1]}T{found[2]}{_OFFSETS[clock]}" if found and clock in _OFFSETS else plain
    instant = times.moment(whole) if times.is_moment(whole) else None
    if instant is None:
        raise Unreadable(_("it is no time with its offset, such as 2026-12-24T10:00:00+08:00"))
    return instant.astimezone(times.BEIJING).isoformat()


def _country(text: str) -> str:
    code = country.country_code(text)
    if code is None:
        raise Unreadable(_("it is not a known country or code"))
    return code


def _choice(text: str, meaning: Meaning) -> str:
    wanted = text.strip().casefold()
    for value, label in meaning.words:
        if wanted in (value.casefold(), *(label[language].casefold() for language in ("zh", "en"))):
            return value
    known = ", ".join(value for value, _label in meaning.words)
    raise Unreadable(_("it must be one of: {values}").format(values=known))
