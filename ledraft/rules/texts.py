"""Every text of a case with its place, gathered once, so that rules which read free text do not walk the case again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ledraft.case.base import Bilingual, Part
from ledraft.case.model import Case
from ledraft.rules.watches import Watch, found_in, watch_count

MOMENT_KEYS = frozenset({"at", "to", "from_", "discovered_at", "attested_at", "as_of"})


# Values from a closed list, hashes and references, which other rules judge: nobody writes prose there.
CHOICES = frozenset(
    {
        "format",
        "role",
        "route",
        "status",
        "basis",
        "confidence",
        "level",
        "outcome",
        "choice",
        "state",
        "category",
        "sha256",
        "size",
        "pages",
        "rows",
        "rests_on",
    }
)


class Text(NamedTuple):
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
    _indexed: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def prose(self) -> tuple[Text, ...]:
        """The halves of the pairs: what a recipient reads as language."""
        return tuple(text for text in self.all if text.language)

    @cached_property
    def joined_prose(self) -> str:
        """The prose in one text."""
        return "\n".join(text.value for text in self.prose)

    @cached_property
    def moments(self) -> tuple[Text, ...]:
        """The date-times of the case."""
        return tuple(text for text in self.all if text.key in MOMENT_KEYS)

    @property
    def _by_watch(self) -> dict[Watch, list[Text]]:
        """Made anew if a rule that was loaded since looks for more."""
        if self._indexed.get("watches") != watch_count():
            self._indexed.update(watches=watch_count(), found=self._index())
        found: dict[Watch, list[Text]] = self._indexed["found"]
        return found

    def _index(self) -> dict[Watch, list[Text]]:
        found: dict[Watch, list[Text]] = {}
        for text in self.all:
            for one in found_in(text.value, text.language):
                found.setdefault(one, []).append(text)
        return found

    def holding(self, *watches: Watch) -> list[Text]:
        """The texts in which one of `watches` occurs, each once, in order of the first watch that does."""
        return list(dict.fromkeys(text for one in watches for text in self._by_watch.get(one, ())))

    def find(self, *watches: Watch) -> Iterator[tuple[Text, re.Match[str]]]:
        """Every match of `watches`, with the text."""
        for one in watches:
            for text in self._by_watch.get(one, ()):
                for match in one.exact.finditer(text.value):
                    yield text, match


def gather(case: Case) -> CaseTexts:
    """The texts of `case`: only what was given, defaults are left out."""
    texts: list[Text] = []
    pairs: list[tuple[str, Bilingual]] = []
    _walk(case, "$", texts, pairs)
    return CaseTexts(tuple(texts), tuple(pairs))


def _walk(part: Part, path: str, texts: list[Text], pairs: list[tuple[str, Bilingual]]) -> None:
    given = part.__pydantic_fields_set__
    for key, value in part.__dict__.items():
        if not value or key not in given or key in CHOICES:
            continue
        kind = type(value)
        place = f"{path}.{key}" if key != "from_" else f"{path}.from"
        if kind is str:
            texts.append(Text(place, value, key))
        elif kind is Bilingual:
            pairs.append((place, value))
            if value.zh:
                texts.append(Text(f"{place}.zh", value.zh, key, "zh"))
            if value.en:
                texts.append(Text(f"{place}.en", value.en, key, "en"))
        elif kind is list:
            _walk_list(value, place, key, texts, pairs)
        elif isinstance(value, Part):
            _walk(value, place, texts, pairs)


def _walk_list(
    items: Iterable[object], path: str, key: str, texts: list[Text], pairs: list[tuple[str, Bilingual]]
) -> None:
    for index, item in enumerate(items):
        place = f"{path}[{index}]"
        if type(item) is str:
            if item:
                texts.append(Text(place, item, key))
        elif isinstance(item, Part):
            _walk(item, place, texts, pairs)
