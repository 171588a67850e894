"""Lines of a given width for a terminal in which a Chinese character takes two columns."""

import re
import unicodedata
from functools import cache

_WIDE = ("W", "F")
_CHINESE = "⺀-鿿豈-﫿＀-￯　-〿"
_OPENING, _CLOSING = "（「『“《〔", "，。；：、）」』”》〕！？％"
_FIRST_CHINESE = "⺀"
_WESTERN_PIECE = re.compile(" +|“*[^\\s“”]+”*|[“”]+")
"""What `any_piece` finds in a text without Chinese characters, whose pattern takes long to compile."""


@cache
def any_piece() -> re.Pattern[str]:
    """A space, or what no line break may part: a word or one Chinese character, with its punctuation."""
    return re.compile(
        rf" +|[{_OPENING}]*(?:[^\s{_CHINESE}{_OPENING}{_CLOSING}]+|(?![{_OPENING}{_CLOSING}])[{_CHINESE}])[{_CLOSING}]*"
        rf"|[{_OPENING}{_CLOSING}]+"
    )


def width_of(text: str) -> int:
    """The columns that `text` takes; combining marks take none."""
    return sum(_columns(char) for char in text)


def pad(text: str, width: int) -> str:
    """`text` with spaces behind it up to `width` columns."""
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """`text` in lines of at most `width` columns, each beginning with `indent` (the first with `first`).

    Lines break at spaces and between Chinese characters; a piece longer than a line (an identifier) stays whole.
    """
    lines: list[str] = []
    start = indent if first is None else first
    line, used = start, width_of(start)
    empty = True
    for piece in pieces(text):
        if empty and piece.isspace():
            continue
        if not empty and used + width_of(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used, empty = indent, width_of(indent), True
            if piece.isspace():
                continue
        line, used, empty = line + piece, used + width_of(piece), False
    return [*lines, line.rstrip()]


def pieces(text: str) -> list[str]:
    """What `any_piece` finds in `text`, by the shorter way where it is in Western letters alone."""
    return (any_piece() if max(text, default="") >= _FIRST_CHINESE else _WESTERN_PIECE).findall(text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
