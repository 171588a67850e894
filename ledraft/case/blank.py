"""Blank in any Unicode sense."""

import unicodedata

# Drawn as nothing though Unicode files them under letters or symbols: Hangul fillers, braille blank.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def is_blank(text: str) -> bool:
    """True if `text` is empty or holds nothing that a reader could see (spaces, controls, zero-width marks, fillers)."""
    if text and ("!" <= text[0] <= "~" or "一" <= text[0] <= "鿿"):  # most texts, at a glance
        return False
    return all(c in _DRAWN_AS_NOTHING or unicodedata.category(c)[0] in "ZC" for c in text)
