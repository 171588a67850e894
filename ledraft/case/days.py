"""Days as people write them, in Chinese or with the English name of a month, read as year, month and day."""

import re
import unicodedata
from datetime import date

from ledraft.case import times

YEAR_FIRST = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
"""A pattern with three groups: year, month, day."""
_YEAR_FIRST = re.compile(YEAR_FIRST)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


def written_day(text: str) -> date | None:
    """The day that `text` is: `2023-3-21`, `2023年3月21日`, `21 March 2023`, `Mar. 21, 2023`; None if it is none."""
    match = _YEAR_FIRST.fullmatch(in_figures(text))
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def in_figures(text: str) -> str:
    """`text` without full-width forms; a day with the name of its month at its beginning becomes `2023-3-21`.

    `03/04/2023`, which is two days, stays as it is.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := _DAY_FIRST.match(plain):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.match(plain):
        name, day, year = match.groups()
    else:
        return plain
    return f"{year}-{_month(name)}-{day}{plain[match.end() :]}"


def _month(name: str) -> int:
    """The number of an English month or its abbreviation; 0, which is no month, for any other word."""
    names = [times.english_day(date(2000, number, 1)).split()[1].lower() for number in range(1, 13)]
    return next((number for number, full in enumerate(names, 1) if full.startswith(name.lower())), 0)
