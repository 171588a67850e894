"""`ledraft check CASE…`: the checklist, for one case or many."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ledraft.cli import completing
from ledraft.cli.app import Settings
from ledraft.cli.common import CASE, format_option, load_case, now, print_json
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.packet.preparing import Prepared, clock, prepare, with_case
from ledraft.recipients.loading import load
from ledraft.rules import reporting
from ledraft.rules.parts import is_complete


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "check",
        callback=_check,
        params=[
            click.Argument(["cases"], nargs=-1, required=True, type=CASE),
            click.Option(
                ["--route"], type=click.Choice(["kodex", "email"]), help=_("What if it went this way?")
            ),
            click.Option(
                ["--recipient"], shell_complete=completing.recipients, help=_("What if it went to this recipient?")
            ),
            format_option(),
        ],
    )


@click.pass_context
def _check(
    ctx: click.Context, cases: tuple[Path, ...], route: str | None, recipient: str | None, output: str
) -> None:
    changes = {key: value for key, value in (("route", route), ("recipient", recipient)) if value}
    reports, unusable = [], 0
    for path in cases:
        try:
            reports.append((path, *_judged(path, ctx.obj, changes)))
        except UserError as error:
            if len(cases) == 1:
                raise
            click.echo(str(error), err=True)
            unusable = 2
    _print(reports, output, bool(changes))
    ctx.exit(unusable or (1 if any(_has_problem(asked) for _path, _stored, asked in reports) else 0))


def _judged(path: Path, settings: Settings, changes: dict[str, str]) -> tuple[Prepared, Prepared]:
    """The case as stored, and as asked for by the “what if” options."""
    loaded = load_case(path, settings)
    as_of = clock(loaded.case, "", now())
    stored = prepare(loaded, as_of)
    if not changes:
        return stored, stored
    return stored, prepare(with_case(loaded, **_with_its_route(stored.case.route, as_of, changes)), as_of)


def _with_its_route(route: str, as_of: datetime, changes: dict[str, str]) -> dict[str, str]:
    """Another recipient is asked about through a door of its own, unless the user names the route."""
    if "route" in changes:
        return changes
    routes = load(changes["recipient"]).routes(as_of.date())
    return changes if route in routes or not routes else changes | {"route": routes[0]}


def _has_problem(prepared: Prepared) -> bool:
    return not is_complete(prepared.statuses) or any(f.severity == "error" for f in prepared.findings)


def _print(reports: list[tuple[Path, Prepared, Prepared]], output: str, compare: bool) -> None:
    if output == "json":
        data: list[dict[str, Any]] = [_json(path, asked) for path, _stored, asked in reports]
        print_json(data[0] if len(data) == 1 else data)
        return
    for _path, stored, asked in reports:
        click.echo(reporting.as_text(asked.subject))
        if compare:
            click.echo(reporting.what_would_change(stored.subject, asked.subject))


def _json(path: Path, prepared: Prepared) -> dict[str, Any]:
    return reporting.as_json(prepared.subject) | {"case": str(path)}
