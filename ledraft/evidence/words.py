"""Header words and zones: a header is compared without marks, footnote figures, spaces and zone."""

import re
import unicodedata
from datetime import UTC, timedelta, timezone

_FOOTNOTES = str.maketrans("", "", "\ufeff¹²³⁴⁵⁶⁷⁸⁹⁰")
_SUFFIX = re.compile(r"\s*\((?:utc|gmt)[^)]*\)$")
_ZONE = re.compile(r"(?:utc|gmt)?\s*(?:([+-])(\d{1,2})(?::?([0-5]\d))?)?", re.IGNORECASE)
_OFFSET = r"((?:utc|gmt)(?:[+-]\d{1,2}(?::?[0-5]\d)?)?)(?![\w+-])"
_IN_BRACKETS = re.compile(r"\(" + _OFFSET, re.IGNORECASE)
_IN_PREAMBLE = re.compile(r"(?:time ?zone|时区|時區)\W*" + _OFFSET, re.IGNORECASE)
_IN_FILE_NAME = re.compile(
    r"[~_(]((?:utc|gmt)(?:[+-]\d{1,2})?)(?![a-z0-9+-])|(?<![a-z])((?:utc|gmt)[+-]\d{1,2})(?!\d)", re.I
)


def trimmed(header: str) -> str:
    """A header in one form: no byte order mark, no footnote figure, NFKC, one space between words, lower case."""
    text = unicodedata.normalize("NFKC", header.translate(_FOOTNOTES))
    return re.sub(r"\s+", " ", text).strip().strip("'\"").strip().lower()


def normalised(header: str) -> str:
    """`trimmed` without a zone in brackets at its end: what layouts are recognised by."""
    return _SUFFIX.sub("", trimmed(header))


def zone_of_header(header: str) -> str:
    """The zone that a header states, such as `UTC+8` in `Date(UTC+8)`; empty if it states none (`(UTCnull)` is none)."""
    text = trimmed(header)
    if text.startswith(("utc_", "utc ")):
        return "UTC"
    return _first(_IN_BRACKETS, text)


def zone_of_preamble(text: str) -> str:
    """The zone that a line above the header states (`Time Zone:UTC+8`, `时区:UTC+8`), or nothing."""
    return _first(_IN_PREAMBLE, trimmed(text))


def zone_of_file_name(name: str) -> str:
    """The zone that a file's name carries (`~UTC+8~`, `(GMT+9)`); empty if it carries none."""
    return _first(_IN_FILE_NAME, name)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next(group for group in found.groups() if group).upper() if found else ""


def parse_zone(text: str) -> timezone | None:
    """`UTC`, `UTC+8`, `GMT+09:00`, `+08:00` or `Z` as a fixed offset; None if it is none of them.

    Names of places are refused: which offset they mean depends on the date.
    """
    text = text.strip()
    if text in ("Z", "z"):
        return UTC
    found = _ZONE.fullmatch(text) if text else None
    if not found:
        return None
    sign, hours, minutes = found.groups()
    if hours is None:
        return UTC
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if sign == "-" else offset)
