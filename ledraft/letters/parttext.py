"""The text of one XML part of a Word file, read strictly: what is not well-formed, or declares anything, is refused."""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from ledraft.errors import UnusableInput
from ledraft.languages import _

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How every part that a rendering writes begins."""

BREAKS = {"w:p": "\n", "w:noBreakHyphen": "-", "w:br": "\n", "w:cr": "\n", "w:tab": "\t"}
"""Elements that stand for a character of the text, which comes at their end."""
_OURS = DECLARATION.encode()
_EXTRAS = ("Comment", "StartCdataSection", "ProcessingInstruction")
_TEXT_OR_BREAK = re.compile(
    rb"<(?:/w:p>|w:(?:t(?:>| [^>]*>)[^<]+|p(?: [^>/]*)?/>|br[ />]|cr[ />]|tab[ />]|noBreakHyphen[ />]))"
)
_MARKS = {b"<w:ta": b"\t", b"<w:no": b"-"}
_SHORT = 16 * 1024
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def parse(part: bytes, name: str, **handlers: Callable[..., None]) -> None:
    """Read `part` (the member `name`) with expat, calling `handlers`.

    Raises UnusableInput if it is not well-formed or declares a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    for event, handler in {**handlers, "StartDoctypeDeclHandler": _declaration}.items():
        setattr(parser, event, handler)
    try:
        parser.Parse(part, True)
    except expat.ExpatError as problem:
        where = _("{part}: {problem}").format(part=name, problem=str(problem))
        raise UnusableInput(_("The Word file is damaged."), [where]) from problem


def _declaration(*_details: object) -> None:
    raise UnusableInput(_("The Word file declares a document type or entities, which no Word file does."))


def text_of(part: bytes, name: str) -> str:
    """The text of `part`; paragraphs and breaks as newlines, tabs as tabs. Raises like `parse`."""
    return _short_text(part, name) if len(part) < _SHORT else _text(part, name)


@lru_cache(maxsize=64)
def _short_text(part: bytes, name: str) -> str:
    """The text of a header or footer, which most papers of a case have alike."""
    return _text(part, name)


def _text(part: bytes, name: str) -> str:
    return by_tags(part, name) if part.startswith(_OURS) and b"\r" not in part else by_events(part, name)


def by_tags(part: bytes, name: str) -> str:
    """Of a part known to be well-formed, tags can be told by their first characters, in two thirds of the time of events;
    but not where what looks like one may stand in a comment, a CDATA section or an instruction."""
    extras: list[object] = []
    extra = {f"{kind}Handler": lambda *_found: extras.append(_found) for kind in _EXTRAS}
    parse(part, name, **extra)
    if extras:
        return by_events(part, name)
    pieces = [piece.partition(b">")[2] or _MARKS.get(piece[:5], b"\n") for piece in _TEXT_OR_BREAK.findall(part)]
    return _REFERENCE.sub(_character, b"".join(pieces).decode())


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, named = reference.groups()
    return _NAMED[named] if named else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def by_events(part: bytes, name: str) -> str:
    """By expat's events. Only ends of elements are watched: starts would double the time."""
    pieces: list[str] = []
    pending: list[str] = []

    def end(element: str) -> None:
        if element == "w:t":
            pieces.extend(pending)
        elif element in BREAKS:
            pieces.append(BREAKS[element])
        if pending:
            pending.clear()

    parse(part, name, EndElementHandler=end, CharacterDataHandler=pending.append)
    return "".join(pieces)
