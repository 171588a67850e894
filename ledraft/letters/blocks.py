"""The blocks of a prose letter, between the Markdown that a lawyer reads and the Word file."""

import re
from dataclasses import dataclass
from typing import Literal

HAN = re.compile("[⺀-〿぀-ヿ㐀-鿿豈-﫿︰-﹏\uff00-\uffef\U00020000-\U0003ffff]")
"""One Chinese character or full-width punctuation mark."""


@dataclass(frozen=True)
class Run:
    """A stretch of one paragraph: literal text, a printing tag, a statement, or a line break."""

    kind: Literal["text", "print", "statement", "break", "soft"]
    text: str = ""
    style: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Statement:
    """A Jinja statement around whole blocks or rows."""

    source: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph in the named style; `line` is its place in the letter."""

    style: str
    runs: Runs
    line: int


@dataclass(frozen=True)
class Cell:
    """One table cell; `align` is left, center or right."""

    runs: Runs
    align: str


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table in the named style, its columns' widths in millimetres; `header` is empty if there is none."""

    style: str
    widths: tuple[int, ...]
    header: Row
    rows: tuple[Row | Statement, ...]
    line: int


Block = Paragraph | Table | Statement
