"""Somebody who leans on the keyboard of a real terminal, and drags the window about: the wizard ends when it is told to."""

import os
import random
import termios
import time

import pexpect
import pytest

from tests.wizard.drive import EVIDENCE, load, play
from tests.wizard.emulator import COLUMNS, LINES, PATIENCE, Emulator

pytestmark = pytest.mark.terminal

ENTER = [b"\r"] * 8
MOVES = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[5~", b"\x1b[6~", b"\x1b[3~", b"\x1b[2~"]
FUNCTIONS = [b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1b[Z", b"\x1b[24~", b"\t", b"\x1b", b"\x1b\r", b"\x7f", b"?", b"<", b"!", b"-"]
CONTROL = [bytes([n]) for n in range(1, 32) if n not in (3, 4, 28)]  # Ctrl-C, Ctrl-D and Ctrl-\\ are meant to end it
REPORTS = [b"\x1b[<0;10;10M", b"\x1b[12;40R", b"\x1b]0;title\x07", b"\x1b[999X"]
TEXTS = ["1", "2", "3", "9", "王", "鞍山", "x" * 200, "\U0001f600", "2023-03-21 01:49:08", "a@b", EVIDENCE, "{{ 7*7 }}"]
KEYS = [*ENTER, *MOVES, *FUNCTIONS, *CONTROL, *REPORTS, *(text.encode() for text in TEXTS), b"\xff\xfe", b"\xe7\x8e", b"\0"]
SITTINGS = int(os.environ.get("LEDRAFT_KEYS", "60"))
BURSTS = 12


class Leaning:
    """Presses keys at random, in bursts; between two of them the window may be dragged to another size."""

    def __init__(self, seed, home, nursery):
        self.random = random.Random(seed)
        lang = self.random.choice(["zh", "en"])
        self.terminal = Emulator(home, "--lang", lang, "--role", self.random.choice(["victim", "officer"]), "new", "case.json", nursery=nursery)

    def lean(self):
        for _burst in range(BURSTS):
            if not self.press(b"".join(self.random.choices(KEYS, k=self.random.randrange(1, 12)))):
                return
            if self.random.random() < 0.2 and self.takes_pastes():
                self.press(b"\x1b[200~one\r\ntwo\x1b[201~")
            if self.random.random() < 0.1:
                self.drag(self.random.randrange(1, 40), self.random.randrange(1, 120))

    def takes_pastes(self):
        """A terminal marks a paste only while it is asked to."""
        return self.terminal.written.rfind(b"\x1b[?2004h") > self.terminal.written.rfind(b"\x1b[?2004l")

    def press(self, keys, quiet=0.01):
        """False when the process has ended."""
        self.terminal.child.send(keys)
        try:
            while True:
                self.terminal.written += self.terminal.child.read_nonblocking(65536, timeout=quiet)
        except pexpect.TIMEOUT:
            return True
        except (pexpect.EOF, OSError):
            return False

    def drag(self, lines, columns):
        termios.tcsetwinsize(self.terminal.child.child_fd, (lines, columns))

    def leave(self):
        """Ctrl-C until it has ended: the first one may only leave a search."""
        self.drag(LINES, COLUMNS)
        until = time.monotonic() + PATIENCE
        while self.press(b"\x03", quiet=0.2):
            assert time.monotonic() < until, self.terminal.written[-2000:]
        return self.terminal.end()


@pytest.mark.parametrize("seed", range(SITTINGS))
def test_keys_pressed_at_random_end_at_a_case_file_that_loads(seed, tmp_path, nursery):
    if seed % 3:
        play(tmp_path / "case.json", "victim", leave_at=30 if seed % 3 == 1 else -1)
    leaning = Leaning(seed, tmp_path, nursery)
    leaning.lean()
    code, seen = leaning.leave(), leaning.terminal.written.decode("utf-8", "replace")
    assert code in (0, 130), seen[-2000:]
    assert "Traceback" not in seen, seen[seen.index("Traceback") :]
    if (tmp_path / "case.json").exists():  # who leaves before the role is known has none yet
        load(tmp_path / "case.json")
