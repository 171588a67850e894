"""`ledraft demo DIR`: the sample cases and a packet of each, without a question."""

from pathlib import Path

import click

from ledraft import atomic, resources
from ledraft.case import reading
from ledraft.cli.common import CASE, now
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why
from ledraft.packet import exporting
from ledraft.packet.preparing import clock, prepare

SAMPLES = ("reporter", "complete")


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "demo",
        callback=_demo,
        params=[
            click.Argument(["folder"], type=CASE),
            click.Option(["--force"], is_flag=True, help=_("Replace what an earlier demo wrote.")),
        ],
    )


def _demo(folder: Path, force: bool) -> None:
    _copy_samples(folder, force=force)
    for name in SAMPLES:
        loaded = reading.read(folder / f"{name}.json")
        target = folder / f"{name}-packet"
        prepared = prepare(loaded, clock(loaded.case, "", now()))
        files = exporting.write(prepared, target, force=force)
        click.echo(
            _("{case}: {count} files in {path}").format(case=f"{name}.json", count=len(files), path=target)
        )


def _copy_samples(folder: Path, *, force: bool) -> None:
    source = resources.data("samples")
    members = {p.relative_to(source): p.read_bytes() for p in sorted(source.rglob("*")) if p.is_file()}
    taken = [name for name in members if (folder / name).exists()]
    if taken and not force:
        raise UserError(
            _("{path} holds a demo already; give another folder, or --force.").format(path=folder)
        )
    try:
        for name, content in members.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            atomic.write(folder / name, content)
    except OSError as error:
        raise UserError(
            _("{path} could not be written: {reason}").format(path=folder, reason=why(error))
        ) from None
