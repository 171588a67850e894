"""`ledraft schema`: the JSON Schema of a case file."""

import click

from ledraft.case.schema import schema
from ledraft.cli.common import print_json


def command() -> click.Command:
    """Build the command."""
    return click.Command("schema", callback=lambda: print_json(schema()))
