"""Order ids and client order ids of exchanges: their shape, and what spreadsheets and retyping do to them."""

import re

from ledraft.identifiers.slips import list_mark, refused_at_sight
from ledraft.identifiers.verdict import GOOD, Verdict, bad

# Spreadsheets keep 15 significant digits and write zeros for the rest.
_KEPT_DIGITS = 15
_CERTAIN_ZEROS = 3
_ORDER_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")
# The widest rule published by a large exchange: ^[\.A-Z\:/a-z0-9_-]{1,36}$.
_CLIENT_ORDER_ID = re.compile(r"[.A-Z:/a-z0-9_-]+")
_USUAL_LENGTH = 36
_LONG_FOR_DIGITS = 7
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l"})


def check_order_id(value: str) -> Verdict:
    """Whether `value` can be an order id as the exchange wrote it; letters and digits, usually digits
    alone.
    """
    early = _damage(value)
    if early:
        return early
    return _among_digits(value) or _check_shape(value, _ORDER_ID)


def check_client_order_id(value: str) -> Verdict:
    """Whether `value` can be a client order id (capital and small letters differ in it)."""
    early = _damage(value)
    if early:
        return early
    return _check_shape(value, _CLIENT_ORDER_ID)


def looks_alike(first: str, second: str) -> bool:
    """True if two different ids differ only in letter case or in 0/O and 1/l/I, so one was probably
    retyped.
    """
    return first != second and _folded(first) == _folded(second)


def _check_shape(value: str, shape: re.Pattern[str]) -> Verdict:
    if not shape.fullmatch(value):
        return bad("alphabet", "link" if "://" in value else list_mark(value))
    return GOOD if len(value) <= _USUAL_LENGTH else Verdict(True, "long_number")


def _among_digits(value: str) -> Verdict | None:
    """A single letter that looks like a digit, where all others are digits."""
    letters = [char for char in value if not char.isdigit()]
    if len(value) < _LONG_FOR_DIGITS or len(letters) != 1 or letters[0] not in "OoIl":
        return None
    return Verdict(True, "maybe_letter", "zero_or_O" if letters[0] in "Oo" else "one_or_l")


def _damage(value: str) -> Verdict | None:
    early = refused_at_sight(value)
    if early:
        return early
    if re.fullmatch(r"[0-9]+\.0*", value):
        return bad("format", "spreadsheet_rounded")
    return _rounded(value)


def _rounded(value: str) -> Verdict | None:
    """Three zeros where digits were cut off are no accident; one or two may be, so they are only noted."""
    tail = value[_KEPT_DIGITS:]
    if not re.fullmatch("[1-9][0-9]*", value) or not tail or set(tail) != {"0"}:
        return None
    if len(tail) >= _CERTAIN_ZEROS:
        return bad("format", "spreadsheet_rounded")
    return Verdict(True, "maybe_rounded", "spreadsheet_rounded")


def _folded(text: str) -> str:
    return text.lower().translate(_ALIKE)
