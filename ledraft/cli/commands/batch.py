"""`ledraft batch CASES -o DIR`: many cases, one packet each, one report for all."""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ledraft import languages
from ledraft.batch import output, progress, reading, running
from ledraft.batch.item import Item
from ledraft.batch.pool import LastingPool, cores
from ledraft.batch.summary import Summary
from ledraft.batch.survey import Survey, survey
from ledraft.batch.working import Job, Result
from ledraft.case.model import Case
from ledraft.cli.app import Settings
from ledraft.cli.common import CASE, as_of_option, format_option, note, now
from ledraft.languages import _
from ledraft.packet.preparing import clock

_SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)\Z")


@dataclass(frozen=True)
class Call:
    """The options of the call that are about the batch as a whole; the others are in the Job."""

    cases: Path
    target: Path | None
    jobs: int
    shard: str
    output: str


def command() -> click.Command:
    """Build the command."""
    return click.Command(
        "batch",
        callback=_batch,
        params=[
            click.Argument(["cases"], type=CASE),
            click.Option(["-o", "--output", "target"], type=CASE, help=_("The folder to write, or one ZIP (out.zip).")),
            click.Option(["--jobs"], type=click.IntRange(min=1), help=_("How many processes; by default one a core.")),
            click.Option(["--resume"], is_flag=True, help=_("Redo only what is missing, failed or changed.")),
            click.Option(["--dry-run"], is_flag=True, help=_("Check all cases; write nothing.")),
            click.Option(["--fail-fast"], is_flag=True, help=_("Stop at the first case that fails.")),
            click.Option(["--shard"], default="", metavar="K/N", help=_("Do only part K of N (1/4 … 4/4).")),
            click.Option(["--final"], is_flag=True, help=_("Final papers; for officers, after the attestation.")),
            as_of_option(),
            click.Option(["--force"], is_flag=True, help=_("Replace existing packets.")),
            click.Option(["--attach-id"], is_flag=True, help=_("Put badge images beside the e-mail draft.")),
            click.Option(["--lock"], is_flag=True, help=_("Also write an encrypted ZIP of each packet.")),
            format_option(),
        ],
    )


@click.pass_context
def _batch(
    ctx: click.Context, /, cases: Path, target: Path | None, jobs: int | None, shard: str, output: str, as_of: str,
    **switches: bool,
) -> None:  # fmt: skip
    call = Call(cases, target, jobs or cores(), shard, output)
    _refuse_contradictions(call, switches)
    moment = clock(Case(), as_of, now())
    first_look = survey(reading.cases(cases))
    settings: Settings = ctx.obj
    job = Job(
        cases.parent, None, moment, as_of, settings.role, languages.current(), **switches
    )
    ctx.exit(1 if _done(call, job, first_look) else 0)


def _refuse_contradictions(call: Call, switches: dict[str, bool]) -> None:
    """Raise UserError for options that do not go together."""
    if call.target is None and not switches["dry_run"]:
        raise click.UsageError(_("-o DIR is missing; only --dry-run goes without."))
    parts = _SHARD.match(call.shard)
    if call.shard and not (parts and int(parts[1]) <= int(parts[2])):
        raise click.UsageError(_("--shard takes K/N with K from 1 to N, such as 2/8."))
    if call.target is not None and output.is_zip(call.target) and (switches["resume"] or switches["lock"]):
        raise click.UsageError(_("--resume and --lock need a folder; a ZIP appears as a whole or not at all."))


def _shard_of(items: Iterator[Item], shard: str) -> Iterator[Item]:
    """The part of `items` that `shard` names; the parts of one batch share no case and leave none out."""
    parts = _SHARD.match(shard)
    if parts is None:
        return items
    this, all_ = int(parts[1]), int(parts[2])
    return (item for item in items if item.number % all_ == this % all_)


def _done(call: Call, job: Job, first_look: Survey) -> bool:
    """Do the batch; True if a case failed."""
    with ExitStack() as stack:
        archive, job = _opened(call, job, stack)
        report = stack.enter_context(Summary(job.moment.isoformat()))
        try:
            _run(call, job, first_look, report, archive)
        finally:
            _tell(call, job, report, archive)
    return report.counts["failed"] > 0


def _opened(call: Call, job: Job, stack: ExitStack) -> tuple[output.Archive | None, Job]:
    """The output made ready, and the job with the folder and the moment that belong to it."""

    if job.dry_run or call.target is None:
        return None, job
    if output.is_zip(call.target):
        return stack.enter_context(output.one_zip(call.target, force=job.force)), job
    moment = output.open_folder(
        call.target, job.moment, resume=job.resume, force=job.force, shared=bool(call.shard)
    )
    return None, replace(job, target=call.target, moment=moment)


def _run(call: Call, job: Job, first_look: Survey, report: Summary, archive: output.Archive | None) -> None:
    items = _shard_of(first_look.marked(reading.cases(call.cases)), call.shard)
    parts = int(call.shard.split("/")[1]) if call.shard else 1
    chunk = max(1, min(running.CHUNK, first_look.total // parts // (2 * call.jobs)))
    with progress.bar(first_look.total // parts, _("Cases")) as advance, LastingPool(call.jobs) as pool:
        for result in running.run(items, pool, job, chunk=chunk, in_flight=4 * call.jobs):
            _take(result, report, archive)
            advance()


def _take(result: Result, report: Summary, archive: output.Archive | None) -> None:
    report.add(result)
    if archive is not None:
        archive.add(result)
    for name, phrase in result.pass_phrases.items():
        message = _("{packet}: pass-phrase of {name}, shown this once and stored nowhere: {phrase}")
        note(message.format(packet=result.packet, name=name, phrase=phrase))


def _tell(call: Call, job: Job, report: Summary, archive: output.Archive | None) -> None:
    """The report, also of a batch that was interrupted, as far as it came."""
    if archive is not None:
        archive.add_report(report)
    elif job.target is not None:
        output.write_report(job.target, report, call.shard)
    (report.write_json if call.output == "json" else report.write_text)(sys.stdout)


