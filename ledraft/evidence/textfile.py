"""CSV and its relatives: UTF-8 or GB18030 told apart line by line, so that a file that mixes both still reads."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.sheets import Book, Line, Sheet

DELIMITERS = (",", ";", "\t")
_PHYSICAL = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # a lone carriage return ends a line too
_ENCODINGS = ("utf-8", "gb18030")
_SWALLOWED = 5  # delimiters inside one cell that also holds a line break: a quote was left open
_UNDECODABLE = "\ufffd"


def open_text(file: str, opener: Callable[[], BinaryIO]) -> Book:
    """The one table of a text file named `file`, whose bytes `opener` opens anew for each reading."""
    problems = tuple(_encoding_problems(file, opener))
    if not any(text.strip("\ufeff \t\r\n") for text in _texts(opener)):
        return Book((), (SheetProblem("empty-file", file),))
    return Book((Sheet("", DELIMITERS, lambda delimiter: _lines(opener, delimiter), problems),))


def _lines(opener: Callable[[], BinaryIO], delimiter: str) -> Iterator[Line]:
    for number, (cells, problem) in enumerate(_records(_texts(opener), delimiter), start=1):
        cells = _whole_line_quoted(cells, delimiter)
        if any(_UNDECODABLE in cell for cell in cells):
            problem = "broken-text"
        yield Line(number, tuple(cell.lstrip("\ufeff") for cell in cells), broken=problem)


def _records(texts: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Records, each with the id of what is wrong with it. A quote that is never closed must not swallow the
    lines below it.
    """
    used: list[str] = []

    def feed() -> Iterator[str]:
        for text in texts:
            used.append(text)
            yield text

    reader = csv.reader(feed(), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = ["\n" + delimiter * _SWALLOWED]
        taken, used[:] = list(used), []
        if any("\n" in cell and cell.count(delimiter) >= _SWALLOWED for cell in cells):
            yield from _one_by_one(taken, delimiter)
        else:
            yield cells, ""


def _one_by_one(texts: Sequence[str], delimiter: str) -> Iterator[tuple[list[str], str]]:
    """The lines that a stray quote ran through, each read for itself; those in which a quote stays open are refused."""
    for text in texts:
        if len(text) > csv.field_size_limit():
            yield [text], "stray-quote"
            continue
        cells = next(csv.reader([text], delimiter=delimiter), [])
        yield cells, "stray-quote" if any("\n" in cell or "\r" in cell for cell in cells) else ""


def _whole_line_quoted(cells: list[str], delimiter: str) -> list[str]:
    """A spreadsheet may have saved each whole line as one quoted cell; then its text is a line again."""
    if len(cells) == 1 and cells[0].count(delimiter) > 1:
        with suppress(csv.Error):  # longer than any cell may be, or of several lines: it was one cell after all
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
            yield from _PHYSICAL.findall(decode(raw)[0])


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
