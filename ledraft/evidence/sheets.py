"""The tables in a file: CSV in its encoding, XLSX and XLS by calamine, or the one table inside a ZIP. All
cells become text.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ledraft.evidence.problems import SheetProblem

_READABLE = (".csv", ".txt", ".tsv", ".xlsx", ".xls")
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises for an archive that is damaged, locked or of an unknown kind."""
_LARGEST_MEMBER = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number as a spreadsheet shows it (from 1) and its cells as text.

    `numeric` lists the cells that the file stores as numbers, `dates` those it stores as dates; `broken` is
    the id of the problem that keeps the row from being read, empty if there is none.
    """

    number: int
    cells: tuple[str, ...]
    numeric: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `read` yields its lines for a delimiter out of `delimiters` (one empty string for a workbook)."""

    name: str
    delimiters: tuple[str, ...]
    read: Callable[[str], Iterator[Line]]
    problems: tuple[SheetProblem, ...] = ()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    hidden: bool = False

    def lines(self, delimiter: str | None = None) -> Iterator[Line]:
        """The rows from the top, by `delimiter` or the first of `delimiters`."""
        return self.read(self.delimiters[0] if delimiter is None else delimiter)


@dataclass(frozen=True, slots=True)
class Book:
    """The tables of one file, and what is wrong with the file as a whole."""

    sheets: tuple[Sheet, ...]
    problems: tuple[SheetProblem, ...] = ()


def open_file(path: Path, media_type: str) -> Book:
    """The tables of `path`, whose content is of `media_type` (as `intake.examine` says). The file is only
    read.

    A file that cannot be read at all is a Book without sheets whose problems say why; nothing is raised for
    content.
    """
    if media_type == "application/x-empty":
        return Book((), (SheetProblem("empty-file", path.name),))
    if media_type.endswith("ole-encrypted"):
        return Book((), (SheetProblem("encrypted", path.name),))
    if media_type == "application/zip":
        return _open_archive(path)
    if media_type.startswith("text/"):
        from ledraft.evidence.textfile import open_text

        return open_text(path.name, lambda: path.open("rb"))
    return _open_workbook(path.name, path.read_bytes(), media_type)


def _open_workbook(file: str, content: bytes, media_type: str) -> Book:
    if not media_type.endswith(("spreadsheetml.sheet", "ms-excel")):
        return Book((), (SheetProblem("unreadable", file, values={"media_type": media_type}),))
    from ledraft.evidence.workbook import open_workbook

    return open_workbook(file, content)


def _open_archive(path: Path) -> Book:
    """Exchanges deliver one table in a ZIP; with more or fewer than one inside, the user must choose."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if info.filename.lower().endswith(_READABLE)]
            if any(info.flag_bits & 1 for info in members):
                return Book((), (SheetProblem("encrypted", path.name),))
            if len(members) != 1 or members[0].file_size > _LARGEST_MEMBER:
                return Book((), (SheetProblem("archive", path.name, values={"count": len(members)}),))
            content = archive.read(members[0])
    except DAMAGED_ZIP:
        return Book((), (SheetProblem("unreadable", path.name, values={"media_type": "application/zip"}),))
    return _open_member(f"{path.name}/{members[0].filename}", content)


def _open_member(file: str, content: bytes) -> Book:
    if not content:
        return Book((), (SheetProblem("empty-file", file),))
    if file.lower().endswith((".xlsx", ".xls")):
        from ledraft.evidence.workbook import open_workbook

        return open_workbook(file, content)
    from ledraft.evidence.textfile import open_text

    return open_text(file, lambda: io.BytesIO(content))
