"""Help texts in columns: click counts characters, but a Chinese character takes two columns."""

from collections.abc import Iterable

import click

from ledraft.languages import _
from ledraft.rules.wrapping import pad, width_of, wrap


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is called."""
        super().write_usage(prog, args, _("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a section, with the colon of the language."""
        self.write(" " * self.current_indent + _("{heading}:").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """A paragraph."""
        self._write_lines(wrap(text, self.width, " " * self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and their texts in two columns; a term wider than `col_max` columns has its text below it."""
        indent = " " * self.current_indent
        rows = list(rows)
        second = min(max(width_of(term) for term, _text in rows), col_max) + col_spacing
        for term, text in rows:
            first = pad(term, second)
            if width_of(first) > second:
                self._write_lines([indent + term])
                first = " " * second
            self._write_lines(wrap(text, self.width, indent + " " * second, indent + first))

    def _write_lines(self, lines: list[str]) -> None:
        self.write("\n".join(lines) + "\n")


class Context(click.Context):
    """The context of a command whose help is laid out in columns."""

    formatter_class = _Formatter


def in_columns(command: click.Command) -> None:
    """Have the help of `command` and of its subcommands laid out in columns."""
    command.context_class = Context
    for below in getattr(command, "commands", {}).values():
        in_columns(below)
