"""`ledraft letters`: the letters, and who may have which drafted when."""

from typing import Any

import click

from ledraft.case.documents import document_kind
from ledraft.cli.common import format_option, print_json
from ledraft.languages import _, pick
from ledraft.letters.catalogue import Letter, letters
from ledraft.rules.labels import role_label, stage_label


def command() -> click.Command:
    """Build the command."""
    return click.Command("letters", callback=_letters, params=[format_option()])


def _row(one: Letter) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": pick(one.title),
        "languages": list(one.languages),
        "roles": list(one.roles),
        "stages": list(one.stages),
        "requires": list(one.requires),
        "drafter": pick(one.drafter),
        "issuer": pick(one.issuer),
    }


def _letters(output: str) -> None:
    rows = [_row(one) for one in letters()]
    if output == "json":
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['title']}  ({', '.join(row['languages'])})")
        roles = _(", ").join(map(role_label, row["roles"]))
        stages = _("; ").join(map(stage_label, row["stages"]))
        click.echo("    " + _("roles: {roles}").format(roles=roles))
        click.echo("    " + _("stages: {stages}").format(stages=stages))
        if row["requires"]:
            papers = _(", ").join(pick(document_kind(kind).title) for kind in row["requires"])
            click.echo("    " + _("only after: {papers}").format(papers=papers))
        click.echo("    " + _("drafted by: {drafter}").format(drafter=row["drafter"]))
        click.echo("    " + _("issued by: {issuer}").format(issuer=row["issuer"]))
