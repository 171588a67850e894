"""`ledraft preview CASE [LETTER]`: a letter as text."""

from pathlib import Path

import click

from ledraft.cli.common import CASE, load_case, now
from ledraft.errors import Refused, UserError
from ledraft.languages import LANGUAGES, _
from ledraft.letters import reread
from ledraft.letters.catalogue import letter as find_letter
from ledraft.letters.catalogue import why_not
from ledraft.packet.preparing import clock, prepare


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "preview",
        callback=_preview,
        params=[
            click.Argument(["case"], type=CASE),
            click.Argument(["letter"], required=False, default="data-request"),
            click.Option(
                ["--in", "languages"],
                multiple=True,
                type=click.Choice(LANGUAGES),
                help=_("Language of the letter."),
            ),
        ],
    )


@click.pass_context
def _preview(ctx: click.Context, case: Path, letter: str, languages: tuple[str, ...]) -> None:
    loaded = load_case(case, ctx.obj)
    prepared = prepare(loaded, clock(loaded.case, "", now()))
    one = find_letter(letter)
    if one is None:
        raise UserError(_("There is no letter “{id}”. “ledraft letters” lists them.").format(id=letter))
    reason = why_not(one, prepared.case, prepared.subject.stage)
    if reason:
        raise Refused(_("“{id}” is not written: {reason}.").format(id=letter, reason=reason))
    for language in one.languages:
        if language in (languages or prepared.case.languages):
            text = (
                reread.document_text(prepared.desk.paper(one, language).data)
                if one.form
                else prepared.desk.text(one, language)
            )
            click.echo(text)
