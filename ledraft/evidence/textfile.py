"""CSV and its relatives: UTF-8 or GB18030 told apart line by line, so that a file that mixes both still
reads.
"""

import csv
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.sheets import Book, Line, Sheet

DELIMITERS = (",", ";", "\t")
_ENCODINGS = ("utf-8", "gb18030")
_UNDECODABLE = "\ufffd"


def open_text(file: str, opener: Callable[[], BinaryIO]) -> Book:
    """The one table of a text file named `file`, whose bytes `opener` opens anew for each reading."""
    problems = tuple(_encoding_problems(file, opener))
    if not any(text.strip("\ufeff \t\r\n") for text in _texts(opener)):
        return Book((), (SheetProblem("empty-file", file),))
    return Book((Sheet("", DELIMITERS, lambda delimiter: _lines(opener, delimiter), problems),))


def _lines(opener: Callable[[], BinaryIO], delimiter: str) -> Iterator[Line]:
    reader = csv.reader(_texts(opener), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        cells = _whole_line_quoted(cells, delimiter)
        broken = any(_UNDECODABLE in cell for cell in cells)
        yield Line(number, tuple(cell.lstrip("\ufeff") for cell in cells), broken=broken)


def _whole_line_quoted(cells: list[str], delimiter: str) -> list[str]:
    """A spreadsheet may have saved each whole line as one quoted cell; then its text is a line again."""
    if len(cells) == 1 and cells[0].count(delimiter) > 1:
        return next(csv.reader([cells[0]], delimiter=delimiter))
    return cells


def _texts(opener: Callable[[], BinaryIO]) -> Iterator[str]:
    with opener() as stream:
        start = stream.read(2)
        stream.seek(0)
        if start in (b"\xff\xfe", b"\xfe\xff"):
            with io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="") as text:
                yield from text
            return
        for raw in stream:
            yield decode(raw)[0]


def decode(raw: bytes) -> tuple[str, str]:
    """The text of one line and its encoding: `ascii`, `utf-8`, `gb18030`, or an empty name if it is none of
    them.

    Neither encoding uses the bytes of a line feed, comma or quote inside a character, so lines can be decoded
    one by one.
    """
    if raw.isascii():
        return raw.decode("ascii"), "ascii"
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace"), ""


def _encoding_problems(file: str, opener: Callable[[], BinaryIO]) -> Iterator[SheetProblem]:
    with opener() as stream:
        if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return
        stream.seek(0)
        first = ""
        for number, raw in enumerate(stream, start=1):
            encoding = decode(raw)[1]
            if encoding not in ("ascii", "", first) and first:
                yield SheetProblem("mixed-encodings", file, cell=f"A{number}", row=number)
                return
            first = first or (encoding if encoding in _ENCODINGS else "")
