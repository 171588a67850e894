"""Characters that do not belong in a text: invisible ones, broken ones, and radicals that look like
ideographs.
"""

import unicodedata

from ledraft import resources

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
# The grapheme joiner is a mark by its category; all other hidden characters are not printable.
_PRINTABLE_AND_HIDDEN = "\u034f"
_ORDINARY_CONTROLS = frozenset("\t\n\r")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in `text`."""
    return not text.isascii() and any(
        "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" for char in text
    )


def hidden_characters(text: str) -> list[tuple[int, str]]:
    """The index and kind of every character a reader cannot see or a file cannot carry, in order.

    Kinds: surrogate, noncharacter, bidi, zero_width, private_use, control. Tab and line breaks are
    ordinary.
    """
    if text.isprintable() and _PRINTABLE_AND_HIDDEN not in text:
        return []
    return [(index, kind) for index, char in enumerate(text) if (kind := _kind(char))]


def cjk_radicals(text: str) -> list[tuple[int, str, str]]:
    """(index, radical, ideograph) for every radical of U+2E80..U+2FDF, which copies from PDF files bring
    along.

    The ideograph is the one that looks the same: by NFKC for the Kangxi radicals, from verdicts.toml for
    the supplement, which Unicode does not decompose. Radicals without a known ideograph are left out.
    """
    found = [(i, char, _ideograph(char)) for i, char in enumerate(text) if "\u2e80" <= char <= "\u2fdf"]
    return [item for item in found if item[2] and item[2] != item[1]]


def _kind(char: str) -> str:
    if char in _BIDI:
        return "bidi"
    if char in _ZERO_WIDTH:
        return "zero_width"
    if _is_noncharacter(ord(char)):
        return "noncharacter"
    return _kind_by_category(char)


def _kind_by_category(char: str) -> str:
    kinds = {"Cs": "surrogate", "Co": "private_use", "Cc": "control"}
    return "" if char in _ORDINARY_CONTROLS else kinds.get(unicodedata.category(char), "")


def _is_noncharacter(point: int) -> bool:
    # The Unicode Standard, chapter 23.7: U+FDD0..U+FDEF and the last two of every plane.
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def _ideograph(radical: str) -> str:
    supplement: dict[str, str] = resources.toml("verdicts.toml")["radicals"]
    return supplement.get(radical) or unicodedata.normalize("NFKC", radical)


def mixes_look_alikes(text: str) -> bool:
    """Whether `text` mixes scripts with letters that pass for each other (Unicode TR 39); ASCII alone never does."""
    if text.isascii():
        return False
    from confusable_homoglyphs.confusables import (
        is_dangerous,  # its tables take longer to load than a case to check
    )

    return bool(is_dangerous(text))
