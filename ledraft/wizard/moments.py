"""Dates and times as people type them, to ISO 8601. The zone is always said by the person, never guessed."""

import re
import unicodedata
from datetime import datetime

from ledraft.case import days
from ledraft.languages import _

_FORENOON, _AFTERNOON = "凌晨|清晨|早上|上午", "下午|傍晚|晚上"
_HALF = rf"({_FORENOON}|{_AFTERNOON})?\s*"
_CLOCK = rf"{_HALF}(\d{{1,2}})\s*[:时点]\s*(\d{{1,2}})\s*(?:分|[:分]\s*(\d{{1,2}}(?:\.\d{{1,6}})?)\s*秒?)?"
_BEIJING = r"北京时间|Beijing(?:\s+time)?"
_ZONE = rf"(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{{1,2}}(?::?\d{{2}})?|{_BEIJING})?"
_MOMENT = re.compile(rf"(?:({_BEIJING}|UTC)[\s,]*)?{days.YEAR_FIRST}[\sT]*{_CLOCK}[\s,]*\(?{_ZONE}\)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
BEIJING, UTC = "+08:00", "+00:00"


def typed_day(text: str) -> str | None:
    """`2023-3-21`, `2023/3/21`, `2023年3月21日`, `21 March 2023` as `2023-03-21`; None if it is no day."""
    found = days.written_day(text)
    return found.isoformat() if found else None


def typed_moment(text: str) -> tuple[str, str] | None:
    """The typed date-time as (`2023-03-21T01:49:08`, offset or ""); None if it is none.

    凌晨, 上午 and the like leave an hour before twelve as it is, 下午 and 晚上 add twelve; with 12 itself they
    leave the day open and are no time. The offset is taken from what was typed after or before the time:
    `+08:00`, `UTC+8`, `Z`, `UTC`, `北京时间`, `Beijing time`.
    """
    match = _MOMENT.fullmatch(_plain(days.in_figures(text)))
    if not match:
        return None
    before, year, month, day, half, hour, minute, second, after = match.groups()
    hours = _hours(half, int(hour))
    if hours is None:
        return None
    clock = f"{int(year):04}-{int(month):02}-{int(day):02}T{hours:02}:{int(minute):02}:{_seconds(second)}"
    offset = typed_offset(after or before or "") if after or before else ""
    try:
        datetime.fromisoformat(clock + (offset or ""))
    except ValueError:
        return None
    return None if offset is None else (clock, offset)


def typed_offset(text: str) -> str | None:
    """`+8`, `UTC+8`, `-0530`, `Z`, `北京时间`, `Beijing time` as `+08:00` …; None for no offset up to 14 hours."""
    zone = _plain(text).upper()
    if zone in ("Z", "UTC", "GMT"):
        return UTC
    if re.fullmatch(_BEIJING, zone, re.IGNORECASE):
        return BEIJING
    match = _OFFSET.fullmatch(zone)
    if not match:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours * 60 + minutes > 14 * 60 or minutes > 59:  # the widest offset in use is UTC+14 (Line Islands)
        return None
    return f"{match[1]}{hours:02}:{minutes:02}"


def as_typed(text: str) -> str:
    """An ISO 8601 time of a case file as a person would type it, `2023-03-21 01:49:08 Beijing time`; else `text` itself.

    Typed back it gives `text` again, character by character.
    """
    found = typed_moment(text)
    if found is None or "".join(found) != text or not found[1]:
        return text
    clock, offset = found
    names = {BEIJING: _("Beijing time"), UTC: "UTC"}
    return f"{clock.replace('T', ' ')} {names.get(offset, offset)}"


def _hours(half: str | None, hour: int) -> int | None:
    """The hour of the day; None where it does not go with its half of the day, or leaves open which 12 is meant."""
    if half is None:
        return hour
    if half in _FORENOON.split("|"):
        return hour if hour < 12 else None
    return None if hour in (0, 12) else hour % 12 + 12


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().replace("−", "-")


def _seconds(text: str | None) -> str:
    whole, _dot, fraction = (text or "0").partition(".")
    return f"{int(whole):02}.{fraction}" if fraction else f"{int(whole):02}"
