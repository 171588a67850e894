"""Whatever fails, at whatever step: the old file or the new one, never neither, never half, and nothing beside it."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ledraft import atomic
from tests.conftest import Shell

STEPS = ("fsync", "open", "replace", "mkdir", "rename")
Fault = Callable[[], BaseException]


class Faults:
    """Fails the n-th call of those file operations by which anything is written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch, self.calls = monkeypatch, 0

    @contextmanager
    def at(self, number: int, fault: Fault) -> Iterator[None]:
        self.calls = 0
        with self._monkeypatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self._counted(getattr(os, name), number, fault))
            yield

    def _counted(self, original: Callable[..., Any], number: int, fault: Fault) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == number:
                raise fault()
            return original(*arguments, **named)

        return call


FAULTS: dict[str, Fault] = {
    "full disk": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "lost rights": lambda: PermissionError(errno.EACCES, "Permission denied"),
    "interrupt": KeyboardInterrupt,
}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_folder_and_a_file_appear_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    injected = 0
    for number in range(1, 60):
        for staged in tmp_path.glob(".ledraft-*"):  # the fault struck the clean-up of a write that had succeeded
            shutil.rmtree(staged)
        old = {tmp_path / "packet": {"a": b"old a", "b/c": b"old c"}, tmp_path / "packet.zip": b"old zip"}
        atomic.write_all(old, force=True)
        before = snapshot(tmp_path)
        faults = Faults(monkeypatch)
        try:
            with faults.at(number, fault):
                atomic.write_all({tmp_path / "packet": {"a": b"new a"}, tmp_path / "packet.zip": b"new zip"}, force=True)
        except (OSError, KeyboardInterrupt):
            injected += 1
            after = {name: content for name, content in snapshot(tmp_path).items() if not name.startswith(".ledraft-")}
            assert after in (before, {"packet/a": b"new a", "packet.zip": b"new zip"})
        else:
            if faults.calls < number:
                break
    assert injected >= 8
    print(f"{injected} faults injected")


def test_what_a_killed_process_left_behind_is_swept_by_the_next_write(tmp_path: Path) -> None:
    script = (
        "import os, signal; from pathlib import Path; from ledraft import atomic\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"atomic.write(Path({str(tmp_path / 'case.json')!r}), b'new')"
    )
    (tmp_path / "case.json").write_bytes(b"old")
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "case.json").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] != ["case.json"]
    atomic.write(tmp_path / "case.json", b"newer")
    assert snapshot(tmp_path) == {"case.json": b"newer"}


def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    atomic.write_all({tmp_path / "packet": {"a": b"", "b/c": b""}, tmp_path / "file": b""})
    assert {oct(p.stat().st_mode & 0o777) for p in tmp_path.rglob("*") if p.is_file()} == {"0o600"}
    assert {oct(p.stat().st_mode & 0o777) for p in tmp_path.rglob("*") if p.is_dir()} == {"0o700"}


def test_a_clock_that_goes_backwards_changes_nothing(ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    path = ledraft.save(complete)
    ledraft("export", path, "-o", "one")
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("ledraft.cli.common.now", lambda: pytest.fail("the case has its own clock"))
    ledraft("export", path, "-o", "two")
    assert snapshot(ledraft.folder / "one") == snapshot(ledraft.folder / "two")
