"""Numbers of persons and bodies: resident identity cards, unified social credit codes, police numbers.

Two check characters are counted here, not by python-stdnum: loading it takes longer than reading and judging a case. The
tests hold both against the library.
"""

import re
from datetime import date

from ledraft.identifiers import regions
from ledraft.identifiers.slips import alphabet_slip, refused_at_sight
from ledraft.identifiers.verdict import GOOD, Verdict, bad

_LENGTH = 18
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_HEAD = 8
_RESIDENCE_PERMITS = ("81", "82", "83")
_SHOWN_HEAD, _SHOWN_TAIL, _STARS = 6, 4, "****"


def check_resident_id(value: str) -> Verdict:
    """Check a resident identity number (GB 11643-1999: 18 characters, ISO 7064 MOD 11-2). Lower-case x is
    the same.

    Notes on a good number: "residence_permit" (81, 82, 83: residents of Hong Kong, Macao, Taiwan) and
    "region_code".
    """
    early = refused_at_sight(value)
    if early:
        return early
    if len(value) != _LENGTH:
        return bad("length", "cut_short")
    if not re.fullmatch("[0-9]{17}[0-9Xx]", value):
        return bad("alphabet", alphabet_slip(value, "0123456789Xx"))
    if value[-1].upper() != check_character(value):
        return bad("checksum", "one_character")
    return _birth_and_place(value)


def check_uscc(value: str) -> Verdict:
    """Check a unified social credit code (GB 32100-2015: 18 characters, no I, O, S, V, Z, MOD 31)."""
    early = refused_at_sight(value)
    if early:
        return early
    if not set(value.upper()) <= set(_USCC_ALPHABET):
        return bad("alphabet", alphabet_slip(value.upper(), _USCC_ALPHABET))
    if len(value) != _LENGTH:
        return bad("length", "cut_short")
    if not value[:_USCC_HEAD].isdigit():
        return bad("format")
    return GOOD if value[-1].upper() == uscc_check_character(value) else bad("checksum", "one_character")


def check_police_number(value: str) -> Verdict:
    """Note ("police_number") a police number that is not six or seven digits. Agencies differ, so none is
    refused.
    """
    early = refused_at_sight(value)
    if early:
        return early
    return GOOD if re.fullmatch("[0-9]{6,7}", value) else Verdict(True, "police_number")


def mask_id(text: str) -> str:
    """`text`, one identity number, with its middle hidden: 110105****002X. Short ones are hidden whole."""
    hidden = len(text) - _SHOWN_HEAD - _SHOWN_TAIL
    return f"{text[:_SHOWN_HEAD]}{_STARS}{text[-_SHOWN_TAIL:]}" if hidden >= len(_STARS) else _STARS


def check_character(value: str) -> str:
    """ISO 7064 MOD 11-2: the weight of a digit is 2 to the power of its place from the right, the last one's 1."""
    remainder = (1 - sum(int(digit) << place for place, digit in enumerate(reversed(value[:-1]), 1))) % 11
    return "X" if remainder == 10 else str(remainder)


def uscc_check_character(value: str) -> str:
    """MOD 31: the weight of a character is 3 to the power of its place from the left, the first one's 0."""
    total = sum(_USCC_ALPHABET.index(char) * 3**place for place, char in enumerate(value[:-1].upper()))
    return _USCC_ALPHABET[-total % 31]


def _birth_and_place(value: str) -> Verdict:
    year, month, day = int(value[6:10]), int(value[10:12]), int(value[12:14])
    try:
        date(year, month, day)
    except ValueError:
        return bad("birth_date")
    if value.startswith(_RESIDENCE_PERMITS):
        return Verdict(True, "residence_permit")
    return GOOD if regions.is_assigned(value[:6], year) else Verdict(True, "region_code")
