"""Chinese names in Latin letters: ISO 7098 and GB/T 28039-2011, with the readings that surnames have.

Everything is a suggestion: only the bearer knows how a name is read and how the passport spells it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from ledraft import resources
from ledraft.names.readings import readings_of

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+")
_WAYS_TO_WRITE_YU = ("yu", "ü", "v")


def family_spellings(family: str) -> tuple[str, ...]:
    """The spellings of a surname in capitals, best first: its readings, and the ways in which passports write ü."""
    if not _has_readings(family):
        return ()
    known = _family_readings(family)
    further = [[reading] for reading in readings_of(family)] if family in _single() else []
    return _distinct(spell(reading, yu).upper() for reading in (*known, *further) for yu in _WAYS_TO_WRITE_YU)


def given_spellings(given: str) -> tuple[str, ...]:
    """The spellings of a given name ("Yangli", "Lyu"), best first; only characters that names read in several ways."""
    if not _has_readings(given):
        return ()
    listed: dict[str, list[str]] = resources.toml("surnames.toml")["given"]
    usual = _usual(given)
    others = [[*usual[:n], reading, *usual[n + 1 :]] for n, char in enumerate(given) for reading in listed.get(char, [])]
    return _distinct(spell(reading, yu) for reading in (usual, *others) for yu in _WAYS_TO_WRITE_YU)


def _distinct(spelt: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelt))


def spell(syllables: Iterable[str], yu: str = "ü") -> str:
    """Join syllables (ü as v) to one capitalised word; an apostrophe stands before a, o, e inside it (ISO
    7098).

    yu: what stands for ü, "ü" as in books or "yu" as in passports (LYU).
    """
    word = ""
    for syllable in syllables:
        word += "'" + syllable if word and syllable[:1] in ("a", "o", "e") else syllable
    return (word[:1].upper() + word[1:]).replace("v", yu)


def romanised(text: str, readings: Mapping[str, str] | None = None) -> str:
    """`text` as one word in pinyin. `readings` maps words to their syllables ("chang an") and comes first."""
    return spell(_syllables(text, readings or {}))


def misspelt(zh: str, en: str) -> bool:
    """True if no reading of the characters `zh` gives the Latin letters `en`, in either order of the name's
    parts.

    Case, spaces, hyphens, apostrophes, tone marks and the ways to write ü do not matter. Names that are not
    written in Han characters alone are never called misspelt.
    """
    text, letters = "".join(zh.split()), _letters(en)
    if not _has_readings(text) or not letters:
        return False
    orders = {text, *(text[cut:] + text[:cut] for cut in (1, 2))}
    return not any(_can_be_read(order, letters) for order in orders)


def _has_readings(text: str) -> bool:
    """False for a rare character of which no reading is known, too: it would be left standing among the
    letters.
    """
    return bool(_HAN.fullmatch(text)) and all(_readings(char)[0] != char for char in text)


def _family_readings(family: str) -> list[list[str]]:
    if family in _compound():
        return [_compound()[family].split()]
    known = _single().get(family)
    return [[reading] for reading in known] if known else [_usual(family)]


def _syllables(text: str, readings: Mapping[str, str]) -> list[str]:
    known = sorted(readings, key=lambda word: (-len(word), word))
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", text) if known else [text]
    return [s for piece in pieces if piece for s in _of_piece(piece, readings)]


def _of_piece(piece: str, readings: Mapping[str, str]) -> list[str]:
    return readings[piece].split() if piece in readings else _usual(piece)


def _usual(text: str) -> list[str]:
    """The usual reading of each character, words considered; pypinyin loads its dictionary of phrases for it."""
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(text, v_to_u=False))


def _readings(char: str) -> tuple[str, ...]:
    return readings_of(char) or (char,)


def _all_readings(char: str) -> set[str]:
    surnames: dict[str, list[str]] = resources.toml("surnames.toml")["single"]
    in_compounds = {
        reading
        for name, readings in _compound().items()
        for own, reading in zip(name, readings.split(), strict=True)
        if own == char
    }
    found = {*_readings(char), *surnames.get(char, []), *in_compounds}
    return {reading.replace("v", yu) for reading in found for yu in ("v", "u", "yu")}


def _can_be_read(text: str, letters: str) -> bool:
    ends = {0}
    for char in text:
        readings = _all_readings(char)
        ends = {end + len(r) for end in ends for r in readings if letters.startswith(r, end)}
    return len(letters) in ends


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in plain if "a" <= c <= "z")


@cache
def _single() -> dict[str, list[str]]:
    return dict(resources.toml("surnames.toml")["single"])


@cache
def _compound() -> dict[str, str]:
    return dict(resources.toml("surnames.toml")["compound"])
