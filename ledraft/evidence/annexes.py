"""Annexes: the chosen rows as XLSX and CSV, streamed, every id and digit as text, each row led back to its
source file.

The same rows give the same bytes. Headings stand in all languages asked for, side by side in one cell.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from ledraft import resources
from ledraft.errors import UnusableInput
from ledraft.evidence.maps import Column, kind_titles, market_titles
from ledraft.evidence.reader import Export
from ledraft.evidence.rows import Row
from ledraft.evidence.selection import Adder, Total
from ledraft.languages import Language, _

ROWS_PER_SHEET = 1_000_000  # a sheet of a workbook holds 1,048,576
_NUMBERED = ("amount", "figure")
_TEXTS = ("note", "from", "to")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_BEIJING = timedelta(hours=8)
_FEW_ROWS = 2_000
"""Up to here a workbook is put together in memory; beyond, row by row in temporary files, which cost more time."""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one file for an annex: `evidence` is the file's id in the case, `columns` those that its layout
    was read by, `headers` the header that each stands under in the file, `sheet` that of a workbook.
    """

    evidence: str
    file: str
    sha256: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    headers: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What was written: number of rows, their totals, and size and SHA-256 (lower-case hex) of the file."""

    path: Path
    rows: int
    totals: tuple[Total, ...]
    size: int
    sha256: str


def source_of(evidence: str, export: Export, rows: Iterable[Row] | None = None) -> Source:
    """The chosen `rows` of `export` (all of them by default) as a Source."""
    chosen = export.rows if rows is None else rows
    return Source(evidence, export.file, export.sha256, export.columns, chosen, export.headers, export.sheet)


def write_xlsx(path: Path, sources: Sequence[Source], languages: Sequence[Language] = ("zh", "en")) -> Annex:
    """Write the workbook `path`: totals, sources, which column was read from which, and the rows on as many
    sheets as they need.

    Raises UnusableInput if a cell is longer than a workbook can hold, OSError if the disk refuses; then no file is left.
    """
    adder = Adder()
    options = {"in_memory": True} if is_small(sources) else {"constant_memory": True, "tmpdir": str(path.parent)}
    with _complete_or_absent(path):
        _write_book(str(path), options, sources, languages, adder)
    return _annex(path, adder)


def write_csv(path: Path, sources: Sequence[Source], languages: Sequence[Language] = ("zh", "en")) -> Annex:
    """Write the rows as CSV (UTF-8 with byte order mark, CRLF). Free text that a spreadsheet would compute
    gets a leading '.
    """
    adder = Adder()
    with _complete_or_absent(path), path.open("w", encoding="utf-8-sig", newline="") as stream:
        _write_rows(stream, sources, languages, adder)
    return _annex(path, adder)


def is_small(sources: Sequence[Source]) -> bool:
    """True if an annex of `sources` is put together in memory."""
    return sum(len(source.rows) for source in sources if isinstance(source.rows, Sized)) <= _FEW_ROWS


def in_memory(sources: Sequence[Source], languages: Sequence[Language] = ("zh", "en")) -> dict[str, bytes]:
    """What `write_csv` and `write_xlsx` write, by suffix (`csv`, `xlsx`), for small annexes: no disk is touched.

    Raises UnusableInput like `write_xlsx`.
    """
    text, book = io.StringIO(newline=""), io.BytesIO()
    _write_rows(text, sources, languages, Adder())
    _write_book(book, {"in_memory": True}, sources, languages, Adder())
    return {"csv": text.getvalue().encode("utf-8-sig"), "xlsx": book.getvalue()}


def _write_book(
    target: str | io.BytesIO,
    options: Mapping[str, Any],
    sources: Sequence[Source],
    languages: Sequence[Language],
    adder: Adder,
) -> None:
    import xlsxwriter

    words = _words(languages)
    with xlsxwriter.Workbook(target, dict(options)) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a fixed stamp keeps the bytes the same
        sheets = [book.add_worksheet(_sheet_name(words, name)) for name in ("totals", "sources", "columns")]
        bold = book.add_format({"bold": True})
        _write_sheets(book, words, languages, sources, adder, bold)
        _write_lines(sheets[0], _total_lines(words, languages, sources, adder.totals()), bold)
        _write_lines(sheets[1], _source_lines(words, sources), bold)
        _write_lines(sheets[2], _column_lines(words, languages, sources), bold)


def _write_rows(stream: TextIO, sources: Sequence[Source], languages: Sequence[Language], adder: Adder) -> None:
    words, layout = _words(languages), _Layout.of(sources)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(layout.heading(words, languages))
    writer.writerows(layout.lines(sources, words, languages, adder, guarded=True))


def write_list(path: Path, lines: Sequence[list[str]]) -> None:
    """Write `lines`, the first of which is the heading, as the workbook `path` with one sheet of texts.

    Raises OSError if the disk refuses; then no file is left.
    """
    import xlsxwriter

    options = {"in_memory": True} if len(lines) <= _FEW_ROWS else {"constant_memory": True, "tmpdir": str(path.parent)}
    with _complete_or_absent(path), xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a fixed stamp keeps the bytes the same
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        _write_lines(sheet, lines, book.add_format({"bold": True}))


def plain(value: Decimal) -> str:
    """A number with all its digits and without an exponent."""
    return format(value, "f")


@contextmanager
def _complete_or_absent(path: Path) -> Iterator[None]:
    path.touch(mode=0o600)
    try:
        yield
    except BaseException as error:
        path.unlink(missing_ok=True)
        if error.args and isinstance(error.args[0], OSError):  # the workbook's library wraps what the disk said
            raise error.args[0] from None
        raise


def _annex(path: Path, adder: Adder) -> Annex:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Annex(path, adder.rows, adder.totals(), path.stat().st_size, digest)


_Words = Mapping[str, Mapping[str, str]]


def _joined(texts: Mapping[str, str], languages: Sequence[Language]) -> str:
    return " / ".join(dict.fromkeys(texts[language] for language in languages))


def _words(languages: Sequence[Language]) -> _Words:
    """The annex's words by group and key, in the languages asked for."""
    groups = resources.toml("exports/shared/texts.toml")["annex"]
    return {
        group: {key: _joined(text, languages) for key, text in texts.items()}
        for group, texts in groups.items()
    }


def _sheet_name(words: _Words, name: str, number: int = 1) -> str:
    base = words["sheets"][name].replace(" / ", " ")
    return base if number == 1 else f"{base} {number}"


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of the rows: fixed ones around those that the sources' own layouts have."""

    columns: tuple[Column, ...]

    @classmethod
    def of(cls, sources: Sequence[Source]) -> "_Layout":
        """The layout of all `sources` together: ids first, then numbers, then texts."""
        found: dict[str, Column] = {}
        for role_group in (("id",), _NUMBERED, _TEXTS):
            for source in sources:
                for column in source.columns:
                    if column.role in role_group:
                        found.setdefault(column.key, column)
        return cls(tuple(found.values()))

    def heading(self, words: _Words, languages: Sequence[Language]) -> list[str]:
        """The heading of every column, in all `languages`."""
        names = words["columns"]
        own: list[str] = []
        for column in self.columns:
            title = _joined(column.title, languages)
            own += [title, f"{title} {names['asset']}"] if column.role in _NUMBERED else [title]
        before = ("line", "beijing", "utc", "written", "market", "kind", "symbol", "side")
        after = ("status", "counted", "evidence", "file", "sha256", "row")
        return [*(names[key] for key in before), *own, *(names[key] for key in after)]

    def lines(
        self,
        sources: Sequence[Source],
        words: _Words,
        languages: Sequence[Language],
        adder: Adder,
        *,
        guarded: bool,
    ) -> Iterator[list[str]]:
        """Every row as text cells; what counts is added to `adder` on the way."""
        kinds = {kind: _joined(title, languages) for kind, title in kind_titles().items()}
        markets = {market: _joined(title, languages) for market, title in market_titles().items()}
        yes_no, again = (words["words"]["no"], words["words"]["yes"]), words["words"]["again"]
        guard = _guarded if guarded else str
        for source in sources:
            for row in source.rows:
                adder.add(row)
                times = clocks(row.time)
                before = [str(adder.rows), *times, row.time_text, markets[row.market], kinds[row.kind]]
                own = [guard(row.symbol), guard(row.side), *self._own(row, guard), guard(row.status)]
                after = [
                    again.format(place=row.same_as) if row.same_as else yes_no[row.counted],
                    source.evidence,
                    guard(source.file),
                    source.sha256,
                    str(row.number),
                ]
                yield [*before, *own, *after]

    def _own(self, row: Row, guard: Any) -> Iterator[str]:
        ids = dict(row.ids)
        numbers = {amount.key: amount for amount in (*row.amounts, *row.figures)}
        notes = dict(row.notes)
        for column in self.columns:
            if column.role == "id":
                yield ids.get(column.key, "")
            elif column.role in _NUMBERED:
                amount = numbers.get(column.key)
                yield plain(amount.value) if amount else ""
                yield guard(amount.asset) if amount else ""
            else:
                yield guard(notes.get(column.key, ""))


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def clocks(time: datetime | None) -> tuple[str, str]:
    """A UTC time on both clocks, without offset: the headings state them."""
    if time is None:
        return "", ""
    naive = time.replace(tzinfo=None)
    return (naive + _BEIJING).isoformat(" "), naive.isoformat(" ")


def _total_lines(
    words: _Words, languages: Sequence[Language], sources: Sequence[Source], totals: Sequence[Total]
) -> Iterator[list[str]]:
    names, kinds = words["columns"], kind_titles()
    titles = {column.key: _joined(column.title, languages) for source in sources for column in source.columns}
    yield [names[key] for key in ("kind", "side", "column", "asset", "total", "rows")]
    for total in totals:
        asset = total.asset or words["words"]["not_stated"]
        kind = _joined(kinds[total.kind], languages)
        yield [kind, total.side, titles[total.key], asset, plain(total.value), str(total.rows)]


def _source_lines(words: _Words, sources: Sequence[Source]) -> Iterator[list[str]]:
    yield [words["columns"][key] for key in ("evidence", "file", "sheet", "sha256")]
    for source in sources:
        yield [source.evidence, source.file, source.sheet, source.sha256]


def _column_lines(words: _Words, languages: Sequence[Language], sources: Sequence[Source]) -> Iterator[list[str]]:
    """Which column of the file became which: a column map may be the user's own, and has to be checked."""
    yield [words["columns"][key] for key in ("evidence", "column", "header")]
    for source in sources:
        for column in source.columns:
            if column.key in source.headers:
                yield [source.evidence, _joined(column.title, languages), source.headers[column.key]]


def _write_sheets(
    book: Any,
    words: _Words,
    languages: Sequence[Language],
    sources: Sequence[Source],
    adder: Adder,
    bold: Any,
) -> None:
    layout = _Layout.of(sources)
    heading = layout.heading(words, languages)
    lines = layout.lines(sources, words, languages, adder, guarded=False)
    number, more = 1, True
    while more:
        sheet = book.add_worksheet(_sheet_name(words, "rows", number))
        sheet.freeze_panes(1, 0)
        more = _write_lines(sheet, chain([heading], lines), bold)
        number += 1


def _write_lines(sheet: Any, lines: Iterable[list[str]], bold: Any) -> bool:
    """Write lines until the sheet is full (then True) or they end (False). The first line is the heading."""
    for index, cells in enumerate(lines):
        style = bold if index == 0 else None
        for column, text in enumerate(cells):
            if text and sheet.write_string(index, column, text, style) < 0:
                raise UnusableInput(_("A cell of the annex is longer than a workbook can hold; use CSV."))
        if index == ROWS_PER_SHEET:
            return True
    return False
