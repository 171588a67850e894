"""`ledraft verify PACKET`: a packet against its manifest."""

from pathlib import Path

import click

from ledraft.cli.common import CASE
from ledraft.languages import _
from ledraft.packet.verifying import verify


def command() -> click.Command:
    """Build the command."""
    return click.Command("verify", callback=_verify, params=[click.Argument(["packet"], type=CASE)])


@click.pass_context
def _verify(ctx: click.Context, packet: Path) -> None:
    changes = verify(packet)
    for change in changes:
        click.echo(str(change))
    if changes:
        ctx.exit(1)
    click.echo(_("Nothing was changed since the packet was written."))
