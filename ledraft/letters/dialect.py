"""The closed Markdown dialect of the prose letters, read into a small tree of blocks.

    # ## ###                       Title, Heading1, Heading2; a backslash at the end goes on below
    paragraph                      BodyText
    {.Style}                       on the line before a block: its paragraph style
    {.Blankline 2}                 alone: two empty paragraphs
    {.LetterTable 33 33 46}        before a pipe table: table style and column widths in millimetres
    1. item, - item                ListText, the number (or •) as text
    {% if … %}                     alone on a line: around whole paragraphs, between table rows around rows
    **bold** *italic* `identifier` Strong, Emphasis, Identifier; a backslash at the end of a line breaks it

A header row of empty cells is dropped. Whatever else Markdown knows is refused with file and line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters.blocks import HAN, Block, Cell, Paragraph, Row, Run, Runs, Statement, Table
from ledraft.letters.markdown import STYLE, parser
from ledraft.letters.shield import Shielded, refusal

_TITLES = {"h1": "Title", "h2": "Heading1", "h3": "Heading2"}
_EMPHASIS = {"strong": "Strong", "em": "Emphasis"}
_KNOWN_BLOCKS = {"heading", "paragraph", "ordered_list", "bullet_list", "table", "statement", "style"}


def blocks(letter: Shielded) -> tuple[Block, ...]:
    """The blocks of `letter`. Raises UnusableInput for anything that the dialect does not know."""
    root = SyntaxTreeNode(parser(letter).parse(letter.text))
    found = tuple(_Reader(letter).read(root.children))
    _check_balance(letter, 1, (b.source for b in found if isinstance(b, Statement)))
    return found


class _Reader:
    """Turns Markdown's nodes into blocks; a style line waits here for the block that it styles."""

    def __init__(self, letter: Shielded) -> None:
        self.letter = letter
        self.style: re.Match[str] | None = None
        self.broken: Paragraph | None = None

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        """The blocks of `nodes`. Raises UnusableInput for what the dialect cannot express."""
        for node in nodes:
            if node.type not in _KNOWN_BLOCKS or (node.type == "heading" and node.markup.strip("#")):
                raise self._refused(node, _("“{kind}” is not in the dialect").format(kind=node.type))
            if self.broken and node.type != "paragraph":
                raise self._refused(node, _("a heading that ends in a backslash goes on in the next line"))
            if self.style and node.type in ("style", "statement"):
                raise self._refused(node, _("a style line must stand directly before a block"))
            yield from getattr(self, f"_{node.type}")(node)
        if self.style or self.broken:
            raise refusal(
                self.letter.name, self.letter.lines[-1], _("a style line or heading is not complete")
            )

    def _style(self, node: SyntaxTreeNode) -> Iterator[Block]:
        found = STYLE.match(node.content)
        if found and found[1] == "Blankline":
            count = int(found[2] or 1)
            yield from [Paragraph("Blankline", (), self._at(node))] * count
        else:
            self.style = found

    def _statement(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield from map(Statement, node.content.split("\n"))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if self.broken:
            first, self.broken = self.broken, None
            yield Paragraph(first.style, (*first.runs, Run("break"), *self._runs(node)), first.line)
        else:
            yield Paragraph(self._styled(node, "BodyText"), self._runs(node), self._at(node))

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.tag not in _TITLES:
            raise self._refused(node, _("only #, ## and ### are headings"))
        title = Paragraph(self._styled(node, _TITLES[node.tag]), self._runs(node), self._at(node))
        # Markdown ends a heading with its line; a long title is broken by hand
        if title.runs and title.runs[-1].text.endswith("\\"):
            last = title.runs[-1]
            self.broken = Paragraph(
                title.style, (*title.runs[:-1], Run("text", last.text[:-1], last.style)), title.line
            )
        else:
            yield title

    def _ordered_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        style = self._styled(node, "ListText")
        for item in node.children:
            yield from self._item(item, style, f"{item.info}{item.markup}")

    def _bullet_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        style = self._styled(node, "ListText")
        for item in node.children:
            yield from self._item(item, style, "•")

    def _item(self, item: SyntaxTreeNode, style: str, number: str) -> Iterator[Block]:
        for child in item.children:
            if child.type != "paragraph":
                raise self._refused(child, _("a list item holds paragraphs only"))
            runs = self._runs(child)
            close = number != "•" and runs and runs[0].kind == "text" and HAN.match(runs[0].text)
            lead = (Run("text", number if close else f"{number} "),) if number else ()
            yield Paragraph(style, (*lead, *runs), self._at(child))
            number = ""

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        style, self.style = self.style, None
        head, *body = [row for part in node.children for row in part.children]
        if not style or len(style[2].split()) != len(head.children):
            raise self._refused(node, _("a table needs a style line with one width per column"))
        header = tuple(self._cell(cell) for cell in head.children)
        rows = tuple(row for line in body for row in self._rows(line))
        _check_balance(self.letter, self._at(node), (r.source for r in rows if isinstance(r, Statement)))
        widths = tuple(map(int, style[2].split()))
        yield Table(style[1], widths, header if any(c.runs for c in header) else (), rows, self._at(node))

    def _rows(self, node: SyntaxTreeNode) -> list[Row | Statement]:
        """One row, or the statements of a line between rows."""
        first, *rest = [cell.children[0].content.strip() for cell in node.children]
        tags = [self.letter.tag(character) for character in first]
        if first and not any(rest) and all(tag and not tag.prints for tag in tags):
            return [Statement(tag.source) for tag in tags if tag]
        return [tuple(self._cell(cell) for cell in node.children)]

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        align = str(node.attrs.get("style", "")).removeprefix("text-align:") or "left"
        runs = self._runs(node)
        return Cell(
            tuple(Run(r.kind, r.text, r.style.replace("Identifier", "IdentifierSmall")) for r in runs), align
        )

    def _styled(self, node: SyntaxTreeNode, default: str) -> str:
        style, self.style = self.style, None
        if style and style[2]:
            raise self._refused(node, _("only a table takes widths"))
        return style[1] if style else default

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        runs = tuple(self._inline(node.children[0], ""))
        statements = (run.text for run in runs if run.kind == "statement")
        _check_balance(self.letter, self._at(node), statements)
        return _joined(runs)

    def _inline(self, node: SyntaxTreeNode, style: str) -> Iterator[Run]:
        for child in node.children:
            if child.type == "text":
                yield from self._text(child.content, style)
            elif child.type == "code_inline":
                yield from self._text(child.content, "Identifier")
            elif child.type in _EMPHASIS:
                yield from self._inline(child, _EMPHASIS[child.type])
            elif child.type in ("softbreak", "hardbreak"):
                yield Run("soft" if child.type == "softbreak" else "break")
            else:
                raise self._refused(node, _("“{kind}” is not in the dialect").format(kind=child.type))

    def _text(self, text: str, style: str) -> Iterator[Run]:
        for piece in re.split("([\ue000-\uf8ff])", text):
            tag = self.letter.tag(piece) if len(piece) == 1 else None
            if tag:
                yield Run("print" if tag.prints else "statement", tag.source, style)
            elif piece:
                yield Run("text", piece, style)

    def _at(self, node: SyntaxTreeNode) -> int:
        while not node.map and node.parent:
            node = node.parent
        return self.letter.line(node.map[0] if node.map else 0)

    def _refused(self, node: SyntaxTreeNode, problem: str) -> UnusableInput:
        return refusal(self.letter.name, self._at(node), problem)


def _joined(runs: Runs) -> Runs:
    """Soft breaks resolved: nothing where Chinese runs on (tags do not count), else a space."""
    result: list[Run] = []
    for index, run in enumerate(runs):
        if run.kind != "soft":
            result.append(run)
            continue
        before = next((r.text[-1] for r in reversed(runs[:index]) if r.kind == "text"), "")
        after = next((r.text[0] for r in runs[index + 1 :] if r.kind == "text"), "")
        sides = [bool(HAN.match(side)) for side in (before, after) if side]
        if not sides or not all(sides):
            result.append(Run("text", " "))
    return tuple(result)


def _check_balance(letter: Shielded, line: int, statements: Iterable[str]) -> None:
    """Each `if` and `for` must end among the same paragraphs, rows or runs; else the markup breaks."""
    open_words: list[str] = []
    for source in statements:
        word = source[2:-2].split()[0]
        if word in ("if", "for"):
            open_words.append(word)
        elif word.startswith("end"):
            if not open_words or open_words.pop() != word[3:]:
                raise refusal(letter.name, line, _("“{tag}” closes nothing here").format(tag=source))
        elif word in ("else", "elif") and not open_words:
            raise refusal(letter.name, line, _("“{tag}” stands outside its block").format(tag=source))
    if open_words:
        problem = _("“{word}” does not end at the same level (end a table with an empty line)")
        raise refusal(letter.name, line, problem.format(word=open_words[-1]))
