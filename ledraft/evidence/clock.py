"""Times as exports write them, read without guessing: an order of day and month that is not certain is refused."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

_YEAR_FIRST = re.compile(
    r"(\d{4}|\d{2})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|CST|[+-]\d{2}:?\d{2})?"
)
_MONTH_FIRST = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})"
    r"[, ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
_CLOCK_FIRST = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?) +(\d{4}-\d{2}-\d{2})")
_EPOCH = re.compile(r"\d{13}")
_CHINA = timezone(timedelta(hours=8))


def time_reader(dates: str) -> Callable[[str], tuple[datetime, bool] | None]:
    """A function from a cell's text to a time, or None where the text is no time.

    `dates` is `year-first` (years of two digits too) or `month-first`. The time is aware (bool True) if the
    cell itself states its zone, else naive (False) in the zone of the file. Digits beyond microseconds are
    cut off; the raw text is kept elsewhere.
    """
    pattern = _MONTH_FIRST if dates == "month-first" else _YEAR_FIRST

    def read(text: str) -> tuple[datetime, bool] | None:
        text = text.strip()
        if _EPOCH.fullmatch(text):
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(text)), True
        found = pattern.fullmatch(text) or pattern.fullmatch(_day_first(text))
        return _time(found, month_first=pattern is _MONTH_FIRST) if found else None

    return read


def _day_first(text: str) -> str:
    found = _CLOCK_FIRST.fullmatch(text)
    return f"{found[2]} {found[1]}" if found else text


def _time(found: re.Match[str], *, month_first: bool) -> tuple[datetime, bool] | None:
    first, second, third, hour, minute, seconds, fraction, zone = found.groups()
    year, month, day = (third, first, second) if month_first else (first, second, third)
    if hour is None:  # a date alone does not say which moment is meant
        return None
    try:
        value = datetime(  # noqa: DTZ001 - the zone of the file is attached by the caller
            int(year) + (2000 if len(year) == 2 else 0), int(month), int(day),
            int(hour), int(minute), int(seconds or 0), int((fraction or "0")[:6].ljust(6, "0")),
        )  # fmt: skip
    except ValueError:
        return None
    return (value.replace(tzinfo=_zone(zone)), True) if zone else (value, False)


def _zone(text: str) -> timezone:
    if text in ("Z", "UTC"):
        return UTC
    if text == "CST":  # OKEx wrote CST for China Standard Time
        return _CHINA
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def lacks_seconds(text: str) -> bool:
    """Whether a time has minutes only, as a spreadsheet leaves it after saving again."""
    return bool(re.fullmatch(r"[\d/-]+[T ]+\d{1,2}:\d{2}", text.strip()))
