"""`ledraft rules`: the rules that a case is checked by."""

from typing import Any

import click

from ledraft.cli.common import format_option, print_json
from ledraft.languages import pick
from ledraft.rules import judging
from ledraft.rules.labels import owner_label, severity_label
from ledraft.rules.wrapping import pad


def command() -> click.Command:
    """Build the command."""
    return click.Command("rules", callback=_rules, params=[format_option()])


def _rules(output: str) -> None:
    rows: list[dict[str, Any]] = [
        {"id": r.id, "severity": r.severity, "owner": r.owner, "source": pick(r.source), "guard": r.guard}
        for r in judging.rules()
    ]
    if output == "json":
        print_json(rows)
        return
    for row in rows:
        severity, owner = severity_label(row["severity"]), owner_label(row["owner"])
        click.echo(f"{row['id']:<8} {pad(severity, 8)} {pad(owner, 9)} {row['source']}")
