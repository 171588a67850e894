"""The steps by which a process changes a disk, counted, with a fault put at one of them.

A step is the opening of a file for writing, a write, a flush, an fsync, making, renaming, exchanging and removing a file or
folder, and a change of rights. Only what happens below the watched folder counts. Used in forked children; nothing is undone.
"""

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

Fault = Callable[[str], None]
"""What happens at the step of that name: raises, or kills, or returns and lets the step go on."""

CHANGES = ("mkdir", "rmdir", "unlink", "remove", "rename", "replace", "chmod", "truncate", "ftruncate", "write", "fsync", "link", "symlink")
FILLS = {"open", "write", "flush", "mkdir", "fsync", "link", "symlink"}
NEEDS_RIGHTS = {"open", "mkdir", "rename", "replace", "exchange", "chmod", "link", "symlink"}


def full_disk(step: str) -> None:
    """No more room for anything new; what is there can still be moved and removed."""
    if step in FILLS:
        raise OSError(errno.ENOSPC, "No space left on device")


def lost_rights(step: str) -> None:
    if step in NEEDS_RIGHTS:
        raise PermissionError(errno.EACCES, "Permission denied")


def read_only(step: str) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


def interrupt(step: str) -> None:
    signal.raise_signal(signal.SIGINT)


def kill(step: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


FAULTS: dict[str, tuple[Fault, bool]] = {
    "full disk": (full_disk, True),
    "lost rights": (lost_rights, False),
    "read-only folder": (read_only, True),
    "SIGINT": (interrupt, False),
    "kill -9": (kill, False),
}
"""Name → the fault, and whether it stays from its step on."""


class Steps:
    """Counts the steps below `folder`; `fault` strikes at step `at` (from 1), and at all later ones if it `stays`."""

    def __init__(self, folder: Path, at: int = 0, fault: Fault | None = None, *, stays: bool = False) -> None:
        self.folder, self.at, self.fault, self.stays = str(folder), at, fault, stays
        self.names: list[str] = []
        self.descriptors: dict[int, bool] = {}

    def step(self, name: str) -> None:
        self.names.append(name)
        number = len(self.names)
        if self.fault and (number == self.at or (self.stays and number > self.at > 0)):
            self.fault(name)

    def install(self) -> None:
        """Watch this process from now on."""
        for name in CHANGES:
            setattr(os, name, self._watched(name, getattr(os, name)))
        os.open = self._opening(os.open)
        opened = self._file(io.open)
        io.open = builtins.open = opened
        os.fdopen = lambda fd, mode="r", *rest, **named: opened(fd, mode, *rest, **named)
        from ledraft import atomic

        exchange = atomic.exchanged
        atomic.exchanged = lambda one, other: (self.step("exchange"), exchange(one, other))[1]

    def is_watched(self, place: Any) -> bool:
        if isinstance(place, int):
            return self.descriptors.get(place, False)
        return str(Path.cwd() / os.fsdecode(place)).startswith(self.folder)

    def _watched(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(place: Any, *rest: Any, **named: Any) -> Any:
            if named.get("dir_fd") is not None or self.is_watched(place):
                self.step(name)
                if name == "fsync":
                    return None  # whether the disk keeps what it was given is not tried here, and waiting for it takes long
            return original(place, *rest, **named)

        return call

    def _opening(self, original: Callable[..., int]) -> Callable[..., int]:
        def call(place: Any, flags: int, *rest: Any, **named: Any) -> int:
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            if writes and self.is_watched(place):
                self.step("open")
            descriptor = original(place, flags, *rest, **named)
            self.descriptors[descriptor] = writes and self.is_watched(place)
            return descriptor

        return call

    def _file(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(place: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            writes = any(letter in mode for letter in "wax+") and self.is_watched(place)
            if writes and not isinstance(place, int):
                self.step("open")
            stream = original(place, mode, *rest, **named)
            return Stream(stream, self) if writes else stream

        return call


class Stream:
    """A file open for writing, whose writes and flushes are steps. A write that a fault strikes leaves half of it behind."""

    def __init__(self, stream: Any, steps: Steps) -> None:
        self._stream, self._steps = stream, steps

    def write(self, content: Any) -> Any:
        try:
            self._steps.step("write")
        except OSError:
            self._stream.write(content[: len(content) // 2])
            raise
        return self._stream.write(content)

    def flush(self) -> None:
        self._steps.step("flush")
        self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()

    def __iter__(self) -> Any:
        return iter(self._stream)
