"""A finished Word file read back strictly: what does not parse, or is not found again, was never written."""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters import wordfile
from ledraft.letters.compiled import Rendered
from ledraft.letters.control import BOOKMARK, path_of_bookmark, slug
from ledraft.letters.parttext import BREAKS, parse, text_of

_READ = re.compile(r"word/(document|header[^/]*|footer[^/]*)\.xml$")
_BODY = "word/document.xml"
_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True)
class Found:
    """One control as it stands in a file: the case path, and the text typed into it or left there."""

    path: str
    text: str


def document_text(data: bytes) -> str:
    """The text of the body, headers and footers; paragraphs and breaks as newlines, tabs as tabs.

    Raises UnusableInput if the file is not a well-formed Word file or declares entities.
    """
    return _joined(_parts(data))


def _joined(parts: Mapping[str, bytes]) -> str:
    return "\n".join(text_of(part, name) for name, part in parts.items() if _READ.match(name))


@dataclass(frozen=True)
class Finished:
    """A Word file that was read back: its bytes, its text (as `document_text`), and the SHA-256 of every part by name."""

    data: bytes
    text: str
    parts: Mapping[str, str]


def finished(rendered: Rendered) -> Finished:
    """`rendered`, its text and changed parts read from the bytes that are to be written. Raises like `document_text`.

    The parts that a template never changes were hashed when it was first used; here their compressed bytes are compared.
    """
    known = wordfile.unchanged(rendered.data, rendered.fixed)
    parts = _parts(rendered.data, known)
    hashes = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    return Finished(rendered.data, _joined(parts), dict(sorted({**known, **hashes}.items())))


def controls(data: bytes, paths: Iterable[str] = ()) -> list[Found]:
    """The controls of `data` by their tags, or by their bookmarks where a program has dropped the tags.

    A bookmark's name cannot hold every path; `paths` are the known ones that a shortened name may stand for.
    Raises UnusableInput like `document_text`.
    """
    by_slug = {slug(path): path for path in paths}
    found = [control for name, part in _parts(data).items() for control in _ControlReader().read(part, name)]
    return [Found(by_slug.get(slug(control.path), control.path), control.text) for control in found]


def lost(rendered: Rendered) -> list[str]:
    """The printed values that the finished file does not hold, in order: empty if nothing was lost."""
    return missing(rendered.printed, document_text(rendered.data))


def missing(values: Iterable[str], text: str) -> list[str]:
    """Those of `values` that do not stand in `text`. Each is looked for where the one before was found, for most stand in
    the order in which they were printed, and only then from the beginning."""
    found, here = [], 0
    for value in values:
        place = text.find(value, here)
        if place < 0:
            place = text.find(value)
        if place < 0:
            found.append(value)
        else:
            here = place
    return found


def _parts(data: bytes, known: Container[str] | None = None) -> dict[str, bytes]:
    """Body, headers and footers by name; with `known` all members but these, too."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            wanted = [i for i in infos if _READ.match(i.filename) or (known is not None and i.filename not in known)]
            if _BODY not in archive.NameToInfo:
                raise BadZipFile(_BODY)
            if sum(info.file_size for info in wanted) > _LIMIT:
                raise UnusableInput(_("The Word file is too large to be read back."))
            return {info.filename: archive.read(info) for info in wanted}
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as problem:
        raise UnusableInput(_("This is not a Word file (.docx).")) from problem


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
        parse(
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
        elif name in BREAKS:
            self.pieces.append(BREAKS[name])
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
