"""Writes that leave the old file or the new one, never neither and never half. New files are 0600."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ledraft.errors import Refused
from ledraft.languages import _


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its rename is journalled by the file system
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content replaces `path` in one step when the block ends well.

    Raises OSError; then, and after any other exception, `path` is as it was and no temporary file stays.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ledraft-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Replace `path` with `content` in one step. Raises OSError; then `path` is as it was and no temporary file stays."""
    with writing(path) as stream:
        stream.write(content)


def _write_member(folder: Path, name: str, content: bytes) -> None:
    target = folder / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _replacing(folder: Path, *, force: bool) -> Iterator[Callable[[Path], None]]:
    """Moves a finished folder into place; an old one is set aside first and removed only afterwards."""
    aside: list[Path] = []

    def move(finished: Path) -> None:
        if folder.exists():
            if not force:
                raise Refused(
                    _("{path} exists already; give another folder, or --force to replace it.").format(
                        path=folder
                    )
                )
            aside.append(Path(tempfile.mkdtemp(dir=folder.parent, prefix=".ledraft-old-")))
            folder.rename(aside[0] / folder.name)
        try:
            finished.rename(folder)
        except BaseException:
            if aside:
                (aside[0] / folder.name).rename(folder)
            raise

    yield move
    for old in aside:
        shutil.rmtree(old, ignore_errors=True)


def write_folder(folder: Path, members: dict[str, bytes], *, force: bool = False) -> None:
    """Write `members` (relative name → content) as `folder` in one step.

    Raises Refused if `folder` exists and `force` is not given, OSError if the disk refuses; a half-written folder never
    shows under its name, and an older one stays until the new one is complete.
    """
    if folder.exists() and not force:
        raise Refused(
            _("{path} exists already; give another folder, or --force to replace it.").format(path=folder)
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".ledraft-new-"))
    try:
        for name, content in members.items():
            _write_member(working, name, content)
        _sync_folder(working)
        with _replacing(folder, force=force) as move:
            move(working)
        _sync_folder(folder.parent)
    finally:
        shutil.rmtree(working, ignore_errors=True)
