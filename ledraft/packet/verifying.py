"""Verify: a packet against its manifest. A one-byte change is found, and the file and its part are named."""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from ledraft.case import saving
from ledraft.errors import UnusableInput, UserError
from ledraft.languages import _
from ledraft.packet.container import is_disturbed
from ledraft.packet.manifest import FORMAT, NAME, OWN_HASH, own_hash

_UNREADABLE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""What zipfile raises for a damaged, encrypted or unknown kind of archive."""
MAX_BYTES = 500 * 1024 * 1024
MAX_FILES = 20_000


@dataclass(frozen=True)
class Change:
    """One difference between a packet and its manifest: the file, what happened to it, and the parts of a Word file."""

    file: str
    what: str
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = f" ({', '.join(self.parts)})" if self.parts else ""
        return f"{self.file}: {self.what}{parts}"


@dataclass(frozen=True)
class _Folder(Mapping[str, bytes]):
    """The files of a packet by name, each read when its content is asked for: those of evidence may be large."""

    paths: Mapping[str, Path]

    def __getitem__(self, name: str) -> bytes:
        return self.paths[name].read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def verify(packet: Path) -> list[Change]:
    """What changed in `packet` (a folder or a ZIP) since it was written.

    Raises UserError if there is no packet, or more than any packet holds; UnusableInput if its manifest cannot be read.
    """
    files = _files(packet)
    recorded = _manifest(files, packet)
    added = sorted(set(files) - set(recorded["files"]) - {NAME})
    changes = [
        *_of_manifest(files[NAME], recorded),
        *_compared(files, recorded),
        *(Change(name, _("is not in the manifest")) for name in added),
    ]
    return changes or _around(packet)


def _around(packet: Path) -> list[Change]:
    """What a ZIP holds beside its files: headers, directory, and whatever stands between them."""
    if packet.is_dir() or not is_disturbed(packet.read_bytes()):
        return []
    return [Change(packet.name, _("was changed around its files (a header, the directory, or something added)"))]


def _of_manifest(raw: bytes, recorded: dict[str, Any]) -> list[Change]:
    untouched = recorded.get(OWN_HASH) == own_hash(recorded) and saving.dump(recorded) == raw
    return [] if untouched else [Change(NAME, _("was changed"))]


def _files(packet: Path) -> Mapping[str, bytes]:
    if packet.is_dir():
        return _of_folder(packet)
    if not packet.exists():
        raise UserError(_("There is no packet at {path}.").format(path=packet))
    try:
        with ZipFile(packet) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_BYTES:
                raise UserError(_("{path} unpacks to more than 500 MB; no packet does.").format(path=packet))
            return _members(archive)
    except _UNREADABLE:
        raise UserError(
            _("{path} is neither a packet folder nor a readable ZIP.").format(path=packet)
        ) from None


def _of_folder(packet: Path) -> "_Folder":
    """The files below `packet`, which are not looked for unless it holds a manifest: `verify /` would walk a disk."""
    if not (packet / NAME).is_file():
        raise _no_packet(packet)
    paths = list(islice(packet.rglob("*"), MAX_FILES + 1))
    if len(paths) > MAX_FILES:
        message = _("{path} holds more than {count} files; no packet does.")
        raise UserError(message.format(path=packet, count=MAX_FILES))
    return _Folder({path.relative_to(packet).as_posix(): path for path in sorted(paths) if path.is_file()})


def _no_packet(packet: Path) -> UserError:
    return UserError(_("{path} has no manifest.json; it is no packet of ledraft.").format(path=packet))


def _members(archive: ZipFile) -> dict[str, bytes]:
    """The files of a ZIP below the folder of its manifest. What stands beside that folder, or twice, keeps a name of its
    own, so that nothing hides behind a file of the packet."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    folder = next((i.filename[: -len(NAME)] for i in infos if i.filename.split("/", 1)[-1] == NAME), "")
    files: dict[str, bytes] = {}
    for info in infos:
        name = info.filename.removeprefix(folder)
        if name in files or (folder and not info.filename.startswith(folder)):
            name = f"{info.filename} ({info.header_offset})"
        files[name] = archive.read(info)
    return files


def _manifest(files: Mapping[str, bytes], packet: Path) -> dict[str, Any]:
    if NAME not in files:
        raise _no_packet(packet)
    try:
        content = json.loads(files[NAME])
        if content["format"] == FORMAT and isinstance(content["files"], dict):
            return dict(content)
    except (ValueError, KeyError, TypeError):
        pass
    raise UnusableInput(
        _("The manifest of {path} cannot be read; the packet cannot be verified.").format(path=packet)
    )


def _compared(files: Mapping[str, bytes], recorded: Mapping[str, Any]) -> list[Change]:
    changes = []
    for name, digest in recorded["files"].items():
        if name not in files:
            changes.append(Change(name, _("is missing")))
            continue
        content = files[name]
        if hashlib.sha256(content).hexdigest() != digest:
            parts = _changed_parts(content, recorded.get("parts", {}).get(name, {}))
            changes.append(Change(name, _("was changed"), parts))
    return changes


def _changed_parts(content: bytes, recorded: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a Word file that are not as recorded; one that no longer unpacks is changed too."""
    now = _readable_parts(content)
    names = sorted({*now, *recorded})
    return tuple(name for name in names if now.get(name) != recorded.get(name)) if recorded and now else ()


def _readable_parts(content: bytes) -> dict[str, str]:
    hashes: dict[str, str] = {}
    try:
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                with suppress(*_UNREADABLE):
                    hashes[name] = hashlib.sha256(archive.read(name)).hexdigest()
    except _UNREADABLE:
        return {}
    return hashes
