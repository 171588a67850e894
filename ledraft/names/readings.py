"""All readings of one character, from the dictionary that pypinyin ships as data.

Importing pypinyin itself also loads its phrases, which takes ten times as long; checking a name needs characters only.
"""

import json
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DICTIONARY = "pinyin_dict.json"


@cache
def _dictionary() -> dict[str, str]:
    """Code point (decimal) → readings with tone marks, separated by commas."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pypinyin")
    content: dict[str, str] = json.loads(Path(package.origin).with_name(_DICTIONARY).read_text("utf-8"))
    return content


def _plain(reading: str) -> str:
    """A reading without its tone mark, ü as v: `lǜ` → `lv`."""
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in marked if not unicodedata.combining(c))


@cache
def readings_of(char: str) -> tuple[str, ...]:
    """Every reading of `char` without tones, ü as v, in the dictionary's order; empty if none is known."""
    known = _dictionary().get(str(ord(char)), "")
    return tuple(dict.fromkeys(_plain(reading) for reading in known.split(",") if reading))
