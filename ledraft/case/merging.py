"""Joining the two halves of a case: by ownership, keeping who supplied each fact, never choosing between two answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ledraft.case import paths
from ledraft.case.model import Case
from ledraft.case.ownership import reporter_may_state, served_on_reporter
from ledraft.case.pairing import pairs
from ledraft.case.saving import prune
from ledraft.errors import UserError
from ledraft.languages import _

Side = Literal["reporter", "officer"]
_ABSENT: Any = None
_VERIFICATION = ("stated", "verified")
"""To verify is the officer's part; that the reporter stated it first contradicts nothing."""
_WHOLE = ".totals"
"""A list that is the sum of one choice of rows: two of them are two answers, and no third is made of their entries."""
_NOT_FACTS = ("$schema", "format", "role", "as_of", "specimen")


@dataclass(frozen=True)
class Conflict:
    """Two different answers: where each stands in its own file, and what each says."""

    path: str
    officer_path: str
    reporter_says: Any
    officer_says: Any


@dataclass(frozen=True)
class Merged:
    """The joined case as JSON data; what the two halves disagree on; what was left out because the reporter may not
    state it, and what the reporter stated and the officer has verified (paths in the reporter's file)."""

    data: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[str, ...]
    verified: tuple[str, ...]

    @property
    def suppliers(self) -> Mapping[str, str]:
        """Path to who supplied what stands there and below (`reporter`, `officer`, `both`)."""
        return {one["path"]: one["by"] for one in self.data.get("attestation", {}).get("supplied", [])}


def stated(case: Case) -> dict[str, Any]:
    """What `case` states, as JSON data: what was written in its file, without blanks and without defaults."""
    data: dict[str, Any] = prune(case.model_dump(mode="json", by_alias=True, exclude_unset=True))
    return data


def merge(reporter: Case, officer: Case, settled: Mapping[str, Side] | None = None) -> Merged:
    """Join the halves; `settled` says, by the path in the reporter's file, whose answer stands where they disagree.

    Raises UserError if a file is in the other's place, or if `settled` names what is no conflict or gives the reporter
    the last word on the officer half.
    """
    _refuse_swapped(reporter, officer)
    theirs = stated(officer)
    work = _Join({one.path: one.by for one in officer.attestation.supplied}, dict(settled or {}))
    theirs.get("attestation", {}).pop("supplied", None)
    facts, origin = work.objects("$", "$", _facts(stated(reporter)), _facts(theirs))
    work.refuse_unused()
    data = _ordered(_frame(reporter, officer) | (facts or {}))
    supplied = [{"path": path, "by": by} for path, by in _records("$", origin)]
    paths.put(data, "$.attestation.supplied", supplied)
    return Merged(_ordered(data), tuple(work.conflicts), tuple(work.left_out), tuple(work.verified))


def _refuse_swapped(reporter: Case, officer: Case) -> None:
    if reporter.role == "officer":
        message = _("The first file is an officer's half; give the reporter's half first, the officer's second.")
        raise UserError(message)
    if officer.role != "officer":
        message = _("The second file is not an officer's half: its role is {role}, not officer.")
        raise UserError(message.format(role=officer.role))


def _facts(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _NOT_FACTS}


def _frame(reporter: Case, officer: Case) -> dict[str, Any]:
    """What is no fact of either side. A specimen stays one, whichever half says so."""
    frame = {
        "$schema": officer.schema_ or reporter.schema_,
        "format": officer.format,
        "role": "officer",
        "as_of": officer.as_of or reporter.as_of,
        "specimen": officer.specimen or reporter.specimen,
    }
    return {key: value for key, value in frame.items() if value}


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    keys = [info.alias or name for name, info in Case.model_fields.items()]
    return {key: data[key] for key in keys if key in data}


@dataclass
class _Join:
    """One merge under way: the officer's earlier record of suppliers, what was settled, what was found."""

    recorded: Mapping[str, str]
    settled: dict[str, Side]
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    verified: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    """Documents in the reporter's file that are not served on a reporter."""

    def value(self, here: str, there: str, mine: Any, theirs: Any) -> tuple[Any, Any]:
        """The joined value and its origin. `here` and `there` are its paths in the reporter's and the officer's file,
        `mine` and `theirs` what they say."""
        if here.endswith(_WHOLE):
            return self._leaf(here, there, mine, theirs)
        known = [side for side in (mine, theirs) if side is not _ABSENT]
        if all(isinstance(side, dict) for side in known):
            return self.objects(here, there, mine or {}, theirs or {})
        if all(isinstance(side, list) and all(isinstance(row, dict) for row in side) for side in known):
            return self._lists(here, there, mine or [], theirs or [])
        return self._leaf(here, there, mine, theirs)

    def objects(self, here: str, there: str, mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[Any, Any]:
        """Two objects, key by key."""
        joined, origin = {}, {}
        for key in dict.fromkeys([*mine, *theirs]):
            value, source = self.value(f"{here}.{key}", f"{there}.{key}", mine.get(key), theirs.get(key))
            if value is not _ABSENT:
                joined[key], origin[key] = value, source
        return (joined, origin) if joined else (_ABSENT, _ABSENT)

    def _lists(self, here: str, there: str, mine: list[Any], theirs: list[Any]) -> tuple[Any, Any]:
        joined: list[Any] = []
        origin: list[Any] = []
        for first, second in pairs(here, mine, theirs):
            row, counterpart = _at(mine, first), _at(theirs, second)
            path = f"{here}[{len(joined) if first is None else first}]"
            if here == "$.documents" and row and not served_on_reporter(row.get("kind", "")):
                self.closed.append(path)
            value, source = self.value(path, f"{there}[{second}]", row, counterpart)
            if value is not _ABSENT:
                joined.append(value)
                origin.append(source)
        return (joined, origin) if joined else (_ABSENT, _ABSENT)

    def _leaf(self, here: str, there: str, mine: Any, theirs: Any) -> tuple[Any, Any]:
        if mine is _ABSENT:
            return theirs, self._recorded(there) or "officer"
        if theirs is _ABSENT:
            return self._reporters_alone(here, mine)
        if mine == theirs:
            return theirs, self._recorded(there) or "both"
        if here.endswith(".status") and (mine, theirs) == _VERIFICATION:
            self.verified.append(here)
            return theirs, "officer"
        return self._disagreement(Conflict(here, there, mine, theirs))

    def _reporters_alone(self, here: str, mine: Any) -> tuple[Any, Any]:
        if self._may_state(here):
            return mine, "reporter"
        self.left_out.append(here)
        return _ABSENT, _ABSENT

    def _disagreement(self, found: Conflict) -> tuple[Any, Any]:
        side = self.settled.get(found.path)
        if side is None:
            self.conflicts.append(found)
            return found.officer_says, "officer"
        self.used.add(found.path)
        if side == "officer":
            return found.officer_says, "officer"
        if not self._may_state(found.path):
            message = _("{path} belongs to the officer half; the reporter's answer cannot stand there.")
            raise UserError(message.format(path=found.path))
        return found.reporter_says, "reporter"

    def _may_state(self, here: str) -> bool:
        return reporter_may_state(here) and not here.startswith(tuple(f"{path}." for path in self.closed))

    def _recorded(self, there: str) -> str:
        """The supplier that an earlier merge recorded for this path of the officer's file, or nothing."""
        covering = [p for p in self.recorded if there == p or there.startswith((f"{p}.", f"{p}["))]
        return self.recorded[max(covering, key=len)] if covering else ""

    def refuse_unused(self) -> None:
        """Raise UserError for a settled path at which nothing was in dispute."""
        for path in self.settled:
            if path not in self.used:
                raise UserError(_("There is no conflict at {path}; nothing was written.").format(path=path))


def _at(rows: list[Any], index: int | None) -> Any:
    return _ABSENT if index is None else rows[index]


def _records(path: str, origin: Any) -> Iterator[tuple[str, str]]:
    """The fewest paths that say who supplied everything below them."""
    sides = set(_sides(origin))
    if len(sides) == 1 and path != "$":
        yield path, sides.pop()
    elif isinstance(origin, dict):
        for key, below in origin.items():
            yield from _records(f"{path}.{key}", below)
    elif isinstance(origin, list):
        for index, below in enumerate(origin):
            yield from _records(f"{path}[{index}]", below)


def _sides(origin: Any) -> Iterator[str]:
    if isinstance(origin, str):
        yield origin
    elif origin:
        for below in origin.values() if isinstance(origin, dict) else origin:
            yield from _sides(below)
