"""`ledraft recipients`: the recipients that ledraft knows, with grade and date."""

from typing import Any

import click

from ledraft.cli.common import format_option, print_json
from ledraft.languages import pick
from ledraft.recipients.loading import all_ids, load
from ledraft.recipients.profile import Profile
from ledraft.rules.labels import profile_status_label
from ledraft.rules.wrapping import pad


def command() -> click.Command:
    """Build the command."""
    return click.Command("recipients", callback=_recipients, params=[format_option()])


def _row(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "title": pick(profile.title),
        "status": profile.status,
        "grade": profile.weakest_grade(),
        "checked_on": profile.checked_on.isoformat(),
    }


def _recipients(output: str) -> None:
    rows = [_row(load(recipient)) for recipient in all_ids()]
    if output == "json":
        print_json(rows)
        return
    for row in rows:
        status = pad(profile_status_label(row["status"]), 12)
        click.echo(f"{row['id']:<12} {status} {row['grade'] or '-'}  {row['checked_on']}  {row['title']}")
