"""The usual ways in which a copied identifier goes wrong, recognised by what they leave behind."""

import re

from ledraft.case.blank import is_blank
from ledraft.identifiers.text import hidden_characters
from ledraft.identifiers.verdict import Verdict, bad

_SURFACE = (
    ("cut_in_middle", re.compile(r"…|⋯|\.{3,}|\*{2,}")),
    ("line_break", re.compile(r"[\r\n]")),
    ("punctuation", re.compile(r"^[（【「“‘《]|[。，；、：！？）】」”’》]$")),
    ("full_width", re.compile(r"[\uff01-\uff5e\u3000]")),
    ("spreadsheet_rounded", re.compile(r"^\s*\d(\.\d+)?[eE]\+?\d{2,}\s*$")),
    ("trailing_space", re.compile(r"^\s+\S|\S\s+$")),
    ("inner_space", re.compile(r"\s")),
    ("look_alike", re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")),
)


def surface_slip(value: str) -> str:
    """The slip code of what is visibly wrong with `value` whatever it identifies, or "" if nothing is."""
    kinds = {kind for _, kind in hidden_characters(value)}
    if kinds & {"zero_width", "bidi"}:
        return "zero_width"
    if kinds:
        return "hidden"
    return next((slip for slip, pattern in _SURFACE if pattern.search(value)), "")


def refused_at_sight(value: str) -> Verdict | None:
    """The verdict on a value that is blank or visibly damaged, None if it deserves a closer look."""
    if is_blank(value):
        return bad("blank")
    slip = surface_slip(value)
    return bad("alphabet", slip) if slip else None


def list_mark(value: str) -> str:
    """The slip of digits with separators, or behind an apostrophe or #, as spreadsheets and lists write them; else ""."""
    return "separators" if re.fullmatch(r"['#№]?\d[\d,'’]*\d", value) and not value.isdigit() else ""


def alphabet_slip(value: str, alphabet: str) -> str:
    """Which pair was probably confused, given the characters of `value` that `alphabet` does not have, or
    "".
    """
    strange = set(value) - set(alphabet)
    if strange & set("0Oo"):
        return "zero_or_O"
    if strange & set("1Il|!i"):
        return "one_or_l"
    return ""


def checksum_slip(wrong_length: bool) -> str:
    """Characters are missing or too many if the length is wrong; else one was probably misread."""
    return "cut_short" if wrong_length else "one_character"
