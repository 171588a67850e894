"""`ledraft read FILLED.docx CASE`: what was typed into a draft's controls goes back into the case."""

from pathlib import Path

import click

from ledraft.case import saving
from ledraft.case.ownership import reporter_may_state
from ledraft.cli.app import Settings
from ledraft.cli.common import CASE, load_case, note, now
from ledraft.cli.showing import masked, shown
from ledraft.errors import UserError
from ledraft.languages import _, ngettext
from ledraft.letters.readback import ReadBack, Remark, read_back
from ledraft.osreasons import why
from ledraft.packet.preparing import clock, prepare

_MAX_BYTES = 50 * 1024 * 1024


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "read",
        callback=_read,
        params=[
            click.Argument(["filled"], type=CASE),
            click.Argument(["case"], type=CASE),
            click.Option(["--dry-run"], is_flag=True, help=_("Only show what would change.")),
        ],
    )


@click.pass_context
def _read(ctx: click.Context, filled: Path, case: Path, dry_run: bool) -> None:
    loaded = load_case(case, ctx.obj)
    word_file = _word_file(filled)
    prepared = prepare(loaded, clock(loaded.case, "", now()), open_files=False)
    result = read_back(word_file, loaded.data, prepared.desk)
    data = result.data | _role(result, ctx.obj)
    _show(result, recorded=loaded.data.get("role", "victim"), now_is=data.get("role", "victim"))
    if result.changes and not dry_run:
        saving.save(data, case)
        count = len(result.changes)
        message = ngettext("{count} value was taken into {path}.", "{count} values were taken into {path}.", count)
        click.echo(message.format(count=count, path=case))
    elif result.changes:
        click.echo(_("Nothing was written (--dry-run)."))
    else:
        click.echo(_("Nothing new was typed in; the case stays as it is."))
    ctx.exit(1 if result.findings else 0)


def _word_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UserError(_("{path} is larger than 50 MB; no letter of ledraft is.").format(path=path))
        return path.read_bytes()
    except OSError as error:
        message = _("{path} cannot be opened: {reason}")
        raise UserError(message.format(path=path, reason=why(error))) from None


def _role(result: ReadBack, settings: Settings) -> dict[str, str]:
    """Whoever reads officer's values in as an officer makes the file an officer's; and that is said."""
    return {"role": settings.role} if settings.role == "officer" and result.changes else {}


def _show(result: ReadBack, *, recorded: str, now_is: str) -> None:
    for change in result.changes:
        old, new = shown(change.path, change.old, change.new), shown(change.path, change.new, change.old)
        click.echo(f"{change.path}: {old} → {new}")
    if recorded != now_is:
        click.echo(f"$.role: {recorded} → {now_is}")
    elif now_is != "officer" and any(not reporter_may_state(change.path) for change in result.changes):
        note(_("This is a reporter's case file: the officer half counts once an officer merges it (“ledraft merge”)."))
    for remark in result.remarks:
        click.echo(_remark(remark), err=remark.kind == "kept_out")


def _remark(remark: Remark) -> str:
    texts = " / ".join(masked(t) if remark.kind == "unknown" else shown(remark.path, t) for t in remark.texts)
    return _("{path}: not taken over: {reason}: {texts}").format(path=remark.path, reason=remark.reason, texts=texts)
