"""Workbooks: cells by calamine; what calamine does not tell (formulas, hidden rows and columns) from the
sheet's own XML.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.sheets import Book, Line, Sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MARKS = re.compile(rb'<f[ >/]|hidden="(?:1|true)"')
_LARGEST_TOTAL = 2 * 1024**3


def open_workbook(file: str, content: bytes) -> Book:
    """The sheets of the workbook `content` (XLSX or XLS) named `file`, with a problem for all that is hidden
    or computed.
    """
    if _is_bomb(content):
        return Book((), (SheetProblem("unreadable", file, values={"media_type": "application/zip"}),))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return Book((), (SheetProblem("encrypted", file),))
    except CalamineError:
        return Book((), (SheetProblem("unreadable", file, values={"media_type": "workbook"}),))
    marks = _marks(file, content)
    metadata = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    sheets = tuple(
        _sheet(file, book, entry.name, entry.visible, marks.get(entry.name, ())) for entry in metadata
    )
    return Book(sheets, () if sheets else (SheetProblem("empty-file", file),))


def _is_bomb(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(info.file_size for info in archive.infolist()) > _LARGEST_TOTAL
    except zipfile.BadZipFile:
        return False


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
    from lxml import etree

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
    tail = b""
    while chunk := stream.read(1 << 20):
        if _MARKS.search(tail + chunk):
            return True
        tail = chunk[-20:]
    return False


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
