"""A batch in processes of its own, killed as a power cut would: the whole group at once, without a warning."""

import hashlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_NOT_PACKETS = ("batch.json", "report.json", "report.csv")


def start(folder: Path, target: str, *words: str) -> "subprocess.Popen[bytes]":
    """`ledraft batch cases.jsonl -o target` in `folder`, as the leader of a process group."""
    call = [sys.executable, "-m", "ledraft", "--lang", "en", "batch", "cases.jsonl", "-o", target, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(call, cwd=folder, env=environment, start_new_session=True, **quiet)


def finished(folder: Path) -> list[str]:
    """The names of the packets that stand in `folder`; a packet appears as a whole, so each is complete."""
    return [name for name in _names(folder) if not name.startswith(".") and name not in _NOT_PACKETS]


def staged(folder: Path) -> list[str]:
    """What a killed process left half-written: folders under names of their own beside the packets."""
    return [name for name in _names(folder) if name.startswith(".")]


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def kill_once_there_are(count: int, process: "subprocess.Popen[bytes]", folder: Path, look_every: float) -> None:
    """Kill the group of `process` as soon as `folder` holds `count` packets, or wait for its end; seconds between looks."""
    while process.poll() is None and len(finished(folder)) < count:
        try:
            process.wait(timeout=look_every)
        except subprocess.TimeoutExpired:
            continue
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def moments(seed: int, cases: int, kills: int) -> Sequence[int]:
    """After how many packets to kill: `kills` random numbers below `cases`, ascending, the same for the same seed."""
    return sorted(random.Random(seed).sample(range(1, cases - 3), kills))


def tree_hash(folder: Path) -> str:
    """One SHA-256 over the name and content of every file below `folder`; the batch's own report and moment left aside."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in _NOT_PACKETS:
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
