"""Every text of a case with its place, gathered once, so that rules which read free text do not walk the case again."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from ledraft.case.base import Bilingual, Part
from ledraft.case.model import Case
from ledraft.rules.watches import MEMORY, Watch, found_in, remembered_in, watch_count

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
        "totals",
    }
)


class Text(NamedTuple):
    """One text: its JSONPath, its value, its key, and its language where it is half of a pair ("" otherwise)."""

    path: str
    value: str
    key: str
    language: str = ""


Judge = Callable[[str, tuple[str, ...]], object]
Raw = tuple[str, str, str, str, str]
"""Parent's path, step, value, key, language: of most texts nobody asks for the path."""


def _as_text(raw: Raw) -> Text:
    parent, step, value, key, language = raw
    return Text(parent + step, value, key, language)


@dataclass(frozen=True)
class CaseTexts:
    """The texts of one case in the order of the model's keys. `pairs` are the texts that stand in both languages."""

    _raw: tuple[Raw, ...]
    pairs: tuple[tuple[str, Bilingual], ...]
    _spans: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    _indexed: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def all(self) -> tuple[Text, ...]:
        """Every text."""
        return tuple(map(_as_text, self._raw))

    @cached_property
    def prose(self) -> tuple[Text, ...]:
        """The halves of the pairs: what a recipient reads as language."""
        return tuple(_as_text(raw) for raw in self._raw if raw[4])

    @cached_property
    def moments(self) -> tuple[Text, ...]:
        """The date-times of the case."""
        return tuple(_as_text(raw) for raw in self._raw if raw[3] in MOMENT_KEYS)

    def prose_that(self, judge: Judge, known: tuple[str, ...], *sections: str) -> Iterator[Text]:
        """The prose of which `judge`, asked with the text and `known`, says so; each text is asked of once.

        sections: top-level keys (`$.requests`) or keys of the incident; none: everywhere.
        """
        memory = _memory(judge, known)
        spans = [self._spans.get(section, (0, 0)) for section in sections] or [(0, len(self._raw))]
        for begin, end in spans:
            for raw in self._raw[begin:end]:
                if raw[4]:
                    said = memory.get(raw[2])
                    if _asked(judge, known, raw[2]) if said is None else said:
                        yield _as_text(raw)

    @property
    def _by_watch(self) -> dict[Watch, list[Text]]:
        """Made anew if a rule that was loaded since looks for more."""
        if self._indexed.get("watches") != watch_count():
            self._indexed.update(watches=watch_count(), found=self._index())
        found: dict[Watch, list[Text]] = self._indexed["found"]
        return found

    def _index(self) -> dict[Watch, list[Text]]:
        found: dict[Watch, list[Text]] = {}
        remembered = {language: remembered_in(language) for language in ("", "zh", "en")}
        for raw in self._raw:
            watches = remembered[raw[4]].get(raw[2])
            if watches is None:
                watches = found_in(raw[2], raw[4])
            if watches:
                text = _as_text(raw)
                for one in watches:
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
    walk = _Walk()
    walk.part(case, "$")
    return CaseTexts(tuple(walk.texts), tuple(walk.pairs), walk.spans)


@cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The keys of a part that may hold prose, in the model's order, each with its step of the path."""
    return tuple((key, ".from" if key == "from_" else f".{key}") for key in kind.model_fields if key not in CHOICES)


@cache
def _is_part(kind: Hashable) -> bool:
    """Asked for each value of each case: the answer by type is much faster than pydantic's own."""
    return isinstance(kind, type) and issubclass(kind, Part)


@lru_cache(maxsize=64)
def _memory(_judge: Judge, _known: tuple[str, ...]) -> dict[str, bool]:
    """What a judge said of a text, by the text: asked hundreds of times for each case."""
    return {}


def _asked(judge: Judge, known: tuple[str, ...], text: str) -> bool:
    memory = _memory(judge, known)
    if len(memory) >= MEMORY:
        memory.clear()
    memory[text] = bool(judge(text, known))
    return memory[text]


class _Walk:
    """One walk over a case; `spans` says where the texts of each top-level key, and of the incident's, begin and end."""

    def __init__(self) -> None:
        self.texts: list[Raw] = []
        self.pairs: list[tuple[str, Bilingual]] = []
        self.spans: dict[str, tuple[int, int]] = {}

    def part(self, part: Part, path: str) -> None:
        """The texts of `part`, which stands at `path`."""
        given, values, texts = part.__pydantic_fields_set__, part.__dict__, self.texts
        is_section = path in _SECTIONED
        for key, step in _keys(type(part)):
            if key in given and (value := values[key]):
                begin = len(texts)
                if type(value) is str:
                    texts.append((path, step, value, key, ""))
                else:
                    self._value(value, path, step, key)
                if is_section:
                    self.spans[path + step] = (begin, len(texts))

    def _value(self, value: Any, path: str, step: str, key: str) -> None:
        kind: Any = type(value)
        if kind is Bilingual:
            self._pair(value, path + step, key)
        elif kind is list:
            path += step
            for index, item in enumerate(value):
                if item:
                    self._value(item, path, f"[{index}]", key)
        elif kind is str:
            self.texts.append((path, step, value, key, ""))
        elif _is_part(kind):
            self.part(value, path + step)

    def _pair(self, value: Bilingual, path: str, key: str) -> None:
        self.pairs.append((path, value))
        if value.zh:
            self.texts.append((path, ".zh", value.zh, key, "zh"))
        if value.en:
            self.texts.append((path, ".en", value.en, key, "en"))


_SECTIONED = frozenset({"$", "$.incident"})
