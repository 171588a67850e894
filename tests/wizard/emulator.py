"""The wizard in a real pseudo-terminal of 80 by 24, with an emulator behind it that shows what a person sees."""

import os
import re
import signal
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest
from pexpect.fdpexpect import fdspawn

from tests.wizard.drive import command, environment
from tests.wizard.nursery import Nursery

termios = pytest.importorskip("termios", reason="there are no pseudo-terminals on this system")

LINES, COLUMNS, PATIENCE = 24, 80, 30


class Emulator:
    """A process of the wizard and its screen: a new interpreter, or with `nursery` a child of the one loaded there."""

    def __init__(self, home: Path, *arguments: str, nursery: Nursery | None = None, **environ: str) -> None:
        self.child: Any
        if nursery:
            self.child = _Born(nursery, home, arguments, environ)
        else:
            self.child = _spawned(home, arguments, environ)
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def asked(self) -> str:
        """The question that is on the screen last, and all below it, without spaces and line ends."""
        return _close("\n" + self.text).rpartition("\n?")[2].replace("\n", "")

    def until(self, *wanted: str) -> str:
        """Read until every text in `wanted` is on the screen (spaces and line ends do not count); what is on it."""
        texts = [_close(text).replace("\n", "") for text in wanted]
        self._read(lambda: all(text in _close(self.text).replace("\n", "") for text in texts), wanted)
        return self.text

    def until_asked(self, title: str, but_not: tuple[str, ...] = ()) -> str:
        """Read until `title` begins the last question on the screen, and none of `but_not` does; what is on it."""
        begin, others = _close(title).replace("\n", ""), tuple(_close(one).replace("\n", "") for one in but_not)
        self._read(lambda: self.asked.startswith(begin) and not self.asked.startswith(others), title)
        return self.text

    def _read(self, there: Any, wanted: object) -> None:
        while not there():
            try:
                self._feed()
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                if not there():
                    raise AssertionError(f"{wanted} is not on the screen:\n{self.text}") from error

    def _feed(self) -> None:
        found = self.child.read_nonblocking(65536, timeout=PATIENCE)
        self.written += found
        self._stream.feed(found)

    def send(self, keys: str) -> None:
        """Press `keys`. What was on the screen is wiped, so that `until` sees only what comes after."""
        self.screen.erase_in_display(2)
        self.child.send(keys.encode())

    def end(self) -> int:
        """Read to the end of the process; its exit code, negative for a signal."""
        try:
            while True:
                self._feed()
        except pexpect.EOF:
            self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def kill(self, signal: int) -> int:
        """Send `signal` and wait for the end of the process; its exit code, negative for a signal."""
        self.child.kill(signal)
        return self.end()

    def hang_up(self) -> int:
        """Close the window, as a person does; the exit code."""
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus


def _close(text: str) -> str:
    """`text` without spaces: where a line is broken depends on the width, not on what is said."""
    return re.sub(r"[^\S\n]", "", text)


def _spawned(home: Path, arguments: tuple[str, ...], environ: dict[str, str]) -> pexpect.spawn:
    argv = command(*arguments)
    return pexpect.spawn(
        argv[0],
        argv[1:],
        dimensions=(LINES, COLUMNS),
        env=environment(home, **environ),
        cwd=str(home),
        timeout=PATIENCE,
        preexec_fn=_hear_the_terminal_close,
    )


def _hear_the_terminal_close() -> None:
    """A program started by nohup is deaf to a closing terminal, and so is what it starts; a person's wizard is not."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class _Born(fdspawn):
    """A child of the nursery, with what a child of pexpect offers."""

    def __init__(self, nursery: Nursery, home: Path, arguments: tuple[str, ...], environ: dict[str, str]) -> None:
        master, slave = os.openpty()
        termios.tcsetwinsize(slave, (LINES, COLUMNS))
        self._nursery = nursery
        self.pid = nursery.bear(os.ttyname(slave), arguments, environment(home, **environ), home)
        os.close(slave)
        super().__init__(master, timeout=PATIENCE)
        self.exitstatus = self.signalstatus = None

    def kill(self, signal: int) -> None:
        os.kill(self.pid, signal)

    def close(self) -> None:
        if self.closed:
            return
        super().close()
        code = self._nursery.outlive(self.pid)
        self.exitstatus, self.signalstatus = (code, None) if code >= 0 else (None, -code)
