"""All readings of one character, from the dictionary that pypinyin ships as data.

Importing pypinyin itself also loads its phrases, which takes ten times as long; checking a name needs a few characters
only, and to find those in the text of the dictionary is much faster than to parse it.
"""

import json
import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DICTIONARY = "pinyin_dict.json"
_VALUE = re.compile(r'\s*:\s*("(?:[^"\\]|\\.)*")')


@cache
def _dictionary() -> str:
    """JSON: code point (decimal) → readings with tone marks, separated by commas."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pypinyin")
    return Path(package.origin).with_name(_DICTIONARY).read_text("utf-8")


def _plain(reading: str) -> str:
    """A reading without its tone mark, ü as v: `lǜ` → `lv`."""
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in marked if not unicodedata.combining(c))


@cache
def readings_of(char: str) -> tuple[str, ...]:
    """Every reading of `char` without tones, ü as v, in the dictionary's order; empty if none is known."""
    key = f'"{ord(char)}"'
    start = _dictionary().find(key)
    entry = _VALUE.match(_dictionary(), start + len(key)) if start >= 0 else None
    known: str = json.loads(entry[1]) if entry else ""
    return tuple(dict.fromkeys(_plain(reading) for reading in known.split(",") if reading))
