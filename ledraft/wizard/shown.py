"""Lines for a terminal: counted in columns (a Chinese character takes two), free of what could steer the terminal."""

import unicodedata
from collections.abc import Iterator

from prompt_toolkit.utils import get_cwidth

COLUMNS = 78


def harmless(text: str) -> str:
    """`text` with every control, format and unpaired character but the line break as U+FFFD."""
    return "".join("\ufffd" if c != "\n" and unicodedata.category(c) in _STEERING else c for c in text)


_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def fit(text: str, columns: int = COLUMNS) -> str:
    """`text` on one line of at most `columns` columns, cut with … where it is longer."""
    line = harmless(" ".join(text.split()))
    if get_cwidth(line) <= columns:
        return line
    kept = ""
    for char in line:
        if get_cwidth(kept + char) > columns - 3:
            break
        kept += char
    return kept.rstrip() + "..."


def wrap(text: str, columns: int = COLUMNS, indent: str = "") -> str:
    """`text` broken into lines of at most `columns` columns: between Latin words, and anywhere in Chinese.

    A word that is longer (a path, an identifier) stays whole, so that it can be copied.
    """
    lines = [line for paragraph in harmless(text).split("\n") for line in _lines(paragraph, columns - get_cwidth(indent))]
    return "\n".join(indent + line for line in lines)


def _lines(paragraph: str, columns: int) -> Iterator[str]:
    line, first = "", True
    for piece in _pieces(paragraph):
        if line and get_cwidth(line + piece.rstrip()) > columns:
            yield line.rstrip()
            line, first = "", False
        line += piece if line or first else piece.lstrip()
    yield line.rstrip()


_NEVER_FIRST = frozenset("，。；：、？！）》”』」】")


def _pieces(paragraph: str) -> Iterator[str]:
    """Chinese characters one by one, with the marks that may not begin a line; Latin words with the space after."""
    piece = ""
    for char in paragraph:
        if char in _NEVER_FIRST:
            piece += char
        elif get_cwidth(char) > 1 or _is_whole(piece):
            yield from filter(None, (piece,))
            piece = char
        else:
            piece += char
    yield from filter(None, (piece,))


def _is_whole(piece: str) -> bool:
    """Whether nothing may follow in the same piece: a Chinese character or mark, or the space after a word."""
    return bool(piece) and (piece[-1] == " " or get_cwidth(piece[-1]) > 1)
