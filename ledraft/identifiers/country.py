"""Countries and regions: ISO 3166 codes and their names in Chinese and English (Unicode CLDR, with our
wording first).
"""

import re
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.languages import LANGUAGES, Language


def country_codes() -> tuple[str, ...]:
    """All ISO 3166-1 alpha-2 codes that a case may use, sorted."""
    return tuple(sorted(_names("en")))


def country_code(text: str) -> str | None:
    """The code of the country that `text` names by its code, its Chinese or English name or an alias, else
    None.
    """
    folded = _folded(text)
    if folded in our_index():
        return our_index()[folded]
    if folded.upper() in _names("en"):
        return folded.upper()
    return _index().get(folded)


def country_name(code: str, language: Language) -> str:
    """The name of the country `code`. Raises KeyError for an unknown code."""
    ours: dict[str, str] | None = _ours()["names"].get(code.upper())
    return ours[language] if ours else _names(language)[code.upper()]


@cache
def _names(language: Language) -> dict[str, str]:
    from babel import Locale  # most cases name the country as our own list does

    locale = Locale("zh", script="Hans", territory="CN") if language == "zh" else Locale("en")
    found = {code: name for code, name in locale.territories.items() if re.fullmatch("[A-Z]{2}", code)}
    ours = {code: texts[language] for code, texts in _ours()["names"].items()}
    return {code: name for code, name in (found | ours).items() if code not in _ours()["not_countries"]}


@cache
def _index() -> dict[str, str]:
    names = {_folded(name): code for language in LANGUAGES for code, name in _names(language).items()}
    return names | our_index()


@cache
def our_index() -> dict[str, str]:
    """ISO code by every spelling that ledraft lists itself, folded; most cases need no other."""
    names = {_folded(name): code for code, texts in _ours()["names"].items() for name in texts.values()}
    aliases = {_folded(alias): code for code, spellings in _ours()["aliases"].items() for alias in spellings}
    return {code.casefold(): code for code in _ours()["names"]} | names | aliases


def _ours() -> dict[str, Any]:
    return resources.toml("territories.toml")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
