"""New processes that need not load ledraft again: one process loads it and forks a child for each sitting.

The child starts where `python -m ledraft` starts, with a terminal, session, environment and folder of its own, and ends
by itself or is killed; nothing that one sitting left in memory reaches another. What it does not do anew is to start the
interpreter and import: sittings of a truly new interpreter are in test_terminal and test_sittings.
"""

import gc
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn


class Nursery:
    """The process that forks the others, seen from the tests."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._mother = subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(environ)
        )

    def bear(self, terminal: str, arguments: Sequence[str], environ: Mapping[str, str], folder: Path) -> int:
        """Start `ledraft ARGUMENTS` on the device `terminal`; the number of the process."""
        return self._ask({"terminal": terminal, "arguments": arguments, "environ": environ, "folder": str(folder)})

    def outlive(self, child: int) -> int:
        """Wait for the end of a child; its exit code, negative for a signal."""
        return self._ask({"outlive": child})

    def close(self) -> None:
        """End the process; children that a failed test left behind are killed."""
        self._mother.communicate()

    def _ask(self, order: dict[str, Any]) -> int:
        assert self._mother.stdin
        assert self._mother.stdout
        self._mother.stdin.write(json.dumps(order).encode() + b"\n")
        self._mother.stdin.flush()
        return int(self._mother.stdout.readline())


def _serve() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a suite started by nohup hands its deafness down
    _load()
    alive: set[int] = set()
    for order in map(json.loads, sys.stdin):
        if "outlive" in order:
            answer = _end_of(order["outlive"])
            alive.discard(order["outlive"])
        else:
            answer = _born(order)
            alive.add(answer)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    for child in alive:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _load() -> None:
    """Everything that a sitting may import, for importing is most of what a short one would do."""
    import ledraft

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for module in pkgutil.walk_packages(ledraft.__path__, "ledraft."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


def _born(order: Mapping[str, Any]) -> int:
    terminal = os.open(order["terminal"], os.O_RDWR | os.O_NOCTTY)
    child = os.fork()
    if not child:
        _live(terminal, order)
    os.close(terminal)
    return child


def _live(terminal: int, order: Mapping[str, Any]) -> NoReturn:
    code = 1
    try:
        os.login_tty(terminal)
        sys.stdin, sys.stdout, sys.stderr = (open(n, mode) for n, mode in enumerate("rww"))  # noqa: SIM115, PTH123
        os.environ.clear()
        os.environ.update(order["environ"])
        os.chdir(order["folder"])
        sys.argv = ["ledraft", *order["arguments"]]
        code = _exit_code()
    finally:
        os._exit(code)


def _exit_code() -> int:
    from ledraft.__main__ import main

    try:
        main()
    except SystemExit as leave:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        return leave.code if isinstance(leave.code, int) else 1
    return 0


def _end_of(child: int) -> int:
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    _serve()
