"""Expressions that rules look for in texts. A text is searched for all of them at once, and only once.

Most texts of most cases hold none. What was found in a text is remembered by its characters, since the same sentences
come back in every case of a batch; `MEMORY` bounds how many are kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

MEMORY = 8_192


@dataclass(frozen=True, eq=False)
class Watch:
    """One expression. `exact` finds it; `gate`, where there is one, is tried before on the text in small letters.

    Both are compiled when first needed: most expressions never come as far as `exact`.

    language: "zh" or "en" for expressions that are looked for in one half of the pairs only, "" for any text.
    prose: only in texts that stand in both languages.
    judge: what no expression can say: asked with the text and its language instead.
    """

    expression: str
    gate_expression: str = ""
    language: str = ""
    prose: bool = False
    any_case: bool = False
    judge: Callable[[str, str], bool] | None = None

    @cached_property
    def exact(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.expression, re.IGNORECASE if self.any_case else 0)

    @cached_property
    def gate(self) -> re.Pattern[str] | None:
        """The cheaper expression, compiled."""
        return re.compile(self.gate_expression) if self.gate_expression else None

    def occurs(self, text: str, small: str, language: str) -> bool:
        """Whether `text` (in `small` letters; of `language`, "" for none) holds the expression and counts."""
        if self.judge:
            return self.judge(text, language)
        if (self.prose and not language) or (self.language and language and language != self.language):
            return False
        if self.gate and not self.gate.search(small):
            return False
        return bool(self.exact.search(text))


_NOTHING = "(?!)"
_watches: list[Watch] = []
_remembered: dict[str, dict[str, tuple[Watch, ...]]] = {}


def watch(
    expression: str,
    *,
    gate: str = "",
    language: str = "",
    prose: bool = False,
    any_case: bool = False,
) -> Watch:
    """Look for `expression` from now on. `gate` is a cheaper expression that the text in small letters must hold."""
    made = Watch(expression, gate, language, prose, any_case)
    _watches.append(made)
    _remembered.clear()
    return made


def watch_if(judge: Callable[[str, str], bool]) -> Watch:
    """Look for texts of which `judge`, asked with the text and its language ("" for none), says so."""
    made = Watch(_NOTHING, judge=judge)
    _watches.append(made)
    _remembered.clear()
    return made


def watch_count() -> int:
    """How many expressions are looked for by now."""
    return len(_watches)


def remembered_in(language: str) -> Mapping[str, tuple[Watch, ...]]:
    """What is remembered of texts in `language`: text → the watches that occur in it."""
    return _remembered.setdefault(language, {})


def found_in(text: str, language: str) -> tuple[Watch, ...]:
    """The watches whose expression occurs in `text`, the half in `language` of a pair ("" if it is no half)."""
    remembered = _remembered.setdefault(language, {})
    found = remembered.get(text)
    if found is None:
        if len(remembered) >= MEMORY:
            remembered.clear()
        small = text.lower()
        found = remembered[text] = tuple(one for one in _watches if one.occurs(text, small, language))
    return found
