"""What stands in the place of a name or a number and is neither: a dash, “无”, “n/a”, a serial left open."""

import re
import unicodedata
from functools import cache, lru_cache

from ledraft import resources

# A year in its brackets or before 年 is printed on the form beforehand; only what follows is given by the agency.
_YEAR = re.compile(r"[〔\[［(（【]\s*(?:19|20)\d\d\s*年?\s*[〕\]］)）】]|(?:19|20)\d\d\s*年")
_SERIAL = re.compile(r"[1-9]|[一二三四五六七八九十]+\s*号")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The letters and digits of `text` alone, full width as half width, in small letters: two spellings of one name."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def is_placeholder(text: str) -> bool:
    """True if `text` holds neither letter nor digit, or is a word for “nothing yet” (data/placeholders.toml)."""
    return folded(text) in _words()


@lru_cache(maxsize=4096)
def numbers_a_paper(text: str) -> bool:
    """True if `text` can be the number of an issued paper: it holds a serial beside the year, and not of zeros alone."""
    plain = unicodedata.normalize("NFKC", text)
    return not is_placeholder(text) and bool(_SERIAL.search(_YEAR.sub("", plain)))


@cache
def _words() -> frozenset[str]:
    return frozenset({"", *resources.toml("placeholders.toml")["words"]})
