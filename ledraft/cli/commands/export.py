"""`ledraft export CASE -o DIR`: the packet of one case."""

from pathlib import Path

import click

from ledraft import atomic
from ledraft.case import saving
from ledraft.case.reading import Loaded
from ledraft.cli import completing
from ledraft.cli.common import CASE, as_of_option, load_case, note, now
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why
from ledraft.packet import exporting
from ledraft.packet.nextsteps import next_steps
from ledraft.packet.preparing import Prepared, clock, prepare, with_case

_COLUMNS = 78


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "export",
        callback=_export,
        params=[
            click.Argument(["case"], type=CASE),
            click.Option(
                ["-o", "--output", "target"], required=True, type=CASE, help=_("The folder to write.")
            ),
            click.Option(
                ["--final"], is_flag=True, help=_("Final papers; for officers, after the attestation.")
            ),
            click.Option(
                ["--letter"], metavar="ID", shell_complete=completing.letters, help=_("Write this letter only.")
            ),
            click.Option(
                ["--template"], type=CASE, metavar="FILE", help=_("Fill your own Word template instead of a packet.")
            ),
            as_of_option(),
            click.Option(["--force"], is_flag=True, help=_("Replace an existing packet.")),
            click.Option(
                ["--copy-evidence"], is_flag=True, help=_("Copy the registered originals into the packet.")
            ),
            click.Option(["--attach-id"], is_flag=True, help=_("Put badge images beside the e-mail draft.")),
            click.Option(
                ["--lock"],
                is_flag=True,
                help=_("Also write an encrypted ZIP; its pass-phrase is shown once."),
            ),
        ],
    )


@click.pass_context
def _export(
    ctx: click.Context, case: Path, target: Path, final: bool, letter: str | None, template: Path | None,
    as_of: str, force: bool, attach_id: bool, copy_evidence: bool, lock: bool,
) -> None:  # fmt: skip
    _refuse_own_folder(case, target)
    loaded = with_clock(case, load_case(case, ctx.obj), as_of)
    prepared = prepare(loaded, clock(loaded.case, as_of, now()), final=final)
    if letter or template:
        files = exporting.one_letter(prepared, letter) if letter else _filled(prepared, template)
        _write_files(files, target, force=force)
        return
    files = exporting.write(prepared, target, force=force, attach_id=attach_id, copy_evidence=copy_evidence)
    click.echo(_("{count} files written to {path} (and {path}.zip).").format(count=len(files), path=target))
    if lock:
        _lock(files, target)
    for notice in prepared.annexes.notices:
        note(notice)
    _say_what_is_open(prepared)
    say_what_comes_next(next_steps(prepared, files, case, target, brief=True))


def say_what_comes_next(steps: list[str]) -> None:
    """The steps, numbered, in the width of a terminal; on stderr."""
    from ledraft.rules.wrapping import wrap

    lines = [line for number, step in enumerate(steps, 1) for line in wrap(step, _COLUMNS, "   ", f"{number}. ")]
    note("\n".join([_("What comes next:"), *lines]))


def _refuse_own_folder(case: Path, target: Path) -> None:
    if case.resolve().is_relative_to(target.resolve()):
        raise UserError(
            _("The packet would replace the folder of the case file itself; give another folder.")
        )


def with_clock(path: Path, loaded: Loaded, override: str) -> Loaded:
    """The case, its `as_of` stored in the file if it had none: the same case then gives the same packet again."""
    if loaded.case.as_of:
        return loaded
    stamp = override or now().isoformat()
    clock(loaded.case, stamp, now())
    saving.save({**loaded.data, "as_of": stamp}, path)
    note(_("The moment of export, {time}, was stored in {path}.").format(time=stamp, path=path))
    return with_case(loaded, as_of=stamp)


def _filled(prepared: Prepared, template: Path | None) -> dict[str, bytes]:
    assert template is not None
    try:
        return exporting.own_template(prepared, template.read_bytes(), template.name)
    except OSError as error:
        raise UserError(_("{path} cannot be opened: {reason}").format(path=template, reason=why(error))) from None


def _write_files(files: dict[str, bytes], target: Path, *, force: bool) -> None:
    try:
        atomic.write_all({target / name: content for name, content in files.items()}, force=force)
    except OSError as error:
        raise UserError(
            _("{path} could not be written: {reason}").format(path=target, reason=why(error))
        ) from None
    click.echo("\n".join(str(target / name) for name in files))


def _lock(files: dict[str, bytes], target: Path) -> None:
    from ledraft.packet import locking

    made = locking.write_apart(files, target.with_name(target.name + ".locked.zip"))
    for path, phrase in made.items():
        message = _("Pass-phrase of {path}, shown this once and stored nowhere: {phrase}")
        note(message.format(path=path, phrase=phrase))
        locking.told(path)


def _say_what_is_open(prepared: Prepared) -> None:
    open_parts = sum(part.status != "complete" for s in prepared.statuses for part in s.parts)
    errors = sum(f.severity == "error" for f in prepared.findings)
    if open_parts or errors:
        note(
            _("Open parts: {parts}; errors: {errors}. “ledraft check” names each.").format(
                parts=open_parts, errors=errors
            )
        )
