"""A fault at any step of any command: the old thing or the new one, never neither, never half, and nothing left for long.

Some steps of each command here; `python -m tests.trust.faults` tries them all.
"""

import os
import sys
from pathlib import Path

import pytest

from ledraft import atomic
from tests.trust import faults

QUICK = [trial for trial in faults.TRIALS if trial.name not in ("export --template", "export --attach-id --lock")]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    faults.warm_up()


@pytest.mark.parametrize("trial", QUICK, ids=[trial.name for trial in QUICK])
def test_a_fault_leaves_the_old_or_the_new(trial: faults.Trial, tmp_path: Path) -> None:
    tally = faults.try_some(trial, tmp_path)
    assert tally.struck.total() >= 6
    assert tally.steps >= 9
    print(f"{trial.name}: {tally.steps} steps, {tally.struck.total()} faults")


def test_what_a_killed_process_had_set_aside_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system cannot exchange two folders, the old one is set aside for a moment: the next run must not sweep it."""
    monkeypatch.setattr(atomic, "exchanged", lambda _one, _other: False)
    packet = tmp_path / "packet"
    atomic.write_folder(packet, {"a": b"old"})

    def killed() -> int:
        steps = faults.Steps(tmp_path, 0)
        steps.install()
        atomic.exchanged = lambda _one, _other: False
        replace = os.replace

        def at_the_worst_moment(source: object, target: object) -> None:
            if not packet.exists():
                os.kill(os.getpid(), 9)
            replace(source, target)  # type: ignore[arg-type]

        os.replace = at_the_worst_moment  # type: ignore[assignment]
        atomic.write_folder(packet, {"a": b"new"}, force=True)
        return 0

    assert faults.forked(tmp_path, killed) == -9
    assert not packet.exists()
    atomic._sweep.cache_clear()
    atomic.write(tmp_path / "another", b"")
    assert (packet / "a").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["another", "packet"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system call is Linux's")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    from ledraft.exchange import exchanged

    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/other").exists()
    assert not exchanged(tmp_path / "one", tmp_path / "absent")
    assert (tmp_path / "one/other").exists()
