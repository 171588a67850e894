"""Read-back: what was typed into the controls of a letter or of the issuing kit, taken back into the case.

Nothing is removed, nothing but the paths of known controls is touched, and of two different answers none is taken.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from ledraft.case import paths, reading, saving, times
from ledraft.case.blank import is_blank
from ledraft.case.model import Case
from ledraft.case.stage import issued, stage_of
from ledraft.errors import Refused, UnusableInput
from ledraft.identifiers.country import country_code
from ledraft.languages import LANGUAGES, _
from ledraft.letters import reread
from ledraft.letters.catalogue import letters, why_not
from ledraft.letters.control import Control, slug
from ledraft.letters.phrases import phrase
from ledraft.letters.tags import NOT_READ, Meaning, meaning
from ledraft.letters.typed import Unreadable, value_of
from ledraft.letters.writing import Desk
from ledraft.rules.doctor import same_number

Kind = Literal["conflict", "unreadable", "unknown", "kept_out"]


@dataclass(frozen=True)
class Change:
    """One value of the case that becomes another: JSONPath, what stood there (or nothing), what was typed."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class Remark:
    """A control that was not taken over: why, and the different texts that stand in it. `kept_out` is no finding: the
    text belongs to the letter alone."""

    kind: Kind
    path: str
    texts: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class ReadBack:
    """What a Word file says: the changes, the remarks, and the case's data with the changes made."""

    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    data: dict[str, Any]

    @property
    def findings(self) -> tuple[Remark, ...]:
        """The remarks that ask somebody to do something."""
        return tuple(remark for remark in self.remarks if remark.kind != "kept_out")


def read_back(word_file: bytes, data: dict[str, Any], desk: Desk) -> ReadBack:
    """What was typed into `word_file`, a draft of the case whose JSON data are `data` and whose papers `desk` writes.

    Raises UnusableInput if it is not a Word file, unpacks beyond all measure, or declares entities.
    """
    printed = _printed(desk)
    work = _Reading(desk.case, saving.prune(deepcopy(data)))
    for found in reread.controls(word_file, _named(printed)):
        text = _typed(found.text, printed.get(found.path) or _sharing_a_name(printed, found.path))
        if text:
            work.take(found.path, text)
    work.settle()
    return ReadBack(tuple(work.changes), tuple(work.remarks), work.data)


@dataclass
class _Printed:
    """What the letters of a case print for one tag: the texts that mean “unchanged”, and its blanks."""

    texts: set[str] = field(default_factory=set)
    blanks: set[str] = field(default_factory=set)


def _printed(desk: Desk) -> Mapping[str, _Printed]:
    """Every control of every letter that can be drawn up for the case as it stands, by its tag."""
    known: dict[str, _Printed] = {}
    stage = stage_of(desk.case.documents)
    for one in letters():
        for language in () if why_not(one, desk.case, stage) else one.languages:
            with suppress(Refused):
                for control in _controls(desk.context(one, language)):
                    _note(known.setdefault(control.path, _Printed()), control)
    return known


def _controls(value: object) -> Iterator[Control]:
    if isinstance(value, Control):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from _controls(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _controls(below)


def _note(known: _Printed, control: Control) -> None:
    if not control.blank:
        known.texts.add(_even(control))
    for half in ("officer", "reporter"):
        known.blanks.update(phrase("blank", half, language, label=control.label) for language in LANGUAGES)


def _named(printed: Iterable[str]) -> list[str]:
    """The tags that a bookmark's shortened name tells apart; the others are reported as they stand."""
    tags = list(printed)
    names = Counter(map(slug, tags))
    return [tag for tag in tags if names[slug(tag)] == 1]


def _sharing_a_name(printed: Mapping[str, _Printed], shortened: str) -> _Printed | None:
    """What is printed for all tags whose bookmarks have the one shortened name."""
    sharing = [known for tag, known in printed.items() if slug(tag) == slug(shortened)]
    texts, blanks = ({t for one in sharing for t in getattr(one, name)} for name in ("texts", "blanks"))
    return _Printed(texts, blanks) if sharing else None


def _typed(text: str, known: _Printed | None) -> str:
    """What was typed into a control, without its blank; nothing if it is as it was printed."""
    for blank in sorted(known.blanks if known else (), key=len, reverse=True):
        text = text.replace(blank, "")
    for kit_blank in (phrase("blank", "kit", language) for language in LANGUAGES):
        text = text.replace(kit_blank, "")
    if known is None and _any_blank().fullmatch(text.strip()):
        return ""
    return "" if is_blank(text) or (known and _even(text) in known.texts) else text.strip()


@cache
def _any_blank() -> re.Pattern[str]:
    """Any blank of a letter that this case, as it stands now, would not be given."""
    made = [phrase("blank", half, lang, label="\0") for half in ("officer", "reporter") for lang in LANGUAGES]
    return re.compile("|".join(re.escape(one).replace("\0", "[^【】]+") for one in made))


def _even(text: str) -> str:
    return " ".join(text.split())


@dataclass
class _Reading:
    """One reading under way: the values found for each path, and what becomes of them."""

    case: Case
    data: dict[str, Any]
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    found: dict[str, dict[str, Meaning]] = field(default_factory=dict)
    new_kinds: dict[str, int] = field(default_factory=dict)

    def take(self, tag: str, text: str) -> None:
        """Read one filled control."""
        known = meaning(tag)
        if known is None:
            self._remark("unknown", tag, text, _("no letter of ledraft has such a control"))
        elif known.kind in NOT_READ:
            self._not_read(known, tag, text)
        elif "【" in text:
            self._remark("unreadable", tag, text, _("part of the blank still stands there; type without the brackets"))
        else:
            self._read(known, tag, text)

    def _remark(self, kind: Kind, tag: str, text: str, reason: str) -> None:
        remark = Remark(kind, f"$.{tag}", (text,), reason)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _not_read(self, known: Meaning, tag: str, text: str) -> None:
        if known.kind == "letter":
            self._remark("kept_out", tag, text, _("stays in the letter; the case has no place for it"))
        elif known.kind == "officer":
            reason = _("only the officer states this, in the case file itself; a Word file cannot")
            self._remark("unreadable", tag, text, reason)

    def _read(self, known: Meaning, tag: str, text: str) -> None:
        try:
            value = value_of(text, known)
        except Unreadable as problem:
            self._remark("unreadable", tag, text, str(problem))
            return
        self.found.setdefault(self._path(known), {}).setdefault(value, known)

    def _path(self, known: Meaning) -> str:
        path = f"$.{known.stem}" + (f".{known.language}" if known.language else "")
        if not known.stem.startswith("documents."):
            return path
        _documents, kind, *rest = known.stem.split(".")
        return ".".join([f"$.documents[{self._document(kind)}]", *rest])

    def _document(self, kind: str) -> int:
        """The index of the document that letters print for `kind`; a new one is added after the last."""
        documents = self.case.documents
        paper = issued(documents, kind) or next((d for d in documents if d.kind == kind), None)
        if paper is not None:
            return next(index for index, one in enumerate(documents) if one is paper)
        return self.new_kinds.setdefault(kind, len(documents) + len(self.new_kinds))

    def settle(self) -> None:
        """Turn what was found into changes, conflicts and refusals; the data take the changes one by one."""
        for path, values in self.found.items():
            value, known = next(iter(values.items()))
            old = str(paths.peek(self.data, path) or "")
            if len(values) > 1:
                reason = _("it is filled in differently in several places")
                self.remarks.append(Remark("conflict", path, tuple(values), reason))
            elif not self._same(old, value, known):
                self._change(Change(path, old, value), known)

    def _same(self, old: str, new: str, known: Meaning) -> bool:
        if known.kind == "phone":
            return same_number(old, new, country_code(self.case.agency.country) or "CN")
        if known.kind == "moment" and old:
            return times.moment(old) == times.moment(new)
        return old == new

    def _change(self, change: Change, known: Meaning) -> None:
        if known.half == "reporter" and change.old:
            reason = _("the case says something else already; correct it there")
            self.remarks.append(Remark("conflict", change.path, (change.old, change.new), reason))
            return
        changes = [*self._new_document(change.path), change]
        try:
            self.data = _changed(self.data, changes)
            self.changes += changes
        except (UnusableInput, IndexError, TypeError) as problem:
            reason = problem.lines[0] if isinstance(problem, UnusableInput) else _("the case has no such entry")
            self.remarks.append(Remark("unreadable", change.path, (change.new,), reason))

    def _new_document(self, path: str) -> list[Change]:
        """The kind of a document that the case does not have yet, before the first value of it."""
        for kind, index in self.new_kinds.items():
            document = f"$.documents[{index}]"
            if path.startswith(f"{document}.") and paths.peek(self.data, document) is None:
                return [Change(f"{document}.kind", "", kind)]
        return []


def _changed(data: dict[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """`data` with `changes`. Raises UnusableInput if they do not fit a case's shape, IndexError beyond a list's end."""
    changed = deepcopy(data)
    for change in changes:
        paths.put(changed, change.path, change.new)
    reading.validate(changed)
    return changed
