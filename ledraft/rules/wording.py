"""The word lists of `data/wording.toml`, compiled once."""

import re
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.languages import LANGUAGES, Language
from ledraft.rules.watches import Watch, watch


@cache
def pattern(name: str, language: Language | None = None) -> re.Pattern[str]:
    """One pattern of all expressions of the list `name` in `language` (None: in both). Letters match in any case."""
    wanted = (language,) if language else LANGUAGES
    return re.compile("|".join(_joined(name, each) for each in wanted), re.IGNORECASE)


@cache
def watched(name: str, *, by_language: bool = False, prose: bool = False) -> tuple[Watch, ...]:
    """The list `name` as watches, one for each language; `by_language`: each in its own half of the pairs only.

    The expressions are written in small letters, so that they serve as their own gate.
    """
    return tuple(
        watch(
            _joined(name, each),
            gate=_joined(name, each),
            language=each if by_language else "",
            prose=prose,
            any_case=True,
        )
        for each in LANGUAGES
    )


@cache
def _joined(name: str, language: Language) -> str:
    """Alternatives; a word boundary that all begin with stands once before them, which is much faster."""
    expressions: list[str] = _list(name)[language]
    if all(one.startswith(r"\b") for one in expressions):
        return r"\b(?:" + "|".join(f"(?:{one[2:]})" for one in expressions) + ")"
    return "|".join(f"(?:{one})" for one in expressions)


@cache
def _list(name: str) -> dict[str, Any]:
    found: dict[str, Any] = resources.toml("wording.toml")[name]
    return found
