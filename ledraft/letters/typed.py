"""A text typed into a control, read as the value that a case file holds."""

import re
import unicodedata

from ledraft.case import days, times
from ledraft.identifiers import country
from ledraft.identifiers.text import hidden_characters
from ledraft.languages import _, pick
from ledraft.letters.tags import Meaning

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
    found = days.written_day(text)
    if found is None:
        raise Unreadable(_("it is no date; write it as 2026-12-24, 2026年12月24日 or 24 December 2026"))
    return found.isoformat()


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
    wanted = text.strip().rstrip("。.").casefold()
    for value, label in meaning.words:
        if wanted in (value.casefold(), *_words(label["zh"]), *_words(label["en"])):
            return value
    known = ", ".join(pick(label).partition("|")[0] for _value, label in meaning.words)
    raise Unreadable(_("it must be one of: {values}").format(values=known))


def _words(label: str) -> list[str]:
    """The words of a label, of which several may stand for one choice."""
    return label.casefold().split("|")
