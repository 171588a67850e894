"""`ledraft preview CASE [LETTER]`: a letter as text, or as a PDF where LibreOffice is present."""

from collections.abc import Iterable
from pathlib import Path

import click

from ledraft.cli import completing
from ledraft.cli.common import CASE, load_case, now
from ledraft.cli.programs import write_pdf
from ledraft.errors import Refused, UserError
from ledraft.languages import LANGUAGES, Language, _
from ledraft.letters import reread
from ledraft.letters.catalogue import Letter, why_not
from ledraft.letters.catalogue import letter as find_letter
from ledraft.packet.preparing import Prepared, clock, prepare


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "preview",
        callback=_preview,
        params=[
            click.Argument(["case"], type=CASE),
            click.Argument(
                ["letter"], required=False, default="data-request", shell_complete=completing.letters
            ),
            click.Option(
                ["--in", "languages"],
                multiple=True,
                type=click.Choice(LANGUAGES),
                help=_("Language of the letter."),
            ),
            click.Option(
                ["--pdf"], type=CASE, metavar="FILE", help=_("Write the letter as a PDF (needs LibreOffice).")
            ),
        ],
    )


@click.pass_context
def _preview(ctx: click.Context, case: Path, letter: str, languages: tuple[str, ...], pdf: Path | None) -> None:
    loaded = load_case(case, ctx.obj)
    prepared = prepare(loaded, clock(loaded.case, "", now()))
    one = find_letter(letter)
    if one is None:
        raise UserError(_("There is no letter “{id}”. “ledraft letters” lists them.").format(id=letter))
    reason = why_not(one, prepared.case, prepared.subject.stage)
    if reason:
        raise Refused(_("“{id}” is not written: {reason}.").format(id=letter, reason=reason))
    chosen = [language for language in one.languages if language in (languages or prepared.case.languages)]
    if pdf and pdf.is_dir():
        raise UserError(_("{path} is a folder; give the name of the PDF file.").format(path=pdf))
    if not chosen:
        raise Refused(_not_written_in(one, languages or tuple(prepared.case.languages)))
    for language in chosen:
        if pdf:
            target = pdf if len(chosen) == 1 else pdf.with_name(f"{pdf.stem}.{language}{pdf.suffix}")
            write_pdf(prepared.desk.paper(one, language).data, target)
            click.echo(_("{path} was written.").format(path=target))
        else:
            click.echo(_text(prepared, one, language))


def _not_written_in(one: Letter, languages: Iterable[str]) -> str:
    message = _("“{id}” is written in {written} only, not in {asked}.")
    return message.format(id=one.id, written=_(", ").join(one.languages), asked=_(", ").join(languages))


def _text(prepared: Prepared, one: Letter, language: Language) -> str:
    if one.form:
        return reread.document_text(prepared.desk.paper(one, language).data)
    return prepared.desk.text(one, language)
