"""What the tag of a control stands for: a path of the case, how its text is to be read, and whose value it is."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.case import fields
from ledraft.case.documents import document_kinds
from ledraft.case.fields import Half, Texts
from ledraft.languages import LANGUAGES

NOT_READ = ("mark", "letter", "officer")
"""Kinds of controls whose text is never taken into the case."""
_CLOCKS = ("beijing", "utc")
_UNREADABLE_KINDS = ("image", "group", "flag")
_NEVER = ("$.role", "$.route", "$.recipient")


@dataclass(frozen=True)
class Meaning:
    """A control's tag without its last part (`stem`), that part (a language, a clock or nothing), how it is read."""

    stem: str
    suffix: str
    kind: str
    half: Half
    words: tuple[tuple[str, Texts], ...] = ()

    @property
    def language(self) -> str:
        """The language in which the text belongs to a text of two languages, or nothing."""
        return self.suffix if self.suffix in LANGUAGES and self.kind in ("text", "bilingual") else ""


def meaning(tag: str) -> Meaning | None:
    """What a control tagged `tag` stands for; None for one that no letter of ledraft has."""
    stem, suffix = _parted(tag)
    entry = _entries().get(f"$.{stem}")
    if entry is not None:
        return _registered(entry, stem, suffix)
    for pattern, line in _lines():
        if pattern.fullmatch(stem) and _known_document(stem):
            return Meaning(stem, suffix, line["kind"], line["half"], _words(line.get("words")))
    return None


def _parted(tag: str) -> tuple[str, str]:
    stem, _dot, last = tag.rpartition(".")
    return (stem, last) if stem and last in (*LANGUAGES, *_CLOCKS) else (tag, "")


@cache
def _entries() -> dict[str, fields.Entry]:
    readable = (e for e in fields.entries() if e.kind not in _UNREADABLE_KINDS and e.path not in _NEVER)
    return {entry.path: entry for entry in readable if entry.path not in _not_read()}


@cache
def _not_read() -> frozenset[str]:
    rows = resources.toml("readback.toml")["control"]
    return frozenset(f"$.{row['tag']}" for row in rows if row["kind"] in NOT_READ)


def _registered(entry: fields.Entry, stem: str, suffix: str) -> Meaning | None:
    if entry.kind.startswith("bilingual"):
        return Meaning(stem, suffix, "bilingual", entry.half) if suffix in LANGUAGES else None
    words = tuple((choice.value, choice.label) for choice in entry.choices)
    kind = {"phone_type": "choice", "long": "text", "text": "line", "identifier": "line"}.get(entry.kind, entry.kind)
    return Meaning(stem, suffix, kind, entry.half, words)


@cache
def _lines() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((_pattern(line["tag"]), line) for line in resources.toml("readback.toml")["control"])


def _pattern(tag: str) -> re.Pattern[str]:
    anything, word = r"[\w.\-]+", "[a-z_]+"
    escaped = re.escape(tag).replace(r"\*\*", anything)
    return re.compile(escaped.replace(r"\[\*\]", r"\[\d+\]").replace(r"\*", word))


def _known_document(stem: str) -> bool:
    parts = stem.split(".")
    return parts[0] != "documents" or parts[1] in {kind.id for kind in document_kinds()}


def _words(where: list[str] | None) -> tuple[tuple[str, Texts], ...]:
    if where is None:
        return ()
    name, group = where
    return tuple(resources.toml(name)[group].items())
