"""Amounts as exports write them: plain, with thousands separators, with exponents, glued to units."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from ledraft import resources

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_SPACED = re.compile(r"(\S+)\s+(\S+)")
_GLUED = re.compile(r"([+-]?[\d.,]+?(?:[eE][+-]?\d+(?=\D))?)((?![eE]\d+$)[^\W\d_]\w*)")
NOTHING = frozenset({"", "-", "--", "—", "null", "n/a"})


class Figure(NamedTuple):
    """A number and the unit that stood in the same cell (empty if none); `sure` is False if their border was inferred."""

    value: Decimal
    unit: str = ""
    sure: bool = True


@cache
def _assets() -> dict[str, Any]:
    return resources.toml("exports/shared/assets.toml")


@cache
def known_assets() -> frozenset[str]:
    """Asset codes that may be glued to a number."""
    return frozenset([*_assets()["coins"], *_assets()["fiat"]])


def number(text: str, *, commas: bool = True) -> Decimal | None:
    """The number in `text`, all digits kept, or None. A comma is read only as a thousands separator, and only
    if `commas`.
    """
    if _PLAIN.fullmatch(text) or (commas and _THOUSANDS.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    return None


def figure(text: str, candidates: Iterable[str] = (), *, commas: bool = True) -> Figure | None:
    """The number and unit in `text`, or None if they cannot be told for certain.

    `candidates` are the assets of the row's pair: they decide first, so that `10001INCH` is 1000 of 1INCH in
    a pair of 1INCH.
    """
    text = text.strip()
    plain = number(text, commas=commas)
    if plain is not None:
        return Figure(plain)
    return _with_sign(text, commas) or _spaced(text, commas) or _glued(text, tuple(candidates), commas)


def _with_sign(text: str, commas: bool) -> Figure | None:
    for sign, asset in _assets()["signs"].items():
        if sign in text:
            value = number(text.replace(sign, "", 1).strip(), commas=commas)
            return Figure(value, asset) if value is not None else None
    return None


def _spaced(text: str, commas: bool) -> Figure | None:
    found = _SPACED.fullmatch(text)
    value = number(found.group(1), commas=commas) if found else None
    return Figure(value, found.group(2)) if found and value is not None else None


def _glued(text: str, candidates: tuple[str, ...], commas: bool) -> Figure | None:
    for unit in candidates:
        value = number(text.removesuffix(unit), commas=commas) if unit and text.endswith(unit) else None
        if value is not None:
            return Figure(value, unit)
    splits = [(number(text[:cut], commas=commas), text[cut:]) for cut in range(1, len(text))]
    known = [(value, unit) for value, unit in splits if value is not None and unit in known_assets()]
    if len(known) > 1:
        return None
    if known and known[0][0] is not None:
        return Figure(known[0][0], known[0][1])
    return _at_first_letter(text, commas)


def _at_first_letter(text: str, commas: bool) -> Figure | None:
    found = _GLUED.fullmatch(text)
    value = number(found.group(1), commas=commas) if found else None
    return Figure(value, found.group(2), sure=False) if found and value is not None else None


@cache
def sides_of_pair(symbol: str) -> tuple[str, str]:
    """Base and quote of a pair such as `SOL/USDT`, `BTC_USDT`, `BTC-USDT-SWAP` or `TRBUSDT`; empty where it
    does not tell.
    """
    parts = re.split(r"[/_-]", symbol.strip())
    if len(parts) > 1 and parts[1] not in ("PERP", "SWAP") and not parts[1].isdigit():
        return parts[0], parts[1]
    quotes = sorted(_assets()["quotes"], key=len, reverse=True)
    return next(
        ((parts[0].removesuffix(q), q) for q in quotes if parts[0].endswith(q) and parts[0] != q), ("", "")
    )
