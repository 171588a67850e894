"""The word lists of `data/wording.toml`, compiled once."""

import re
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.languages import LANGUAGES, Language


@cache
def pattern(name: str, language: Language | None = None) -> re.Pattern[str]:
    """One pattern of all expressions of the list `name` in `language` (None: in both). Letters match in any case."""
    wanted = (language,) if language else LANGUAGES
    expressions = [one for each in wanted for one in _list(name)[each]]
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.IGNORECASE)


@cache
def _list(name: str) -> dict[str, Any]:
    found: dict[str, Any] = resources.toml("wording.toml")[name]
    return found
