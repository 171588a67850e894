"""What a worker does with one case: read, judge, write its packet, say how it went. It never raises."""

import hashlib
import json
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from ledraft import atomic, languages
from ledraft.batch.item import Item
from ledraft.batch.survey import reference
from ledraft.case import reading
from ledraft.case.model import Case
from ledraft.case.reading import Loaded
from ledraft.errors import Refused, UserError
from ledraft.languages import Language, _
from ledraft.osreasons import why
from ledraft.packet import exporting, finality
from ledraft.packet.manifest import NAME, origin
from ledraft.packet.preparing import Prepared, clock, prepare, with_case
from ledraft.rules.parts import is_complete

Status = Literal["written", "unchanged", "checked", "failed"]


@dataclass(frozen=True)
class Job:
    """What is asked for all cases of a batch alike; picklable.

    `folder` is what the cases' files are relative to, `target` the output folder (None: packets come back as bytes).
    `moment` is the batch's own, for cases without `as_of`; `as_of` overrides every case's.
    """

    folder: Path
    target: Path | None
    moment: datetime
    as_of: str = ""
    role: str | None = None
    language: Language = "en"
    final: bool = False
    attach_id: bool = False
    lock: bool = False
    force: bool = False
    resume: bool = False
    dry_run: bool = False
    fail_fast: bool = False


@dataclass(frozen=True)
class Result:
    """How one case went. `errors` counts error findings, `complete` is about the eight fields; `reason` says why the case
    failed, `note` what else its sender should know. `files` is the packet, where no folder was given to write it to.
    """

    number: int
    line: int = 0
    reference: str = ""
    recipient: str = ""
    route: str = ""
    stage: str = ""
    complete: bool = False
    errors: int = 0
    packet: str = ""
    status: Status = "failed"
    reason: str = ""
    note: str = ""
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    pass_phrases: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def failed(self) -> bool:
        """True if what was asked for was not done."""
        return self.status == "failed"


def work(items: Sequence[Item], job: Job) -> tuple[Result, ...]:
    """The results of `items` in order; with `fail_fast` the first failure is the last."""
    languages.use(job.language)
    if job.target is None or job.dry_run:
        return _each(items, job)
    with atomic.synced_once():
        return _each(items, job)


def _each(items: Sequence[Item], job: Job) -> tuple[Result, ...]:
    results: list[Result] = []
    for item in items:
        results.append(one(item, job))
        if job.fail_fast and results[-1].failed:
            break
    return tuple(results)


def one(item: Item, job: Job) -> Result:
    """Do what `job` asks with one case. Whatever goes wrong is in the result; nothing is raised."""
    result = Result(item.number, item.line, note=_note(item))
    try:
        data = _parsed(item)
        result = replace(result, reference=reference(data), recipient=_text(data, "recipient"))
        prepared = _prepared(data, job)
        result = _judged(result, prepared)
        return _checked(result, prepared) if job.dry_run else _exported(result, prepared, item, job)
    except UserError as error:
        return replace(result, reason="; ".join(line.strip() for line in str(error).splitlines()))
    except OSError as error:
        return replace(result, reason=_("it could not be written: {reason}").format(reason=why(error)))
    except Exception as error:  # noqa: BLE001 - one case must never stop the others
        return replace(result, reason=_defect(error))


def _note(item: Item) -> str:
    return _("the same packet name as case {number}").format(number=item.first) if item.first else ""


def _parsed(item: Item) -> Any:
    if item.problem:
        raise UserError(item.problem)
    return reading.parse(reading.decode(item.raw)[0])


def _text(data: Any, key: str) -> str:
    found = data.get(key, "") if isinstance(data, dict) else ""
    return found if isinstance(found, str) else ""


def _prepared(data: Any, job: Job) -> Prepared:
    changes: dict[str, object] = {"role": job.role} if job.role else {}
    case = reading.validate(data)
    if not case.as_of:
        changes["as_of"] = job.as_of or job.moment.isoformat()
    loaded = with_case(Loaded(case, data, job.folder), **changes)
    return prepare(loaded, clock(loaded.case, job.as_of, job.moment), final=job.final)


def _judged(result: Result, prepared: Prepared) -> Result:
    case: Case = prepared.case
    return replace(
        result,
        recipient=case.recipient,
        route=case.route,
        stage=prepared.subject.stage,
        complete=is_complete(prepared.statuses),
        errors=sum(finding.severity == "error" for finding in prepared.findings),
    )


def _checked(result: Result, prepared: Prepared) -> Result:
    if prepared.final:
        finality.refuse_unless_final(prepared)
    return replace(result, status="checked")


def _exported(result: Result, prepared: Prepared, item: Item, job: Job) -> Result:
    name = exporting.packet_name(result.reference, item.number)
    if item.first:
        name += f".case-{item.number}"  # no packet name holds a dot, so this one is nobody else's
    if job.target is None:
        files = exporting.members(prepared, attach_id=job.attach_id)
        return replace(result, status="written", packet=name, files=files)
    return _into_folder(replace(result, packet=name), prepared, job.target / name, job)


def _into_folder(result: Result, prepared: Prepared, target: Path, job: Job) -> Result:
    current = not job.force and is_current(target, prepared)
    # Without --resume it is the work of a worker that died before it could say so, and with it died the pass-phrase.
    if current and (not job.lock or (job.resume and _is_locked(target))):
        return replace(result, status="unchanged" if job.resume else "written")
    if target.exists() and not (job.force or job.resume or current):
        message = _("{path} exists already; --resume keeps what is unchanged, --force replaces all.")
        raise Refused(message.format(path=target))
    files = exporting.members(prepared, attach_id=job.attach_id)
    if job.lock:
        result = _locked(result, files, target)
    atomic.write_folder(target, files, force=job.force or job.resume or current)
    return replace(result, status="written")


def _locked(result: Result, files: dict[str, bytes], target: Path) -> Result:
    """`result` with the names of the locked ZIPs, each with its pass-phrase; they are `told` when these have been shown.

    They are written before the packet: a packet that is current has no locked ZIP of an older one beside it.
    """
    from ledraft.packet import locking

    again = locking.untold(locked_name(target)).exists()
    made = locking.write_apart(files, locked_name(target))
    said = _("locked anew: an interrupted run had not shown its pass-phrase") if again else ""
    notes = "; ".join(note for note in (result.note, said) if note)
    return replace(result, note=notes, pass_phrases={path.name: phrase for path, phrase in made.items()})


def told(result: Result, job: Job) -> None:
    """Give the locked ZIPs of `result` their names: its pass-phrases have been shown.

    Raises UserError if the disk refuses.
    """
    from ledraft.packet import locking

    if job.target is not None:
        for name in reversed(result.pass_phrases):  # the first one last: by it `is_current` knows that all have been told
            locking.told(job.target / name)


def locked_name(target: Path) -> Path:
    """Where the encrypted ZIP of the packet `target` stands: under a name that follows from the packet's and says
    nothing of the case.
    """
    digest = hashlib.sha256(target.name.encode()).hexdigest()[:12]
    return target.with_name(f"packet-{digest}.locked.zip")


def is_current(target: Path, prepared: Prepared) -> bool:
    """True if the packet at `target` was made from just this case, profile and version, and no file of it is missing.

    What people have since filled in is left alone: its content is not compared.
    """
    try:
        recorded = json.loads((target / NAME).read_bytes())
        names = list(recorded["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if any(recorded.get(key) != value for key, value in origin(prepared).items()):
        return False
    paths = [target / name for name in names]
    return all(path.is_file() and path.stat().st_size for path in paths)  # a power cut leaves files empty


def _is_locked(target: Path) -> bool:
    """Whether there is a locked ZIP of `target` whose pass-phrase has been shown."""
    from ledraft.packet import locking

    path = locked_name(target)
    return path.is_file() and path.stat().st_size > 0 and not locking.untold(path).exists()


def lost(item: Item) -> Result:
    """The result of a case whose worker process died, even alone."""
    reason = _("the process that worked on this case died (out of memory, or stopped from outside).")
    return Result(item.number, item.line, reason=reason, note=_note(item))


def _defect(error: Exception) -> str:
    """Where a defect of ledraft shows itself, without any value of the case."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((f for f in reversed(frames) if "ledraft" in Path(f.filename).parts), frames[-1])
    message = _("this is a defect of ledraft ({kind} at {where}); please report it without the case.")
    return message.format(kind=type(error).__name__, where=f"{Path(place.filename).name}:{place.lineno}")


