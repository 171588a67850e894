"""The cases of a file, one after the other: JSON Lines, a JSON array, CSV, XLSX. The input is never held as a whole."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ledraft.batch.array import elements
from ledraft.batch.item import Item
from ledraft.case.reading import MAX_BYTES
from ledraft.errors import UnusableInput, UserError
from ledraft.languages import _
from ledraft.osreasons import why

_BLOCK = 1 << 20
_LINES, _TABLES = (".jsonl", ".ndjson"), (".csv", ".tsv", ".xlsx", ".xls")


def cases(path: Path) -> Iterator[Item]:
    """The cases of `path` in order, the format chosen by suffix and first character; call again to read again.

    A case that cannot be told apart or decoded is an Item with a problem. Raises UserError if the file cannot be
    opened, UnusableInput if it is empty or in none of the formats.
    """
    start = _start(path)
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        from ledraft.batch.tables import rows

        return rows(path)
    if start.startswith(b"["):
        return _from_array(path)
    if suffix in _LINES:
        return _from_lines(path)
    raise UnusableInput(_format_message(path, start))


def _format_message(path: Path, start: bytes) -> str:
    if start.startswith(b"{"):
        return _(
            "{path} holds one case; “ledraft export” writes its packet. A batch is a JSON array, or one case per line"
            " in a file named .jsonl."
        ).format(path=path)
    return _("{path} is no batch: give a JSON array, JSON Lines (.jsonl), CSV or XLSX.").format(path=path)


def _start(path: Path) -> bytes:
    """The first characters of the file, without byte order mark and space."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_BLOCK)
    except IsADirectoryError:
        raise UserError(_("{path} is a folder; give one file with many cases.").format(path=path)) from None
    except OSError as error:
        message = _("{path} cannot be opened: {reason}")
        raise UserError(message.format(path=path, reason=why(error))) from None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not start:
        raise UnusableInput(_("{path} is empty.").format(path=path))
    return start


def _from_lines(path: Path) -> Iterator[Item]:
    number = 0
    with path.open("rb") as stream:
        for line, raw in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), start=1):
            too_large = len(raw) > MAX_BYTES
            if too_large:
                _skip_line(stream)
            if raw.removeprefix(codecs.BOM_UTF8).strip():
                number += 1
                problem = _("this case is larger than 20 MB; a case never is.") if too_large else ""
                yield Item(number, line, b"" if too_large else raw, problem)


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(_BLOCK)) and not piece.endswith(b"\n"):
        pass


def _from_array(path: Path) -> Iterator[Item]:
    for number, element in enumerate(elements(_texts(path)), start=1):
        raw = element.text.encode("utf-8", "surrogateescape")
        yield Item(number, element.line, raw, element.problem)


def _texts(path: Path) -> Iterator[str]:
    """The text in blocks. Bytes that no encoding explains stay in their case, where reading it names them."""
    if _decodes(path, "utf-8-sig") or not _decodes(path, "gb18030"):
        return _decoded(path, "utf-8-sig", "surrogateescape")
    return _decoded(path, "gb18030", "strict")


def _decodes(path: Path, encoding: str) -> bool:
    try:
        for _block in _decoded(path, encoding, "strict"):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _decoded(path: Path, encoding: str, errors: str) -> Iterator[str]:
    with path.open(encoding=encoding, errors=errors, newline="") as stream:
        while block := stream.read(_BLOCK):
            yield block
