"""`ledraft fields`: the eight required fields and their parts."""

from typing import Any

import click

from ledraft.case import fields
from ledraft.cli.common import format_option, print_json
from ledraft.languages import _, pick
from ledraft.rules.labels import owner_label


def command() -> click.Command:
    """Build the command."""
    return click.Command("fields", callback=_fields, params=[format_option()])


def _data() -> list[dict[str, Any]]:
    return [
        {
            "number": field.number,
            "id": field.id,
            "label": pick(field.label),
            "owner": field.owner,
            "kodex_steps": list(field.kodex_steps),
            "parts": [
                {"path": part.path, "label": pick(part.label), "source_item": ", ".join(part.source_items)}
                for part in field.parts
            ],
        }
        for field in fields.all_fields()
    ]


def _fields(output: str) -> None:
    if output == "json":
        print_json(_data())
        return
    for field in _data():
        steps = ", ".join(map(str, field["kodex_steps"]))
        who = _("({owner}; Kodex step {steps})").format(owner=owner_label(field["owner"]), steps=steps)
        click.echo(f"{field['number']}  {field['label']}  [{field['id']}]  {who}")
        for part in field["parts"]:
            click.echo(f"     {part['path']}  {part['label']}  ({part['source_item']})")
