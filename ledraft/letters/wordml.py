"""Blocks of a letter as WordprocessingML that still holds its Jinja tags, an ordinary docxtpl template."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import takewhile

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters.blocks import HAN, Block, Cell, Paragraph, Row, Run, Runs, Statement, Table

_TWIPS_PER_MM = 56.6929
_STYLE_ID = re.compile(r'w:styleId="([^"]+)"')
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_GAP = "TableGap"
_END = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>'
_TICK_BOX = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/>'
_KEPT = "<w:keepNext/>"
_KEPT_ROWS = 8
"""A table of at most so many rows stays on one page."""
_KEPT_IN_LOOP = f"{{% if loop.length is le({_KEPT_ROWS}) and not loop.last %}}{_KEPT}{{% endif %}}"
_KEPT_IN_TURN = f"{{% if loop.length is le({_KEPT_ROWS}) %}}{_KEPT}{{% endif %}}"
"""One turn of a loop may print several rows; all but its last one are kept in the last turn, too."""
_CLOSING = ("Closing", "Blankline", "Signer", "Note", "AttachmentNote")
"""What closes a letter, and must not stand on a page of its own."""
_NARROW = 3
"""A list of at most so many columns is short when its rows are few; the rows of wider ones may be tall."""


def body(blocks: Iterable[Block], prefix: str = "") -> str:
    """The body of a Word document: paragraphs and tables in named styles, whose ids begin with `prefix`."""
    blocks = tuple(blocks)
    writer = _Writer(prefix, _is_chinese(blocks))
    written = "".join(writer.written(block, blocks[place:]) for place, block in enumerate(blocks, 1))
    # after a table that fills the last page to its end, a line of any height would open another page
    return written.removesuffix(writer.gap) + _END if written.endswith(writer.gap) else written


def check_styles(blocks: Iterable[Block], styles: str, prefix: str, name: str) -> None:
    """Raises UnusableInput if a block asks for a style that the frame's `styles` part does not define."""
    known = set(_STYLE_ID.findall(styles))
    problems = [
        _("line {line}: the frame has no style “{style}”").format(line=block.line, style=block.style)
        for block in blocks
        if not isinstance(block, Statement) and prefix + block.style not in known
    ]
    if problems:
        raise UnusableInput(_("The letter “{name}” cannot be used.").format(name=name), problems)


def paragraph_statement(source: str) -> str:
    """A statement that docxtpl's preprocessing lifts out of its paragraph."""
    return f"<w:p><w:r><w:t>{_lifted(source, 'p')}</w:t></w:r></w:p>"


def _leads(block: Paragraph, following: Sequence[Block]) -> bool:
    """Whether `block` announces the table that follows at once, so that it must not stay behind on another page."""
    table_next = isinstance(next((after for after in following if not isinstance(after, Statement)), None), Table)
    last = block.runs[-1] if block.runs else Run("text")
    return table_next and (last.text.endswith((":", "：")) or last.style == "Strong")


def _closes(following: Sequence[Block]) -> bool:
    """Whether the lines that close the letter follow at once, and nothing but them until its end or an appendix."""
    shown = (block for block in following if not isinstance(block, Statement))
    left = list(takewhile(lambda block: block.style != "Appendix", shown))
    if following and isinstance(following[0], Statement) and "endfor" in following[0].source:
        return False
    return bool(left) and all(isinstance(block, Paragraph) and block.style.startswith(_CLOSING) for block in left)


def _heading_follows(following: Sequence[Block]) -> bool:
    return (
        bool(following) and isinstance(following[0], Paragraph) and following[0].style.startswith("Heading")
    )


def _is_chinese(blocks: Iterable[Block]) -> bool:
    return any(HAN.search(run.text) for runs in _all_runs(blocks) for run in runs if run.kind == "text")


def _all_runs(blocks: Iterable[Block]) -> Iterator[Runs]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, Table):
            yield from (
                cell.runs for row in (block.header, *block.rows) if isinstance(row, tuple) for cell in row
            )


def _lifted(source: str, level: str) -> str:
    return escape("{%" + level + source[2:], quote=False)


class _Writer:
    def __init__(self, prefix: str, chinese: bool) -> None:
        self.prefix = prefix
        # the hint makes quotation marks and dashes full-width; in an English letter it must not
        self.hint = _HINT if chinese else ""
        self.gap = self._paragraph(_GAP, ())

    def written(self, block: Block, following: Sequence[Block]) -> str:
        """`block` as WordprocessingML; a paragraph that leads a table among the `following` stays on its page."""
        if isinstance(block, Statement):
            return paragraph_statement(block.source)
        if isinstance(block, Table):
            # Without a paragraph after it, a table would merge with the next one. A heading is one; with a gap before
            # it, LibreOffice leaves it behind at the foot of a page.
            closes = _closes(following)
            gap = self._paragraph(_GAP, (), kept=_KEPT) if closes else self.gap
            return self._table(block, closes) + ("" if _heading_follows(following) else gap)
        kept = _leads(block, following) or _closes(following)
        return self._paragraph(block.style, block.runs, kept=_KEPT if kept else "")

    def _paragraph(self, style: str, runs: Runs, align: str = "left", kept: str = "") -> str:
        jc = f'<w:jc w:val="{align}"/>' if align != "left" else ""
        properties = f'<w:pPr><w:pStyle w:val="{self.prefix}{style}"/>{kept}{jc}</w:pPr>'
        return f"<w:p>{properties}{''.join(map(self._run, runs))}</w:p>"

    def _run(self, run: Run) -> str:
        if run.kind == "break":
            return "<w:r><w:br/></w:r>"
        style = f'<w:rStyle w:val="{self.prefix}{run.style}"/>' if run.style else ""
        # one font for the box, which else is drawn in two sizes, by the script of what stands before it
        pieces = re.split("(□)", run.text) if run.kind == "text" and self.hint else [run.text]
        return "".join(_text(p, style + (_TICK_BOX if p == "□" else self.hint)) for p in pieces if p)

    def _table(self, table: Table, closes: bool) -> str:
        widths = [round(width * _TWIPS_PER_MM) for width in table.widths]
        first_row = "1" if table.header else "0"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        header = self._row(table.header, widths, table, header=True) if table.header else ""
        rows = "".join(
            self._row_statement(row) if isinstance(row, Statement) else self._row(row, widths, table, kept)
            for row, kept in zip(table.rows, _kept_rows(table, closes), strict=True)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.prefix}{table.style}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"0620" if table.header else "0600"}" w:firstRow="{first_row}" w:lastRow="0"'
            f' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"
        )

    def _row(self, row: Row, widths: list[int], table: Table, kept: str = "", header: bool = False) -> str:
        repeated = "<w:tblHeader/>" if header else ""
        cells = "".join(
            self._cell(cell, width, _cell_style(table.style, index, header), kept)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell, width: int, style: str, kept: str) -> str:
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{properties}{self._paragraph(style, cell.runs, cell.align, kept)}</w:tc>"

    def _row_statement(self, statement: Statement) -> str:
        return f"<w:tr><w:tc><w:p><w:r><w:t>{_lifted(statement.source, 'tr')}</w:t></w:r></w:p></w:tc></w:tr>"


def _text(text: str, properties: str) -> str:
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _kept_rows(table: Table, closes: bool) -> list[str]:
    """What keeps each row of `table` (and each statement between rows) on one page with the next row.

    The last one is kept too where the letter's closing lines come next (`closes`).
    """
    looped = _in_loops(table)
    fixed = sum(isinstance(row, tuple) and not inside for row, inside in zip(table.rows, looped, strict=True))
    narrow = len(table.widths) <= _NARROW
    kept = _KEPT if fixed <= _KEPT_ROWS and (narrow or not any(looped)) else ""
    rows = [
        "" if isinstance(row, Statement) else _kept_title(row) or (_kept_in_loop(narrow, after) if inside else kept)
        for row, inside, after in zip(table.rows, looped, (*table.rows[1:], None), strict=True)
    ]
    return rows if closes or not rows else [*rows[:-1], ""]


def _kept_in_loop(narrow: bool, after: Row | Statement | None) -> str:
    if not narrow:
        return ""
    return _KEPT_IN_TURN if isinstance(after, tuple) else _KEPT_IN_LOOP


def _in_loops(table: Table) -> list[bool]:
    """Of each row and statement, whether it stands inside a loop."""
    depth, found = 0, []
    for row in table.rows:
        word = row.source[2:-2].split()[0] if isinstance(row, Statement) else ""
        depth += {"for": 1, "endfor": -1}.get(word, 0)
        found.append(depth > 0)
    return found


def _kept_title(row: Row) -> str:
    """A row with nothing but one bold cell is the title of those below it."""
    filled = [cell for cell in row if cell.runs]
    return _KEPT if len(filled) == 1 < len(row) and all(r.style == "Strong" for r in filled[0].runs) else ""


def _cell_style(table_style: str, column: int, header: bool) -> str:
    if header:
        return "TableHead"
    return "TableKey" if table_style == "KeyTable" and column == 0 else "TableText"
