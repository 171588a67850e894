"""Blocks of a letter as a plain-text Jinja template: the e-mail body and the preview in the terminal."""

import re
import unicodedata
from collections.abc import Iterable

from ledraft.letters.blocks import HAN, Block, Paragraph, Row, Runs, Statement, Table

_GAP = "\x1e"
_GAPS = re.compile(f"\n*{_GAP}[\n{_GAP}]*")


def template(blocks: Iterable[Block]) -> str:
    """The Jinja source of the plain text. Lines of tables are `label: value`, or cells separated by tabs."""
    return "".join(_written(block) for block in blocks)


def finished(rendered: str) -> str:
    """`rendered` with one empty line between paragraphs, whatever was left out, and one final newline."""
    return _GAPS.sub("\n\n", rendered).strip("\n") + "\n"


def _written(block: Block) -> str:
    if isinstance(block, Statement):
        return block.source
    if isinstance(block, Table):
        return _GAP + _table(block) + _GAP
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    text = _text(paragraph.runs)
    if paragraph.style == "ListText":
        return f"{text}\n"
    return f"{_GAP}{text}{_GAP}"


def _text(runs: Runs) -> str:
    return "".join("\n" if run.kind == "break" else run.text for run in runs)


def _table(table: Table) -> str:
    if len(table.widths) == 2 and not table.header:
        width = max((_width(_label(row)) for row in table.rows if isinstance(row, tuple)), default=0)
        return "".join(_pair(row, width) for row in table.rows)
    rows: list[Row | Statement] = [*([table.header] if table.header else []), *table.rows]
    return "".join(row.source if isinstance(row, Statement) else _tabbed(row) for row in rows)


def _pair(row: Row | Statement, width: int) -> str:
    if isinstance(row, Statement):
        return row.source
    label = _label(row)
    return f"{label}{' ' * (width - _width(label))} {_text(row[1].runs)}\n"


def _tabbed(row: Row) -> str:
    return "\t".join(_text(cell.runs) for cell in row) + "\n"


def _label(row: Row) -> str:
    """The label of a pair with its colon, full-width after Chinese."""
    text = _text(row[0].runs).rstrip(":：")
    return text + ("：" if HAN.search(text) else ":")


def _width(text: str) -> int:
    """Columns on a terminal; a label that holds a tag counts as empty, its length being unknown."""
    if "{{" in text or "{%" in text:
        return 0
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
