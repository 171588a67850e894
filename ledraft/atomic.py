"""Writes that leave the old or the new, never neither and never half. What is written is readable by its owner only.

Everything is staged beside its target under a name that begins with `.ledraft-`, this machine's mark and this process's
number, and then moved into place. What a killed process left behind is removed by the next write into the same folder on
the same machine: whether a process of another one lives, which may share the folder, cannot be known here.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import BinaryIO

from ledraft.errors import Refused
from ledraft.languages import _

_STAGED = re.compile(r"\.ledraft-([0-9a-f]{8})-(\d+)-")

_synced_later: ContextVar[bool] = ContextVar("synced_later", default=False)

Content = bytes | Mapping[str, bytes]
"""What a target becomes: a file's bytes, or a folder's files (relative name → bytes)."""


def write(path: Path, content: bytes) -> None:
    """Replace the file `path` with `content` in one step. Raises OSError; then `path` is as it was."""
    write_all({path: content}, force=True)


def write_folder(folder: Path, members: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write `members` (relative name → content) as `folder` in one step. Raises like `write_all`."""
    write_all({folder: members}, force=force)


@contextmanager
def synced_once() -> Iterator[None]:
    """What is written within the block reaches the disk at its end, all at once, not file by file.

    For many folders at a time, where waiting for the disk after each file would take longer than making it.
    """
    if not hasattr(os, "sync"):  # Windows
        yield
        return
    token = _synced_later.set(True)
    try:
        yield
    finally:
        _synced_later.reset(token)
        os.sync()


def _sync(descriptor: int) -> None:
    if not _synced_later.get():
        os.fsync(descriptor)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content replaces the file `path` in one step when the block ends well.

    Raises OSError; then, and after any other exception, `path` is as it was and nothing stays beside it.
    """
    working = _temporary(path)
    try:
        ready = working / path.name
        with os.fdopen(os.open(ready, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as stream:
            yield stream
            stream.flush()
            _sync(stream.fileno())
        ready.replace(path)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    _sync_folder(path.parent)


def write_all(targets: Mapping[Path, Content], *, force: bool = False) -> None:
    """Write all `targets` or none of them.

    Raises Refused if one exists and `force` is not given, OSError if the disk refuses; in both cases every target is as
    it was before.
    """
    refuse_existing(targets, force=force)
    with ExitStack() as stack:
        staged = {target: stack.enter_context(_staged(target, content)) for target, content in targets.items()}
        asides = {target: stack.enter_context(_aside(target)) for target in targets if target.is_dir()}
        _move(staged, asides, stack.enter_context(_undoing()))
    for folder in {target.parent for target in targets}:
        _sync_folder(folder)


def refuse_existing(targets: Iterable[Path], *, force: bool) -> None:
    """Raise Refused, naming the first, if one of `targets` exists and `force` is not given."""
    existing = [target for target in targets if target.exists()]
    if existing and not force:
        message = _("{path} exists already; give another folder, or --force to replace it.")
        raise Refused(message.format(path=existing[0]))


def _temporary(target: Path) -> Path:
    """A new empty folder beside `target`, for staging or setting aside."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    return Path(tempfile.mkdtemp(dir=target.parent, prefix=f".ledraft-{_machine()}-{os.getpid()}-"))


@cache
def _machine() -> str:
    """A mark of this machine in eight hexadecimal digits, from its name."""
    import platform

    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


@cache
def _sweep(folder: Path) -> None:
    """Remove what processes that are gone left behind in `folder`; once, for it may hold thousands of packets."""
    for path in folder.glob(".ledraft-*"):
        owner = _STAGED.match(path.name)
        if owner and owner[1] == _machine() and not _alive(int(owner[2])):
            shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name == "nt":  # os.kill would end the process there; what is left behind is kept
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _staged(target: Path, content: Content) -> Iterator[Path]:
    """`content` complete on disk beside `target`; removed again unless it was moved into place."""
    working = _temporary(target)
    try:
        ready = working / target.name
        if isinstance(content, bytes):
            _write_file(ready, content)
        else:
            _write_folder(ready, content)
        yield ready
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        _sync(stream.fileno())


def _write_folder(path: Path, members: Mapping[str, bytes]) -> None:
    path.mkdir(mode=0o700)
    for name, content in members.items():
        _write_file(path / name, content)
    _sync_folder(path)


Moves = list[tuple[Path, Path]]


@contextmanager
def _undoing() -> Iterator[Moves]:
    """The moves made so far, as (from, to); taken back in reverse order if something fails."""
    moves: Moves = []
    try:
        yield moves
    except BaseException:
        for source, target in reversed(moves):
            target.rename(source)
        raise


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Where an old folder waits until the new one is in place; a file needs none, its rename replaces in one step."""
    waiting = _temporary(target)
    try:
        yield waiting / target.name
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _move(staged: Mapping[Path, Path], asides: Mapping[Path, Path], moves: Moves) -> None:
    for target, ready in staged.items():
        if target in asides:
            _rename(target, asides[target], moves)
        _rename(ready, target, [] if target.exists() else moves)


def _rename(source: Path, target: Path, moves: Moves) -> None:
    source.replace(target)
    moves.append((source, target))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its rename is journalled by the file system
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _sync(handle)
    finally:
        os.close(handle)
