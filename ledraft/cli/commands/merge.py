"""`ledraft merge REPORTER OFFICER -o CASE`: one case of two halves."""

from collections import Counter
from pathlib import Path

import click

from ledraft.case import merging, reading, saving
from ledraft.case.moving import moved
from ledraft.cli.common import CASE, note
from ledraft.cli.showing import shown
from ledraft.errors import Refused, UserError
from ledraft.languages import _, ngettext

_SIDES = ("reporter", "officer")


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "merge",
        callback=_merge,
        params=[
            click.Argument(["reporter"], type=CASE),
            click.Argument(["officer"], type=CASE),
            click.Option(["-o", "--output", "target"], required=True, type=CASE, help=_("The case file to write.")),
            click.Option(
                ["--settle"],
                multiple=True,
                metavar="PATH=SIDE",
                help=_("Say whose answer stands at a path in dispute: reporter or officer."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Replace an existing case file.")),
        ],
    )


@click.pass_context
def _merge(
    ctx: click.Context, reporter: Path, officer: Path, target: Path, settle: tuple[str, ...], force: bool
) -> None:
    _refuse_target(target, (reporter, officer), force=force)
    first, second = _read(reporter), _read(officer)
    merged = merging.merge(first.case, second.case, _settlements(settle))
    _say_left_out(merged)
    if merged.conflicts:
        _show_conflicts(merged)
        ctx.exit(1)
    data = moved(merged.data, [first.folder, second.folder], target.parent)
    reading.validate(data)
    saving.save(data, target)
    _say_who(merged, target)


def _refuse_target(target: Path, halves: tuple[Path, ...], *, force: bool) -> None:
    if any(target.resolve() == half.resolve() for half in halves):
        raise UserError(_("{path} is one of the halves; give another file for the result.").format(path=target))
    if target.exists() and not force:
        raise Refused(_("{path} exists already; give another file, or --force to replace it.").format(path=target))


def _read(path: Path) -> reading.Loaded:
    """A half in the role that its own file records; with --role a reporter could pass for an officer."""
    loaded = reading.read(path)
    for notice in loaded.notices:
        note(f"{path}: {notice}")
    return loaded


def _settlements(settle: tuple[str, ...]) -> dict[str, merging.Side]:
    found: dict[str, merging.Side] = {}
    for path, side in map(_settled, settle):
        if found.setdefault(path, side) != side:
            raise UserError(_("--settle names both sides for {path}; name one.").format(path=path))
    return found


def _settled(text: str) -> tuple[str, merging.Side]:
    path, _equals, side = text.rpartition("=")
    if not path or side not in _SIDES:
        message = _("--settle takes a path and a side, such as '$.agency.name.zh=officer'.")
        raise UserError(message)
    return (path if path.startswith("$") else f"$.{path}"), "reporter" if side == "reporter" else "officer"


def _show_conflicts(merged: merging.Merged) -> None:
    count = len(merged.conflicts)
    headline = ngettext(
        "The halves disagree in {count} place; nothing was written.",
        "The halves disagree in {count} places; nothing was written.",
        count,
    )
    click.echo(headline.format(count=count))
    for one in merged.conflicts:
        elsewhere = _(" (in the officer's file: {path})").format(path=one.officer_path)
        click.echo(one.path + ("" if one.path == one.officer_path else elsewhere))
        click.echo(_("  reporter: {value}").format(value=shown(one.path, one.reporter_says, one.officer_says)))
        click.echo(_("  officer:  {value}").format(value=shown(one.path, one.officer_says, one.reporter_says)))
    message = _(
        "Correct one of the files, or name for each path the side that is right, such as --settle '{path}=officer'."
    )
    click.echo(message.format(path=merged.conflicts[0].path))


def _say_left_out(merged: merging.Merged) -> None:
    for path in merged.left_out:
        note(_("{path}: left out; it belongs to the officer half, and only the officer may state it.").format(path=path))


def _say_who(merged: merging.Merged, target: Path) -> None:
    counts = Counter(merged.suppliers.values())
    message = _("{path} was written; parts from the reporter: {reporter}, the officer: {officer}, both: {both}.")
    click.echo(message.format(path=target, **{side: counts[side] for side in (*_SIDES, "both")}))
    for path, side in merged.suppliers.items():
        if side == "reporter" and path.startswith("$.agency"):
            click.echo(_("{path}: proposed by the reporter; the agency confirms it.").format(path=path))
    for path in merged.verified:
        click.echo(_("{path}: stated by the reporter, verified by the officer.").format(path=path))
