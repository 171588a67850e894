"""What the wizard needs of a screen; `terminal` and `plain` are the two that there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol

LineKind = Literal["line", "long", "path"]


class Move(Enum):
    """What a person may do instead of answering."""

    BACK = "back"
    HELP = "help"
    REVIEW = "review"
    BLANK = "blank"


# Each word may be typed instead of an answer; the second form is what a Chinese keyboard gives for the same key.
WORDS = {
    "<": Move.BACK, "《": Move.BACK, "＜": Move.BACK,
    "?": Move.HELP, "？": Move.HELP,
    "!": Move.REVIEW, "！": Move.REVIEW,
    "-": Move.BLANK, "－": Move.BLANK, "—": Move.BLANK,
}  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One thing that may be chosen: the value that comes back, and the line that stands for it."""

    value: str
    title: str


class Screen(Protocol):
    """Shows text and asks. Interrupts come as KeyboardInterrupt or EOFError.

    `prefills`: a default stands in the line to be changed, so that an empty line is an answer of its own.
    """

    prefills: bool

    def say(self, text: str) -> None:
        """Show `text`, one or more lines."""

    def line(self, prompt: str, default: str = "", kind: LineKind = "line") -> str | Move:
        """What is typed after `prompt`; `default` stands there to be changed. `long` may hold several lines."""

    def choose(self, prompt: str, options: Sequence[Option], default: str = "", blank: str = "") -> str | Move:
        """The value of the option chosen; `default` is the one chosen by Enter alone.

        Without a default, Enter alone means Move.BLANK where `blank` (its line) is given, else it is asked again.
        """
