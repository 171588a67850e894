"""What a new packet may replace: an older packet, and nothing else that somebody keeps."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ledraft.errors import Refused
from ledraft.languages import _
from ledraft.packet.manifest import NAME

_MARK = b'"ledraft-manifest/'


def refuse_to_replace(target: Path) -> None:
    """Raise Refused if at `target` there is something else than a packet (a folder or a ZIP) or an empty folder."""
    if target.exists() and not _is_packet(target):
        message = _("{path} is no packet of ledraft, and only packets are replaced; give another folder.")
        raise Refused(message.format(path=target))


def _is_packet(target: Path) -> bool:
    if not target.is_dir():
        return _is_zipped_packet(target)
    manifest = target / NAME
    return _MARK in manifest.read_bytes() if manifest.is_file() else not any(target.iterdir())


def _is_zipped_packet(target: Path) -> bool:
    try:
        with ZipFile(target) as archive:
            names = [name for name in archive.namelist() if name.rpartition("/")[2] == NAME]
            return any(_MARK in archive.read(name) for name in names)
    except (BadZipFile, NotImplementedError, RuntimeError):
        return False
