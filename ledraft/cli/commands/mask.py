"""`ledraft mask CASE -o SPECIMEN`: a copy without real persons, for showing and for reports of defects."""

from pathlib import Path

import click

from ledraft.case import reading, saving
from ledraft.cli.common import CASE, note
from ledraft.errors import Refused, UserError
from ledraft.languages import _
from ledraft.packet.masking import masked


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "mask",
        callback=_mask,
        params=[
            click.Argument(["case"], type=CASE),
            click.Option(["-o", "--output", "target"], required=True, type=CASE, help=_("The specimen to write.")),
            click.Option(["--force"], is_flag=True, help=_("Replace an existing file.")),
        ],
    )


def _mask(case: Path, target: Path, force: bool) -> None:
    if case.resolve() == target.resolve():
        raise UserError(_("The specimen would replace the case itself; give another file."))
    if target.exists() and not force:
        raise Refused(_("{path} exists already; give another file, or --force to replace it.").format(path=target))
    data = masked(reading.read(case).case)
    reading.validate(data)
    saving.save(data, target)
    click.echo(_("{path} was written: a specimen without the persons and identifiers of the case.").format(path=target))
    note(_("A name that stands in a free text alone cannot be known: read the texts once before you show it."))
