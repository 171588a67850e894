"""Writes that leave the old or the new, never neither and never half. What is written is readable by its owner only.

Everything is staged beside its target under a name that begins with `.ledraft-`, this machine's mark and this process's
number, and then moved into place. What a killed process left behind is removed by the next write into the same folder on
the same machine: whether a process of another one lives, which may share the folder, cannot be known here. What it had
set aside is put back.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import BinaryIO

from ledraft.errors import Refused
from ledraft.exchange import exchanged
from ledraft.languages import _

_ASIDE = "aside-"
_STAGED = re.compile(rf"\.ledraft-([0-9a-f]{{8}})-(\d+)-({_ASIDE})?")

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
        undo = stack.enter_context(_undoing())
        for target, ready in staged.items():
            _put(ready, target, stack, undo)
    for folder in {target.parent for target in targets}:
        _sync_folder(folder)


def refuse_existing(targets: Iterable[Path], *, force: bool) -> None:
    """Raise Refused, naming the first, if one of `targets` exists and `force` is not given."""
    existing = [target for target in targets if target.exists()]
    if existing and not force:
        message = _("{path} exists already; give another folder, or --force to replace it.")
        raise Refused(message.format(path=existing[0]))


@contextmanager
def working_folder() -> Iterator[Path]:
    """An empty folder of one's own among the system's temporary ones, removed afterwards.

    If the process is killed, the next that asks for one removes it: what lies there may be out of a case.
    """
    working = _temporary(Path(tempfile.gettempdir()) / "working")
    try:
        yield working
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _temporary(target: Path, purpose: str = "") -> Path:
    """A new empty folder beside `target`, for staging or (`_ASIDE`) for setting aside."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    return Path(tempfile.mkdtemp(dir=target.parent, prefix=f".ledraft-{_machine()}-{os.getpid()}-{purpose}"))


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
            clear(path)


def clear(left_behind: Path) -> None:
    """Remove a `.ledraft-` folder whose process is gone. What it had set aside, with nothing new in its place yet, goes
    back where it stood.
    """
    owner = _STAGED.match(left_behind.name)
    for old in left_behind.iterdir() if owner and owner[3] else ():
        if not (left_behind.parent / old.name).exists():
            old.rename(left_behind.parent / old.name)
    shutil.rmtree(left_behind, ignore_errors=True)


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


Undo = list[Callable[[], object]]


@contextmanager
def _undoing() -> Iterator[Undo]:
    """What takes back the moves made so far; done in reverse order if something fails."""
    undo: Undo = []
    try:
        yield undo
    except BaseException:
        for take_back in reversed(undo):
            take_back()
        raise


def _put(ready: Path, target: Path, stack: ExitStack, undo: Undo) -> None:
    """`ready` takes the place of `target`; what stood there goes where `ready` was, or aside, until all is well."""
    if target.exists() and exchanged(ready, target):
        undo.append(lambda: exchanged(ready, target))
        return
    if target.is_dir():
        aside = stack.enter_context(_aside(target))
        undo.append(lambda: aside.exists() and aside.rename(target))
        target.rename(aside)
    elif not target.exists():
        undo.append(lambda: ready.exists() or target.rename(ready))
    ready.replace(target)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Where an old folder waits until the new one is in place, on systems that cannot exchange the two."""
    waiting = _temporary(target, _ASIDE)
    try:
        yield waiting / target.name
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its rename is journalled by the file system
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _sync(handle)
    finally:
        os.close(handle)
