"""Every text of a case with its place, gathered once, so that rules which read free text do not walk the case again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ledraft.case.base import Bilingual, Part
from ledraft.case.model import Case
from ledraft.jsontext import child

MOMENT_KEYS = frozenset({"at", "to", "from_", "discovered_at", "attested_at", "as_of"})
_SEPARATOR = "\n\x1e\n"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its JSONPath, its value, its key, and its language where it is half of a pair ("" otherwise)."""

    path: str
    value: str
    key: str
    language: str = ""


@dataclass(frozen=True)
class CaseTexts:
    """The texts of one case in the order of the model's keys. `pairs` are the texts that stand in both languages."""

    all: tuple[Text, ...]
    pairs: tuple[tuple[str, Bilingual], ...]

    @cached_property
    def joined(self) -> str:
        """All texts in one, to see quickly whether a pattern occurs at all."""
        return _SEPARATOR.join(text.value for text in self.all)

    @cached_property
    def prose(self) -> tuple[Text, ...]:
        """The halves of the pairs: what a recipient reads as language."""
        return tuple(text for text in self.all if text.language)

    @cached_property
    def joined_prose(self) -> str:
        """The prose in one text."""
        return _SEPARATOR.join(text.value for text in self.prose)

    @cached_property
    def moments(self) -> tuple[Text, ...]:
        """The date-times of the case."""
        return tuple(text for text in self.all if text.key in MOMENT_KEYS)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
        """Every match of `pattern` in every text. The pattern must not depend on where a text begins or ends."""
        if pattern.search(self.joined):
            yield from _matches(self.all, pattern)

    def find_in_prose(self, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
        """Every match of `pattern` in the prose."""
        if pattern.search(self.joined_prose):
            yield from _matches(self.prose, pattern)


def _matches(texts: tuple[Text, ...], pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
    for text in texts:
        for match in pattern.finditer(text.value):
            yield text, match


def gather(case: Case) -> CaseTexts:
    """The texts of `case`: only what was given, defaults are left out."""
    texts: list[Text] = []
    pairs: list[tuple[str, Bilingual]] = []
    _walk(case, "$", texts, pairs)
    return CaseTexts(tuple(texts), tuple(pairs))


def _walk(part: Part, path: str, texts: list[Text], pairs: list[tuple[str, Bilingual]]) -> None:
    given = part.model_fields_set
    for key, value in part.__dict__.items():
        if key not in given:
            continue
        place = f"{path}.{key.rstrip('_')}"
        if isinstance(value, str):
            if value:
                texts.append(Text(place, value, key))
        elif isinstance(value, Bilingual):
            pairs.append((place, value))
            texts += [
                Text(f"{place}.{side}", half, key, side)
                for side, half in (("zh", value.zh), ("en", value.en))
                if half
            ]
        elif isinstance(value, Part):
            _walk(value, place, texts, pairs)
        elif isinstance(value, list):
            _walk_list(value, place, key, texts, pairs)


def _walk_list(
    items: list[object], path: str, key: str, texts: list[Text], pairs: list[tuple[str, Bilingual]]
) -> None:
    for index, item in enumerate(items):
        place = child(path, index)
        if isinstance(item, Part):
            _walk(item, place, texts, pairs)
        elif isinstance(item, str) and item:
            texts.append(Text(place, item, key))
