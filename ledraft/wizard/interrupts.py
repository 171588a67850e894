"""Ctrl-C between two prompts waits for the next prompt, so that it never strikes in the midst of checking or saving.

The library that checks a case in compiled code takes an interrupt there for a wrong value: the answer would be refused,
or a file of ledraft be called unusable, and the program would not stop.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class _Interrupts:
    """Whether an interrupt waits, and whether one would be heard at once."""

    def __init__(self) -> None:
        self.waiting = self.heard = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """A second Ctrl-C does not wait: the first one may be waiting for a file that takes long to read."""
        if self.heard or self.waiting:
            raise KeyboardInterrupt
        self.waiting = True

    def let_through(self) -> None:
        """Raise KeyboardInterrupt if one waits."""
        if self.waiting:
            self.waiting = False
            raise KeyboardInterrupt


_interrupts = _Interrupts()


@contextmanager
def held_back() -> Iterator[None]:
    """Within this, Ctrl-C waits until `heard` is entered, or to the end. Does nothing outside the main thread, where no
    signals arrive. Raises KeyboardInterrupt.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _interrupts.waiting = False
    before = signal.signal(signal.SIGINT, _interrupts)
    try:
        yield
        _interrupts.let_through()
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def heard() -> Iterator[None]:
    """Within this, Ctrl-C is heard at once, and so is one that waits. Raises KeyboardInterrupt."""
    _interrupts.heard = True
    try:
        _interrupts.let_through()
        yield
    finally:
        _interrupts.heard = False
