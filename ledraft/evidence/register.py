"""Registering evidence: from a file to its entry in the case, with the reading and the choice of rows that can be
repeated.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ledraft.case.papers import Evidence
from ledraft.case.saving import prune
from ledraft.errors import UnusableInput
from ledraft.evidence import reconciling
from ledraft.evidence.intake import FileFacts, changed, examine
from ledraft.evidence.ownmap import ColumnMap
from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.reader import Export, read_export
from ledraft.evidence.selection import Selected, Selection, select
from ledraft.languages import _

_READING = ("zone", "sheet")
_ID = re.compile(r"E(\d+)\Z")
_TABLES = ("text/csv", "spreadsheetml.sheet", "ms-excel", "ole-encrypted", "application/zip", "x-empty")
_SUFFIXES = (".csv", ".tsv", ".xls", ".xlsx")


@dataclass(frozen=True, slots=True)
class Reading:
    """How an export is read and which of its rows are chosen: `zone` and `sheet` as `read_export` takes them
    (empty: as the file says), the selection, and a column map of the user's own.
    """

    zone: str = ""
    sheet: str = ""
    selection: Selection = field(default_factory=Selection)
    columns: ColumnMap | None = None

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain JSON for `evidence[].selection`; only what was asked for."""
        own = {name: getattr(self, name) for name in _READING if getattr(self, name)}
        mapped = {"map": self.columns.to_dict()} if self.columns else {}
        return own | self.selection.to_dict() | mapped

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Reading":
        """The reading that `to_dict` wrote. Raises UnusableInput for what is no reading."""
        own = {name: plain[name] for name in _READING if name in plain}
        if not all(isinstance(text, str) for text in own.values()):
            raise UnusableInput(_("The zone and the sheet of a selection must be text."))
        columns = ColumnMap.from_dict(plain["map"]) if isinstance(plain.get("map"), Mapping) else None
        chosen = {key: value for key, value in plain.items() if key not in (*_READING, "map")}
        return cls(**own, selection=Selection.from_dict(chosen), columns=columns)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as looked at: its facts, the export that it is (None if it is none) and the rows that were chosen."""

    path: Path
    facts: FileFacts
    reading: Reading
    export: Export | None = None
    selected: Selected | None = None

    @property
    def sheet(self) -> str:
        """The sheet of a workbook that was read; empty for other files."""
        return self.export.sheet if self.export and self.export.map else self.reading.sheet

    @property
    def repeatable(self) -> Reading:
        """The reading with the sheet that it led to, so that the same sheet is read the next time."""
        return replace(self.reading, sheet=self.sheet)

    @property
    def problems(self) -> list[SheetProblem]:
        """What is wrong with the export, each with its sheet and cell."""
        return self.export.problems if self.export else []


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry of the case: its data, and whether the same file had been registered before."""

    entry: dict[str, Any]
    known: bool


def look_at(path: Path, kind: str, reading: Reading) -> Examined:
    """The file at `path`, which is not changed; read as an export where `kind` is `export` or is left open.

    Raises UnusableInput if it cannot be opened or the zone is no fixed offset.
    """
    facts = examine(path)
    named_so = path.suffix.lower() in _SUFFIXES
    if kind not in ("", "export") or (not kind and not named_so and not facts.media_type.endswith(_TABLES)):
        return Examined(path, facts, reading)
    export = read_rows(path, reading, facts)
    if not kind and not named_so and export.map is None and all(map(_is_no_table, export.problems)):
        return Examined(path, facts, reading)
    return Examined(path, facts, reading, export, select(export.rows, reading.selection))


def _is_no_table(problem: SheetProblem) -> bool:
    """Whether the problem says that the file is simply something else: no workbook, or an archive without any table."""
    return problem.id == "unreadable" or (problem.id == "archive" and problem.values["count"] == 0)


def read_rows(path: Path, reading: Reading, facts: FileFacts | None = None) -> Export:
    """The export at `path` as `reading` says (`facts` saves examining it again).

    Where layouts of several kinds fit, the one kind asked for decides.
    """
    own = reading.columns.layout() if reading.columns else None
    said = (path, reading.zone or None, reading.sheet or None)
    export = read_export(*said, own=own, facts=facts)
    kinds = reading.selection.kinds
    if len(kinds) == 1 and any(problem.id == "kind-by-caller" for problem in export.problems):
        return read_export(*said, kinds[0], facts=facts)
    return export


def entry_of(data: Mapping[str, Any], examined: Examined, file: str, stated: Mapping[str, Any]) -> Registered:
    """The entry of `examined` for the case whose JSON is `data`.

    `file` is its name relative to the case file, `stated` what the user said of it (kind, title, proves, source,
    exporter, date). A file, or the sheet of a workbook, that is registered already keeps its id and what was said of it.
    """
    entries = data.get("evidence", [])
    before = next(iter(entries[place(entries, examined) :]), None)
    on_sheet = examined.export is not None and examined.export.sheet
    own = {
        "file": file,
        "sha256": examined.facts.sha256,
        "size": examined.facts.size,
        "media_type": examined.facts.media_type,
        "pages": examined.facts.pages,
        "rows": examined.export.filled if examined.export and on_sheet else examined.facts.rows,
    }
    kind = "export" if examined.export and examined.export.map else ""
    said = {"kind": kind, **prune(dict(stated))}
    entry = {"id": next_id(entries), **(before or {}), **own, **prune(said)}
    entry["selection"] = examined.repeatable.to_dict() if examined.export else {}
    entry["totals"] = reconciling.recorded(examined.selected.totals) if examined.selected else []
    kept = prune(entry)
    return Registered({key: kept[key] for key in Evidence.model_fields if key in kept}, before is not None)


def place(entries: Sequence[Mapping[str, Any]], examined: Examined) -> int:
    """The index of the entry for this very file, and sheet of it, among `entries`; their number if there is none."""
    return next((index for index, one in enumerate(entries) if _is_same(one, examined)), len(entries))


def _is_same(entry: Mapping[str, Any], examined: Examined) -> bool:
    sheet = entry.get("selection", {}).get("sheet", "")
    other_sheet = sheet and examined.sheet and sheet != examined.sheet
    return entry.get("sha256") == examined.facts.sha256 and not other_sheet


def with_entry(data: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the case's JSON `data` that holds `entry`, in the place of the one with the same id if there is one."""
    entries = list(data.get("evidence", []))
    places = [index for index, one in enumerate(entries) if one.get("id") == entry["id"]]
    if places:
        entries[places[0]] = dict(entry)
    else:
        entries.append(dict(entry))
    return {**data, "evidence": entries}


def next_id(entries: list[dict[str, Any]]) -> str:
    """`E<n>`, one above the highest number in use."""
    numbers = [int(found[1]) for one in entries if (found := _ID.match(str(one.get("id", ""))))]
    return f"E{max(numbers, default=0) + 1}"


def relative_name(path: Path, folder: Path) -> str:
    """`path` as a case file in `folder` names it: relative, with forward slashes.

    Raises UnusableInput if there is no way from one to the other (another drive).
    """
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        message = _("{path} is on another drive than the case file; copy it beside the case file first.")
        raise UnusableInput(message.format(path=path)) from None


def read_again(entry: Evidence, folder: Path) -> Examined:
    """The export that `entry` registers, read and selected as recorded; `folder` is that of the case file.

    Raises UnusableInput if the file is missing, is not the one that was registered, or holds no rows.
    """
    path = folder / entry.file
    state = changed(path, entry.sha256) if entry.file else "missing"
    reasons = {
        "missing": _("{id}: the file {file} is missing; put it back."),
        "changed": _("{id}: the file {file} is not the one that was registered; restore it, or register it again."),
    }
    if state != "same":
        raise UnusableInput(reasons[state].format(id=entry.id, file=entry.file))
    examined = look_at(path, "export", Reading.from_dict(entry.selection))
    if examined.export is None or examined.export.map is None:
        message = _("{id}: no rows of an exchange export were found in {file}.")
        raise UnusableInput(message.format(id=entry.id, file=entry.file))
    return replace(examined, path=path)
