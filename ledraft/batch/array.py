"""A JSON array cut into its elements while it is being read: only the element at hand is in memory."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledraft.case.reading import MAX_BYTES
from ledraft.languages import _

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},"]', re.DOTALL)
_OPENING = re.compile(r'\s*(\{\s*"[^"]*"\s*:)')


@dataclass(frozen=True, slots=True)
class Element:
    """One element: the line on which it begins, its text as it stands, or why there is none."""

    line: int
    text: str
    problem: str = ""


def elements(blocks: Iterable[str]) -> Iterator[Element]:
    """The elements of the array whose text comes in `blocks`, in order, each cut out by its brackets and not yet parsed.

    A broken element stays one element: where its brackets or quotes do not close, it ends where the next one begins as
    it began. Where the text breaks off, goes on after the end, or an element grows beyond 20 MB, the last element says
    so; nothing is raised.
    """
    cutter = _Cutter()
    for block in blocks:
        yield from cutter.feed(block)
        if cutter.given_up:
            return
    yield from cutter.rest()


class _Cutter:
    """Keeps the text from the element at hand onwards; `depth` counts open brackets, the array's own included."""

    def __init__(self) -> None:
        self.text = ""
        self.at = 0
        self.line = 1
        self.depth = 0
        self.closed = False
        self.given_up = False

    def feed(self, block: str) -> Iterator[Element]:
        """The elements that `block` completes."""
        self.text += block
        yield from self._cut()
        while len(self.text) > MAX_BYTES and not self.given_up:
            broken = self._broken()
            self.given_up = broken is None
            yield broken or Element(self._first_line(), "", _too_large())
            yield from self._cut()

    def _cut(self) -> Iterator[Element]:
        start = 0
        for token in _TOKEN.finditer(self.text, self.at):
            if token[0] == '"':  # a string that goes on in the next block
                self.at = token.start()
                break
            self.at = token.end()
            if self._separates(token[0]):
                yield from self._element(start, token.start())
                start = token.end()
            if self.closed:
                break
        else:
            self.at = len(self.text)
        self.text, self.at = self.text[start:], self.at - start

    def _separates(self, mark: str) -> bool:
        """Follow the brackets; True at a comma between elements, and at the brackets around all."""
        if mark in "[{":
            self.depth += 1
            return self.depth == 1
        if mark in "]}":
            stray = mark == "}" and self.depth == 1  # one bracket too many inside an element
            self.depth -= not stray
            self.closed = self.depth == 0
            return self.closed
        return mark == "," and self.depth == 1

    def _element(self, start: int, end: int) -> Iterator[Element]:
        text = self.text[start:end]
        if text.strip():
            yield Element(self.line + _leading_lines(text), text.strip())
        self.line += text.count("\n")

    def _broken(self) -> Element | None:
        """The element at hand, cut off where the next one begins as it began; None if nothing begins so."""
        opening = _OPENING.match(self.text)
        end = self.text.find(opening[1], opening.end()) if opening else -1
        if end < 0:
            return None
        broken = Element(self._first_line(), self.text[:end].strip())
        self.line += self.text.count("\n", 0, end)
        self.text, self.at, self.depth = self.text[end:], 0, 1
        return broken

    def _first_line(self) -> int:
        return self.line + _leading_lines(self.text)

    def rest(self) -> Iterator[Element]:
        """What stands after the last complete element."""
        while self._is_open() and (broken := self._broken()):
            yield broken
            yield from self._cut()
        line, text = self._first_line(), self.text.strip()
        if self.closed:
            if text:
                yield Element(line, "", _("something follows after the end of the array; it was not read."))
            return
        if text and not self._is_open():
            yield Element(line, text)
        yield Element(line, "", _("the file breaks off here; the cases from here on are missing."))

    def _is_open(self) -> bool:
        """True inside an element: a bracket or a string is open, or was closed by the wrong bracket."""
        if self.closed or self.depth > 1 or self.at < len(self.text):
            return not self.closed
        return bool(self.text.strip()) and not _is_json(self.text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _leading_lines(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip()))


def _too_large() -> str:
    return _("this case is larger than 20 MB or never ends; it and those after it were not read.")
