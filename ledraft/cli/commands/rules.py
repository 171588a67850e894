"""`ledraft rules`: the rules that a case is checked by."""

import click

from ledraft.cli.common import format_option, print_json
from ledraft.languages import pick
from ledraft.rules import judging


def command() -> click.Command:
    """Build the command."""
    return click.Command("rules", callback=_rules, params=[format_option()])


def _rules(output: str) -> None:
    rows = [
        {"id": r.id, "severity": r.severity, "owner": r.owner, "source": pick(r.source), "guard": r.guard}
        for r in judging.rules()
    ]
    if output == "json":
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['id']:<8} {row['severity']:<8} {row['owner']:<9} {row['source']}")
