"""Markdown as the prose letters need it: our two block rules in, everything that hides or alters text out."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from ledraft.letters.shield import Shielded

STYLE = re.compile(r"\{\.([A-Za-z][A-Za-z0-9]*)((?: \d+)*)\}\s*$")
"""A style line: the style's id, and the widths after it."""


def parser(letter: Shielded) -> MarkdownIt:
    """A parser with our two block rules, and without the rules that would hide or alter text."""

    def statement(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
        line = _line(state, start)
        tags = [letter.tag(character) for character in line if not character.isspace()]
        if not tags or any(tag is None or tag.prints for tag in tags):
            return False
        return silent or _push(state, "statement", start, "\n".join(tag.source for tag in tags if tag))

    def style(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
        line = _line(state, start)
        return bool(STYLE.match(line)) and (silent or _push(state, "style", start, line))

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.disable(["reference", "html_block", "html_inline", "autolink", "entity", "emphasis"])
    # not among the terminators of a block quote, which are those of a table: a statement line stays a row
    made.block.ruler.before("table", "statement", statement, {"alt": ["paragraph", "list"]})
    made.block.ruler.before("table", "style", style, {"alt": ["paragraph", "list"]})
    made.inline.ruler.before("link", "han_emphasis", _emphasis)
    made.inline.ruler2.enable("emphasis")
    return made


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _push(state: StateBlock, kind: str, line: int, content: str) -> bool:
    token = state.push(kind, "", 0)
    token.content, token.map = content, [line, line + 1]
    state.line = line + 1
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Asterisks open before and close after any visible text; CommonMark's own rule fails beside Chinese."""
    start, source = state.pos, state.src
    if silent or source[start] != "*":
        return False
    end = start
    while source[end : end + 1] == "*":
        end += 1
    opens, closes = source[end : end + 1].strip() != "", source[:start][-1:].strip() != ""
    for _position in range(start, end):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(ord("*"), end - start, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True
