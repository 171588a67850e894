"""The wizard line by line, without redraws: for screen readers, simple terminals, pipes. Reads stdin, writes stdout."""

import io
import sys
from collections.abc import Sequence

from ledraft.languages import _
from ledraft.wizard import interrupts
from ledraft.wizard.screen import WORDS, LineKind, Move, Option
from ledraft.wizard.searching import meant, none_of_them, several
from ledraft.wizard.shown import harmless, wrap

_LONGEST_LIST = 40


class Plain:
    """A Screen on standard input and output. The end of the input comes as EOFError."""

    prefills = False

    def __init__(self) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")  # bytes of another encoding are refused answer by answer

    def say(self, text: str) -> None:
        """Write `text`; what the encoding of the output does not know becomes a question mark."""
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(wrap(text).encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()

    def line(self, prompt: str, default: str = "", kind: LineKind = "line") -> str | Move:
        """Read one line; an empty one keeps the default. A `long` text ends with a line that holds a full stop alone."""
        self.say(prompt)
        if default:
            self.say(_("  [Enter keeps: {value}]").format(value=harmless(default)))
        if kind == "long":
            self.say(_("  (several lines may follow; a line with a full stop alone ends the text)"))
        typed = self._read()
        if typed.strip() in WORDS:
            return WORDS[typed.strip()]
        if not typed.strip():
            return default
        return "\n".join([typed, *self._further_lines()]) if kind == "long" else typed

    def _further_lines(self) -> list[str]:
        lines: list[str] = []
        while (line := self._read()).strip() not in (".", "。"):
            lines.append(line)
        return lines

    def _read(self) -> str:
        with interrupts.heard():
            line = sys.stdin.readline() if sys.stdin else ""  # there is none where the caller closed it
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def choose(self, prompt: str, options: Sequence[Option], default: str = "", blank: str = "") -> str | Move:
        """List `options` with numbers and read a number or a part of one; what fits several is asked again."""
        self.say(prompt)
        self._list(options, default, blank)
        while True:
            typed = self._read().strip()
            if typed in WORDS:
                return WORDS[typed]
            if not typed and (default or blank):
                return default or Move.BLANK
            found = meant(typed, options)
            if len(found) == 1:
                return found[0].value
            self.say(several(found) if found else none_of_them())

    def _list(self, options: Sequence[Option], default: str, blank: str) -> None:
        if len(options) > _LONGEST_LIST:
            self.say(_("  (type a part of the name)"))
        else:
            for number, option in enumerate(options, 1):
                self.say(f"  {number}. {option.title}")
        at_enter = next((o.title for o in options if o.value == default), blank)
        if at_enter:
            self.say(_("  [Enter: {title}]").format(title=at_enter))
