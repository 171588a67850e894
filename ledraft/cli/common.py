"""What several commands share: reading a case, the clock, printing."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ledraft.case import reading
from ledraft.case.times import BEIJING
from ledraft.cli.app import Settings
from ledraft.languages import _
from ledraft.packet.preparing import with_case

CASE = click.Path(path_type=Path)


def now() -> datetime:
    """The wall clock, Beijing time, whole seconds; the one place that reads it."""
    return datetime.now(UTC).astimezone(BEIJING).replace(microsecond=0)


def note(message: str) -> None:
    """A note on stderr."""
    click.echo(message, err=True)


def print_json(data: Any) -> None:
    """JSON alone on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def load_case(path: Path, settings: Settings) -> reading.Loaded:
    """The case at `path`, in the role of `--role` if one was given; notices go to stderr. Raises UserError."""
    loaded = reading.read(path)
    for notice in loaded.notices:
        note(f"{path}: {notice}")
    return with_case(loaded, role=settings.role) if settings.role else loaded


def as_of_option() -> click.Option:
    """`--as-of`: the moment from which deadlines count."""
    return click.Option(
        ["--as-of"], default="", metavar="TIME", help=_("The moment from which deadlines count, with offset.")
    )


def format_option() -> click.Option:
    """`--format text|json`."""
    return click.Option(
        ["--format", "output"], type=click.Choice(["text", "json"]), default="text", help=_("How to print.")
    )
