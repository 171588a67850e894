"""One wizard on one case file at a time. The lock is the operating system's own, so a crash leaves none behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why

_FAR_BYTE = 4096  # Windows locks are mandatory: lock a byte beyond the number, so that others can read who holds it


def lock_path(path: Path) -> Path:
    """The lock file of the case file `path`: hidden, in the same folder, holding the number of the process."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of the case file `path`.

    Raises UserError if another wizard holds it, if the folder is not there or if nothing can be written there.
    """
    handle = _seized(path)
    try:
        _sign(handle, path)
        yield
    finally:
        _release(handle, path)


def _sign(handle: int, path: Path) -> None:
    """Write the number of this process into the lock; a full disk shows here, before anything is typed."""
    try:
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
    except OSError as error:
        raise _not_writable(path, error) from None


def _not_writable(path: Path, error: OSError) -> UserError:
    message = _("Nothing can be saved in {folder}: {reason}. Give a path in a folder of your own.")
    return UserError(message.format(folder=path.parent, reason=why(error)))


def _seized(path: Path) -> int:
    while True:
        handle = _opened(path)
        if not _try_lock(handle):
            os.close(handle)
            message = _("{path} is open in another wizard (process {number}). Finish there first.")
            raise UserError(message.format(path=path, number=_holder(path)))
        if _is_current(handle, path):
            return handle
        os.close(handle)  # whoever held it removed the file between our opening and our locking


def _opened(path: Path) -> int:
    try:
        return os.open(lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        raise UserError(_("There is no folder {folder}; make it first.").format(folder=path.parent)) from None
    except OSError as error:
        raise _not_writable(path, error) from None


def _is_current(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock_path(path).stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        return lock_path(path).read_text("ascii").strip() or "?"
    except (OSError, UnicodeDecodeError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _release(handle: int, path: Path) -> None:
        os.close(handle)  # Windows removes no open file; whoever opens it in between keeps it
        with suppress(OSError):
            lock_path(path).unlink()

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(handle: int, path: Path) -> None:
        with suppress(OSError):
            lock_path(path).unlink()
        os.close(handle)
