"""A finished Word file read back strictly: what does not parse, or is not found again, was never written."""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters.compiled import Rendered
from ledraft.letters.control import BOOKMARK, path_of_bookmark, slug

_READ = re.compile(r"word/(document|header[^/]*|footer[^/]*)\.xml$")
_BODY = "word/document.xml"
_LIMIT = 64 * 1024 * 1024
_SHORT = 16 * 1024
_BREAKS = {"w:p": "\n", "w:noBreakHyphen": "-", "w:br": "\n", "w:cr": "\n", "w:tab": "\t"}


@dataclass(frozen=True)
class Found:
    """One control as it stands in a file: the case path, and the text typed into it or left there."""

    path: str
    text: str


def document_text(data: bytes) -> str:
    """The text of the body, headers and footers; paragraphs and breaks as newlines, tabs as tabs.

    Raises UnusableInput if the file is not a well-formed Word file or declares entities.
    """
    return "\n".join(_short_text(part, name) if len(part) < _SHORT else _text(part, name) for name, part in _parts(data))


def controls(data: bytes, paths: Iterable[str] = ()) -> list[Found]:
    """The controls of `data` by their tags, or by their bookmarks where a program has dropped the tags.

    A bookmark's name cannot hold every path; `paths` are the known ones that a shortened name may stand for.
    Raises UnusableInput like `document_text`.
    """
    by_slug = {slug(path): path for path in paths}
    found = [control for name, part in _parts(data) for control in _ControlReader().read(part, name)]
    return [Found(by_slug.get(slug(control.path), control.path), control.text) for control in found]


def lost(rendered: Rendered) -> list[str]:
    """The printed values that the finished file does not hold, in order: empty if nothing was lost."""
    text = document_text(rendered.data)
    return [value for value in rendered.printed if value not in text]


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if _READ.match(info.filename)]
            if _BODY not in {info.filename for info in infos}:
                raise BadZipFile(_BODY)
            if sum(info.file_size for info in infos) > _LIMIT:
                raise UnusableInput(_("The Word file is too large to be read back."))
            yield from [(info.filename, archive.read(info)) for info in infos]
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as problem:
        raise UnusableInput(_("This is not a Word file (.docx).")) from problem


def _parse(part: bytes, name: str, **handlers: Callable[..., None]) -> None:
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


@lru_cache(maxsize=64)
def _short_text(part: bytes, name: str) -> str:
    """The text of a header or footer, which most papers of a case have alike."""
    return _text(part, name)


def _text(part: bytes, name: str) -> str:
    """The text of one part. Only ends of elements are watched: starts would double the time."""
    pieces: list[str] = []
    pending: list[str] = []

    def end(element: str) -> None:
        if element == "w:t":
            pieces.extend(pending)
        elif element in _BREAKS:
            pieces.append(_BREAKS[element])
        if pending:
            pending.clear()

    _parse(part, name, EndElementHandler=end, CharacterDataHandler=pending.append)
    return "".join(pieces)


@dataclass
class _Open:
    """A control being read: where its text begins, and the path of its tag or of the bookmark around it."""

    start: int
    path: str = ""


@dataclass
class _ControlReader:
    """Collects the controls of one part from expat's events."""

    pieces: list[str] = field(default_factory=list)
    controls: list[Found] = field(default_factory=list)
    bookmarks: dict[str, _Open] = field(default_factory=dict)
    tagged: list[_Open] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    inside: bool = False

    def read(self, part: bytes, name: str) -> list[Found]:
        """The controls of `part`, in order."""
        _parse(
            part,
            name,
            StartElementHandler=self._start,
            EndElementHandler=self._end,
            CharacterDataHandler=self._characters,
        )
        return self.controls

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:t":
            self.inside = True
        elif name == "w:sdt":
            self.tagged.append(_Open(len(self.pieces)))
        elif name == "w:tag" and self.tagged:
            self.tagged[-1].path = attributes.get("w:val", "")
        elif name == "w:dataBinding":
            self.bound.add(attributes.get("w:xpath", "").rpartition(":")[2])
        elif name == "w:bookmarkStart" and attributes.get("w:name", "").startswith(BOOKMARK):
            path = path_of_bookmark(attributes["w:name"])
            self.bookmarks[attributes.get("w:id", "")] = _Open(self._where_a_bookmark_starts(), path)
        elif name == "w:bookmarkEnd":
            self._close_bookmark(attributes.get("w:id", ""))

    def _where_a_bookmark_starts(self) -> int:
        """LibreOffice moves the start of a bookmark into its control, behind the first stretch of the text."""
        untagged = bool(self.tagged) and not self.tagged[-1].path
        return self.tagged[-1].start if untagged else len(self.pieces)

    def _end(self, name: str) -> None:
        if name == "w:t":
            self.inside = False
        elif name in _BREAKS:
            self.pieces.append(_BREAKS[name])
        elif name == "w:sdt":
            control = self.tagged.pop()
            if control.path:
                self._found(control)

    def _characters(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)

    def _found(self, control: _Open) -> None:
        self.controls.append(Found(control.path, "".join(self.pieces[control.start :]).rstrip("\n")))

    def _close_bookmark(self, number: str) -> None:
        """A bookmark counts only if its control has lost its tag, whichever of the two encloses the other."""
        bookmark = self.bookmarks.pop(number, None)
        near = [*(control.path for control in self.controls[-1:]), *(tag.path for tag in self.tagged[-1:])]
        if bookmark and slug(bookmark.path) not in map(slug, near):
            self._drop_copies(bookmark)
            self._found(bookmark)

    def _drop_copies(self, bookmark: _Open) -> None:
        """LibreOffice writes a bound control once per stretch of one script: the stretch, then the whole stored text."""
        if slug(bookmark.path) in self.bound:
            self.pieces[bookmark.start :] = _once(self.pieces[bookmark.start :])


def _once(pieces: list[str]) -> list[str]:
    """What stands in the document between the copies of the stored text, or that text if nothing else does."""
    for length in range(1, len(pieces) // 2 + 1):
        if pieces == pieces[:length] * (len(pieces) // length):
            return pieces[:length]
    stored, copies = max(Counter(pieces).items(), key=lambda item: (item[1], len(item[0])), default=("", 0))
    if copies == 1 or "\n" in pieces:
        return pieces
    typed = "".join(piece for piece in pieces if piece != stored)
    untouched = stored.endswith(typed)  # the first stretch may be written as a copy only
    return [stored if untouched else typed]
