"""Reading one export: which layout it has, in which zone its times are, and its rows. What cannot be read is
said, row by row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timezone
from itertools import islice
from pathlib import Path

from ledraft.errors import UnusableInput
from ledraft.evidence.builder import RowBuilder, resave_signs
from ledraft.evidence.headers import SEARCHED, Header, find_header, fullest
from ledraft.evidence.intake import FileFacts, examine
from ledraft.evidence.maps import Column, ExportMap
from ledraft.evidence.ownmap import OWN
from ledraft.evidence.problems import Headings, ReadAs, SheetProblem, cell_name
from ledraft.evidence.rows import Row
from ledraft.evidence.sheets import Line, Sheet, open_file
from ledraft.evidence.words import normalised, parse_zone, zone_of_file_name, zone_of_header, zone_of_preamble
from ledraft.languages import _


@dataclass(frozen=True, slots=True)
class Export:
    """What one export file holds.

    `kind` is what its rows record (empty if no layout was recognised) and `map` the layout. `zone` is the
    text of the zone its times were read in, `zone_rule` where that came from: `header`, `preamble`, `file
    name`, `given`, `cells` (each states its own) or `missing`. `header_row` counts from 1. `preamble` holds
    the lines above the header as written, `sha256` is the hash of the file. `headers` says for each column read under
    which header, as written, it stands; `filled` counts the rows of the sheet that are not blank.
    """

    file: str
    sha256: str
    kind: str = ""
    map: ExportMap | None = None
    rows: list[Row] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)
    zone: str = ""
    zone_rule: str = "missing"
    header_row: int = 0
    header: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    preamble: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    filled: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A header, in the sheet and by the delimiter it was found with."""

    sheet: Sheet
    delimiter: str
    header: Header
    head: Sequence[Line]


def read_export(
    path: Path,
    zone: str | None = None,
    sheet: str | None = None,
    kind: str | None = None,
    own: ExportMap | None = None,
    facts: FileFacts | None = None,
) -> Export:
    """The export at `path`, which is not changed.

    `zone` (`UTC`, `UTC+8`, `+08:00`) is used where the file states none, and wins, with a warning, where it
    states another. `sheet` names the sheet of a workbook, `kind` the kind of row where a layout serves for
    several, `own` a layout made by the user, by which alone the file is read then; `facts` saves examining the
    file again. Content never raises: all that is wrong with it stands in `problems`. Raises UnusableInput if the
    file cannot be opened or `zone` is no fixed offset.
    """
    given = _given_zone(zone)
    facts = facts or examine(path)
    book = open_file(path, facts.media_type)
    problems = list(book.problems)
    sheets = _asked(book.sheets, sheet, path.name, problems)
    found = [hit for entry in sheets if (hit := _find(entry, path.name, kind, own))]
    if not found:
        problems += [problem for entry in sheets[:1] for problem in _no_header(entry, path.name, own)]
        return Export(path.name, facts.sha256, problems=problems)
    chosen = min(found, key=lambda hit: (hit.sheet.hidden, hit.header.map.generic))
    problems += [_other_sheet(path.name, hit) for hit in found if hit is not chosen]
    return _read(path.name, facts.sha256, chosen, given, problems)


def _given_zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if parse_zone(zone) is None:
        raise UnusableInput(_("{zone} is no fixed offset: write UTC, UTC+8 or +08:00.").format(zone=zone))
    return zone.strip()


def _asked(sheets: Sequence[Sheet], name: str | None, file: str, problems: list[SheetProblem]) -> list[Sheet]:
    chosen = [entry for entry in sheets if name is None or entry.name == name]
    if sheets and not chosen:
        values = {"name": name, "names": ", ".join(entry.name for entry in sheets if entry.name) or "—"}
        problems.append(SheetProblem("no-such-sheet", file, values=values))
    return chosen


def _find(sheet: Sheet, file: str, kind: str | None, own: ExportMap | None) -> _Found | None:
    best: _Found | None = None
    for delimiter in sheet.delimiters:
        head = list(islice(sheet.lines(delimiter), SEARCHED))
        header = find_header(head, file, kind, own)
        if header and (best is None or len(header.positions) > len(best.header.positions)):
            best = _Found(sheet, delimiter, header, head)
    return best


def _no_header(sheet: Sheet, file: str, own: ExportMap | None) -> Iterator[SheetProblem]:
    head = list(islice(sheet.lines(), SEARCHED))
    line = fullest(head)
    if line is None or not any(cell.strip() for cell in line.cells):
        yield SheetProblem("empty-file", file, sheet.name)
        return
    place = (file, sheet.name, cell_name(sheet.name, 0, line.number), line.number)
    words = [cell.strip()[:40] for cell in line.cells if cell.strip() and not cell.strip()[:1].isdigit()]
    if own:
        absent = _absent(own, line)
        yield SheetProblem("map-does-not-fit", *place, {"names": ", ".join(absent) or "—"})
    else:
        yield SheetProblem("no-header", *place, {"searched": len(head), "found": Headings(tuple(words))})


def _absent(own: ExportMap, line: Line) -> list[str]:
    """The header words of the user's map that do not stand in the fullest line."""
    words = {normalised(cell) for cell in line.cells}
    return [name for column in own.columns for name in column.names if name not in words]


def _other_sheet(file: str, hit: _Found) -> SheetProblem:
    return SheetProblem("other-sheet", file, hit.sheet.name, values={"name": hit.sheet.name})


def _read(file: str, sha256: str, found: _Found, given: str, problems: list[SheetProblem]) -> Export:
    sheet, header = found.sheet, found.header
    problems += [*sheet.problems, *_header_problems(file, found)]
    if header.rivals:
        kinds = tuple(entry.title for entry in header.rivals)
        problems.append(SheetProblem("kind-by-caller", file, sheet.name, values={"kinds": kinds}))
        return Export(
            file, sha256, problems=problems, header_row=header.row, header=header.cells, sheet=sheet.name
        )
    stated, rule = _stated_zone(found, file)
    zone, rule = (given, "given") if given else (stated, rule)
    if given and stated and parse_zone(given) != parse_zone(stated):
        problems.append(
            SheetProblem("zone-differs", file, sheet.name, values={"stated": stated, "given": given})
        )
    lines = _lines(found)
    rows = _rows(file, found, lines, parse_zone(zone), problems)
    if not zone and rows and all(row.time for row in rows):
        rule = "cells"
    elif not zone and rows:
        place = cell_name(sheet.name, header.positions["time"], header.row)
        problems.append(SheetProblem("zone-missing", file, sheet.name, place, header.row))
    preamble = tuple(line.cells for line in found.head if line.number < header.row and any(line.cells))
    columns = tuple(
        column
        for column in header.map.columns
        if column.key in header.positions or column.key in header.map.nested
    )
    return Export(
        file, sha256, header.map.kind, header.map, rows, problems, zone, rule,
        header.row, header.cells, columns, preamble, sheet.name,
        {key: header.cells[place].strip() for key, place in header.positions.items()},
        len(lines) + sum(1 for line in found.head if line.number <= header.row and any(line.cells)),
    )  # fmt: skip


def _stated_zone(found: _Found, file: str) -> tuple[str, str]:
    header = found.header
    above = [" ".join(line.cells) for line in found.head if line.number < header.row]
    sources = (
        ("header", [zone_of_header(header.cells[header.positions["time"]])]),
        ("preamble", [zone_of_preamble(text) for text in above]),
        ("file name", [zone_of_file_name(file)]),
    )
    return next(
        ((zone, rule) for rule, zones in sources for zone in zones if parse_zone(zone)), ("", "missing")
    )


def _header_problems(file: str, found: _Found) -> Iterator[SheetProblem]:
    sheet, header = found.sheet, found.header
    place = (file, sheet.name, cell_name(sheet.name, 0, header.row), header.row)
    in_header = [area for area in sheet.merged if area[0][0] < header.row]
    if header.two_rows or any(area[1][0] + 1 >= header.row for area in in_header):
        yield SheetProblem("merged-header", *place)
    for area in sheet.merged:
        if area not in in_header:
            corners = ":".join(cell_name("", column, row + 1) for row, column in area)
            first = cell_name(sheet.name, area[0][1], area[0][0] + 1)
            yield SheetProblem("merged-cells", file, sheet.name, first, area[0][0] + 1, {"range": corners})
    above = [
        line for line in found.head if line.number < header.row and any(cell.strip() for cell in line.cells)
    ]
    if above:
        yield SheetProblem("rows-above-header", *place, {"count": len(above)})
    if header.map.generic:
        read = [(column.title, header.cells[header.positions[column.key]].strip()) for column in _columns(header)]
        values = {"columns": ReadAs(tuple(read))}
        yield SheetProblem("own-columns" if header.map.id == OWN else "generic-layout", *place, values)
    if header.unknown():
        yield SheetProblem("unknown-columns", *place, {"names": Headings(tuple(header.unknown()))})


def _columns(header: Header) -> Iterator[Column]:
    return (column for column in header.map.columns if column.key in header.positions)


def _lines(found: _Found) -> list[Line]:
    """The lines below the header that are not blank."""
    every = found.sheet.lines(found.delimiter)
    return [line for line in every if line.number > found.header.row and any(map(str.strip, line.cells))]


def _rows(
    file: str, found: _Found, lines: Sequence[Line], zone: timezone | None, problems: list[SheetProblem]
) -> list[Row]:
    header = found.header
    builder = RowBuilder(header, file, found.sheet.name, zone, commas=found.delimiter != ";")
    rows = list(_nested(builder, lines) if header.map.nested else _flat(builder, lines))
    signs = resave_signs(lines[0], header.positions["time"]) if lines else ()
    problems += [SheetProblem(sign, file, found.sheet.name) for sign in signs]
    problems += [*builder.problems, *builder.duplicates()]
    if not lines:
        problems.append(SheetProblem("no-rows", file, found.sheet.name, row=header.row))
    return rows


def _flat(builder: RowBuilder, lines: Sequence[Line]) -> Iterator[Row]:
    return (row for line in lines if (row := builder.build(line)))


def _nested(builder: RowBuilder, lines: Sequence[Line]) -> Iterator[Row]:
    """Orders with their fills below: where fills follow, they are counted and the order is not."""
    order: Row | None = None
    waiting = False
    positions: dict[str, int] = {}
    for line in lines:
        if below := _sub_header(builder, line):
            positions = below
        elif order and positions and not line.cells[0].strip():
            fill = builder.fill(line, order, positions)
            if waiting:
                yield _uncounted(order) if fill else order
            waiting = False
            if fill:
                yield fill
        else:
            if order and waiting:
                yield order
            order = builder.build(line)
            waiting, positions = order is not None, {}
    if order and waiting:
        yield order


def _uncounted(order: Row) -> Row:
    return replace(order, counted=False)


def _sub_header(builder: RowBuilder, line: Line) -> dict[str, int]:
    """Where the columns of fills stand, if `line` is a header of fills: first cell empty, its other words
    those of fills.
    """
    if not line.cells or line.cells[0].strip():
        return {}
    words = [normalised(cell) for cell in line.cells]
    nested = builder.map.nested
    found = {
        key: next((i for i, word in enumerate(words) if word in names), -1) for key, names in nested.items()
    }
    positions = {key: index for key, index in found.items() if index >= 0}
    return positions if {"time", "quantity"} <= positions.keys() else {}
