"""`ledraft new [CASE]`: the wizard."""

from pathlib import Path

import click

from ledraft.case import reading
from ledraft.cli.app import Settings
from ledraft.cli.common import CASE, load_case, now
from ledraft.languages import _
from ledraft.packet import exporting
from ledraft.packet.nextsteps import next_steps
from ledraft.packet.preparing import clock, prepare
from ledraft.rules.rule import Subject


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "new",
        callback=_new,
        params=[
            click.Argument(["case"], required=False, default="case.json", type=CASE),
            click.Option(
                ["--plain"],
                is_flag=True,
                help=_("Line by line, without redraws; for screen readers and pipes."),
            ),
        ],
    )


@click.pass_context
def _new(ctx: click.Context, case: Path, plain: bool) -> None:
    from ledraft.wizard.run import run

    settings: Settings = ctx.obj
    asked = (case, settings.language, settings.role)
    code = run(*asked, plain=plain, offer_export=_export, show_checklist=checklist, judge=_judged)
    ctx.exit(code)


def checklist(path: Path, whole: bool) -> str:
    """The checklist of the case at `path` as the wizard shows it, in short or as a `whole`. Raises UserError."""
    from ledraft.rules import reporting
    from ledraft.wizard.shown import COLUMNS

    loaded = load_case(path, Settings(None, None))
    prepared = prepare(loaded, clock(loaded.case, "", now()))
    return (reporting.as_text if whole else reporting.in_short)(prepared.subject, COLUMNS)


def _judged(path: Path) -> Subject:
    """Without opening the case's files, which would take its time after every answer."""
    loaded = reading.read(path)
    return prepare(loaded, clock(loaded.case, "", now()), open_files=False).subject


def _export(path: Path) -> None:
    from ledraft.cli.commands.export import say_what_comes_next, with_clock

    loaded = with_clock(path, load_case(path, Settings(None, None)), "")
    prepared = prepare(loaded, clock(loaded.case, "", now()))
    target = path.with_name(path.stem + "-packet")
    files = exporting.write(prepared, target, force=True)
    click.echo(_("The packet is in {path} (and {path}.zip).").format(path=target))
    say_what_comes_next(next_steps(prepared, files, path, target))
