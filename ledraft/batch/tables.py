"""Cases in a table: one case a row, the columns by the column map. CSV is read row by row, a workbook sheet by sheet."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ledraft.batch import columns
from ledraft.batch.columns import Column
from ledraft.batch.item import Item
from ledraft.case.blank import is_blank
from ledraft.errors import UnusableInput
from ledraft.evidence.sheets import Book, Line, Sheet
from ledraft.languages import _

_EXACT_DIGITS = 15
"""A spreadsheet stores numbers as IEEE 754 doubles, which keep 15 decimal digits (ECMA-376 part 1, 18.3.1.96)."""

Columns = Mapping[int, Column]


def rows(path: Path) -> Iterator[Item]:
    """The cases of the table at `path` (CSV, or the first sheet of a workbook that is not hidden), by its header.

    Raises UnusableInput if it is no table, its header is empty, names a value twice, or names nothing known.
    """
    sheet = _sheet(_book(path), path)
    delimiter = _delimiter(sheet)
    header = next(sheet.lines(delimiter), None)
    found = _columns(header.cells if header else (), path)
    return _items(sheet.lines(delimiter), found)


def _book(path: Path) -> Book:
    if path.suffix.lower() in (".xlsx", ".xls"):
        from ledraft.evidence.workbook import open_workbook

        return open_workbook(path.name, path.read_bytes())
    from ledraft.evidence.textfile import open_text

    return open_text(path.name, lambda: path.open("rb"))


def _sheet(book: Book, path: Path) -> Sheet:
    sheet = next((one for one in book.sheets if not one.hidden), None)
    if sheet is None:
        message = _("{path} cannot be read as a table of cases.").format(path=path)
        raise UnusableInput(message, [problem.message() for problem in book.problems])
    return sheet


def _delimiter(sheet: Sheet) -> str:
    """The delimiter that finds most columns in the header."""
    return max(sheet.delimiters, key=lambda one: len(next(sheet.lines(one), Line(1, ())).cells))


def _columns(cells: tuple[str, ...], path: Path) -> Columns:
    found = {index: columns.column(cell) for index, cell in enumerate(cells) if not is_blank(cell)}
    unknown = [cells[index] for index, one in found.items() if one is None]
    known = {index: one for index, one in found.items() if one is not None}
    taken = [one.path for one in known.values()]
    twice = sorted({one for one in taken if taken.count(one) > 1})
    if unknown or twice or not known:
        raise UnusableInput(_("The header of {path} cannot be used:").format(path=path), _wrong(unknown, twice))
    return known


def _wrong(unknown: list[str], twice: list[str]) -> list[str]:
    lines = [_("no value of a case is called “{name}”").format(name=name[:60]) for name in unknown]
    lines += [_("{path} is named by two columns").format(path=path) for path in twice]
    return lines or [_("the first row must name the columns")]


def _items(lines: Iterator[Line], found: Columns) -> Iterator[Item]:
    number = 0
    for line in lines:
        if line.number == 1 or not any(not is_blank(cell) for cell in line.cells):
            continue
        number += 1
        yield _item(number, line, found)


def _item(number: int, line: Line, found: Columns) -> Item:
    if line.broken:
        return Item(number, line.number, b"", _("the row cannot be read: its text or its quotation marks are broken."))
    try:
        values = _values(line, found)
    except columns.NoSuchValue as error:
        return Item(number, line.number, b"", str(error))
    return Item(number, line.number, json.dumps(columns.assembled(values), ensure_ascii=False).encode())


def _values(line: Line, found: Columns) -> dict[str, object]:
    values: dict[str, object] = {}
    for index, one in found.items():
        cell = line.cells[index].strip() if index < len(line.cells) else ""
        if is_blank(cell):
            continue
        if index in line.numeric and sum(c.isdigit() for c in cell) > _EXACT_DIGITS:
            message = _("{path}: a spreadsheet keeps 15 digits of a number; format this column as text.")
            raise columns.NoSuchValue(message.format(path=one.path))
        values[one.path] = _value(one, cell)
        values.update(one.beside)
    return values


def _value(one: Column, cell: str) -> object:
    try:
        return columns.value(one, cell)
    except columns.NoSuchValue as error:
        raise columns.NoSuchValue(_("{path}: must be one of {words}.").format(path=one.path, words=error)) from None
