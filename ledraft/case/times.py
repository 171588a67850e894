"""Moments and days. A moment is ISO 8601 with an offset; it prints as Beijing time and UTC, never as a guess."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_YEARS = range(1000, 9000)
"""Years in which an instant can be told in any zone, and days counted from it, without leaving the calendar."""
BEIJING = timezone(timedelta(hours=8), "UTC+8")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_SHAPE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?\Z")


def is_moment(text: str) -> bool:
    """True if `text` is a date-time as a case file may hold it, with or without an offset."""
    if not _SHAPE.match(text):
        return False
    try:
        return datetime.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """True if `text` is a day as a case file may hold it: YYYY-MM-DD and no other form, so that days compare as texts."""
    if not _DAY.match(text):
        return False
    try:
        return date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def has_offset(text: str) -> bool:
    """True if the date-time `text` says its offset from UTC."""
    return datetime.fromisoformat(text).tzinfo is not None


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime | None:
    """The instant of `text` in UTC; None if `text` is blank or carries no offset (which is a finding, not a guess)."""
    if not text:
        return None
    parsed = datetime.fromisoformat(text)
    return parsed.astimezone(UTC) if parsed.tzinfo else None


def day(text: str) -> date | None:
    """The day of `text` (YYYY-MM-DD), or None if blank."""
    return date.fromisoformat(text) if text else None


def _clock(instant: datetime) -> str:
    return instant.isoformat(sep=" ", timespec="milliseconds" if instant.microsecond else "seconds")[
        : 23 if instant.microsecond else 19
    ]


@lru_cache(maxsize=4096)
def beijing(instant: datetime) -> str:
    """`instant` by the Beijing clock: YYYY-MM-DD HH:MM:SS (no suffix; the column or sentence names the clock)."""
    return _clock(instant.astimezone(BEIJING))


@lru_cache(maxsize=4096)
def utc(instant: datetime) -> str:
    """`instant` by the UTC clock: YYYY-MM-DD HH:MM:SS."""
    return _clock(instant.astimezone(UTC))


def both(instant: datetime) -> str:
    """`instant` by both clocks: `2023-03-21 01:49:08 (UTC+8) = 2023-03-20 17:49:08 (UTC)`."""
    return f"{beijing(instant)} (UTC+8) = {utc(instant)} (UTC)"


def chinese_day(value: date) -> str:
    """2023年3月21日: Arabic digits, no leading zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{value.year}年{value.month}月{value.day}日"


_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
ENGLISH_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")
"""The months as an English letter writes them."""


def english_day(value: date) -> str:
    """21 March 2023."""
    return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"
