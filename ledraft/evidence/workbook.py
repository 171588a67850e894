"""Workbooks: cells by calamine; what calamine does not tell (formulas, hidden rows and columns) from the
sheet's own XML.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from functools import reduce
from typing import IO, Any

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.sheets import DAMAGED_ZIP, Book, Line, Sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MARKS = re.compile(rb'<f[ >/]|hidden="(?:1|true)"')
_LARGEST_TOTAL = 2 * 1024**3
_SHEET_PART = re.compile(r"sheets?/[^/]+\.xml$", re.IGNORECASE)
_NARROW, _MOST_CELLS = 26, 40_000_000
# A reference with more digits than Excel's last row (1048576) has, with more letters than its last column, or disguised.
_FAR = re.compile(rb"""\sr\s*=\s*["'][$A-Za-z]*(?:\d{8}|[2-9]\d{6}|[A-Za-z$]{4}|[^"'<>]*&)""")
_WIDE = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]{2}""")
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Z]{2,3})\d""")
_ROW = re.compile(rb"""\sr\s*=\s*["'][$A-Za-z]*(\d+)""")
_DAMAGED = (CalamineError, etree.XMLSyntaxError, *DAMAGED_ZIP)


def open_workbook(file: str, content: bytes) -> Book:
    """The sheets of the workbook `content` (XLSX or XLS) named `file`, with a problem for all that is hidden
    or computed.
    """
    if _is_bomb(content):
        return Book((), (SheetProblem("unreadable", file, values={"media_type": "application/zip"}),))
    try:
        sheets = _sheets(file, content)
    except PasswordError:
        return Book((), (SheetProblem("encrypted", file),))
    except _DAMAGED:
        return Book((), (SheetProblem("unreadable", file, values={"media_type": "workbook"}),))
    return Book(sheets, () if sheets else (SheetProblem("empty-file", file),))


def _sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    marks = _marks(file, content)
    metadata = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    return tuple(_sheet(file, book, entry.name, entry.visible, marks.get(entry.name, ())) for entry in metadata)


def _is_bomb(content: bytes) -> bool:
    """Whether reading `content` would take more memory than any export needs: calamine lays out every cell up to the
    last one, and one cell placed far out would end the whole process.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_TOTAL:
                return True
            return any(_is_spread(archive, name) for name in archive.namelist() if _SHEET_PART.search(name))
    except _DAMAGED:
        return False


def _is_spread(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether the cells of a sheet reach further than Excel's last row, or span more cells than an export holds."""
    rows, columns = 1, 1
    with archive.open(part) as stream:
        for chunk in _overlapping(stream):
            if _FAR.search(chunk):
                return True
            if _WIDE.search(chunk):
                columns = max(columns, *(_column(name) for name in set(_COLUMN.findall(chunk))), 1)
            rows = max(rows, *(int(number) for number in set(_ROW.findall(chunk))), 1)
    return rows * max(columns, _NARROW) > _MOST_CELLS


def _overlapping(stream: IO[bytes]) -> Iterator[bytes]:
    tail = b""
    while chunk := stream.read(1 << 20):
        yield tail + chunk
        tail = chunk[-40:]


def _column(letters: bytes) -> int:
    return reduce(lambda number, letter: number * 26 + letter - 64, letters, 0)


def _sheet(
    file: str, book: CalamineWorkbook, name: str, visible: SheetVisibleEnum, marks: tuple[SheetProblem, ...]
) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    hidden = visible != SheetVisibleEnum.Visible
    problems = marks
    if hidden:
        problems = (SheetProblem("hidden-sheet", file, name, values={"name": name}), *marks)
    return Sheet(
        name, ("",), lambda _: _lines(sheet), problems, tuple(sheet.merged_cell_ranges or ()), hidden
    )


def _lines(sheet: CalamineSheet) -> Iterator[Line]:
    """calamine starts its rows at row 1, but each row at the first used column."""
    offset = sheet.start[1] if sheet.start else 0
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = ("",) * offset + tuple(_text(value) for value in values)
        numeric = tuple(offset + i for i, value in enumerate(values) if type(value) in (float, int))
        dates = tuple(offset + i for i, value in enumerate(values) if isinstance(value, datetime.date))
        yield Line(number, cells, numeric, dates)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value.isoformat(sep=" ") if isinstance(value, datetime.datetime) else str(value)


def _marks(file: str, content: bytes) -> dict[str, tuple[SheetProblem, ...]]:
    """Formulas and hidden parts per sheet name. Only XLSX tells; the old binary format yields nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: tuple(_sheet_marks(file, name, archive, part)) for name, part in _parts(archive)}
    except (zipfile.BadZipFile, KeyError):
        return {}


def _parse(stream: IO[bytes], tags: tuple[str, ...]) -> Iterator[Any]:
    for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
        yield element
        element.clear()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        targets = {rel.get("Id"): rel.get("Target") for rel in _parse(stream, (_PACKAGE_REL,))}
    with archive.open("xl/workbook.xml") as stream:
        for sheet in _parse(stream, (f"{_MAIN}sheet",)):
            target = targets[sheet.get(_REL)].lstrip("/").removeprefix("xl/")
            yield sheet.get("name"), f"xl/{target}"


def _sheet_marks(file: str, name: str, archive: zipfile.ZipFile, part: str) -> Iterator[SheetProblem]:
    with archive.open(part) as stream:
        if not _is_marked(stream):  # spares the XML reading of the usual, clean export
            return
    with archive.open(part) as stream:
        formulas, rows, columns = _formulas_and_hidden(stream)
    if formulas:
        yield SheetProblem("formulas", file, name, f"{name}!{formulas[0]}", values={"count": len(formulas)})
    for what, found in (("hidden-rows", rows), ("hidden-columns", columns)):
        if found:
            yield SheetProblem(
                what, file, name, values={"places": ", ".join(found[:10]), "count": len(found)}
            )


def _is_marked(stream: IO[bytes]) -> bool:
    return any(_MARKS.search(chunk) for chunk in _overlapping(stream))


def _formulas_and_hidden(stream: IO[bytes]) -> tuple[list[str], list[str], list[str]]:
    formulas: list[str] = []
    rows: list[str] = []
    columns: list[str] = []
    tags = tuple(_MAIN + tag for tag in ("c", "row", "col"))
    for element in _parse(stream, tags):
        kind = element.tag.removeprefix(_MAIN)
        if kind == "c" and element.find(f"{_MAIN}f") is not None:
            formulas.append(element.get("r", "?"))
        elif kind != "c" and element.get("hidden") in ("1", "true"):
            (rows if kind == "row" else columns).append(
                element.get("r") or f"{element.get('min')}-{element.get('max')}"
            )
    return formulas, rows, columns
