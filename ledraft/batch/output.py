"""Where packets go: a folder with one folder each, or one ZIP. Nothing outside is touched, nothing half-written shows."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from ledraft import __version__, atomic
from ledraft.batch.summary import Summary
from ledraft.batch.working import Result
from ledraft.case import times
from ledraft.errors import Refused, UnusableInput, UserError
from ledraft.languages import _
from ledraft.osreasons import why
from ledraft.packet import exporting

MOMENT = "batch.json"
_FORMAT = "ledraft-batch/1"
_KINDS = ("json", "csv")
_LEFT_BEHIND = ".ledraft-*"


def is_zip(target: Path) -> bool:
    """True if `target` means one ZIP and not a folder."""
    return target.suffix.lower() == ".zip" and not target.is_dir()


def open_folder(target: Path, now: datetime, *, resume: bool, force: bool, shared: bool) -> datetime:
    """Make the output folder ready; returns the batch's moment: `now`, or that of the batch that is gone on with.

    `shared`: other shards write there too. Raises Refused if it holds an earlier batch and neither `resume` nor `force`
    is given, UserError if it cannot be made.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        earlier = _moment(target / MOMENT)
        if earlier and not (resume or force or shared):
            message = _("{path} holds an earlier batch; --resume goes on with it, --force does all of it again.")
            raise Refused(message.format(path=target))
        if not shared:
            _sweep(target)
        if earlier and not force:
            return earlier
        return _begun(target / MOMENT, now, shared=shared)
    except OSError as error:
        message = _("{path} cannot be used as output folder: {reason}")
        raise UserError(message.format(path=target, reason=why(error))) from None


def _begun(path: Path, now: datetime, *, shared: bool) -> datetime:
    content = json.dumps({"format": _FORMAT, "ledraft": __version__, "as_of": now.isoformat()}, indent=2) + "\n"
    atomic.write(path, content.encode())
    return (_moment(path) or now) if shared else now


def _moment(path: Path) -> datetime | None:
    """The moment that the batch in this folder began with; None if there was none."""
    try:
        text = json.loads(path.read_bytes())["as_of"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        text = ""
    if not (isinstance(text, str) and times.is_moment(text) and times.has_offset(text)):
        raise UnusableInput(_("{path} cannot be read; remove it to begin anew.").format(path=path))
    return datetime.fromisoformat(text)


def _sweep(target: Path) -> None:
    """Remove what a killed run has left behind: folders staged under names of its own."""
    for path in target.glob(_LEFT_BEHIND):
        atomic.clear(path)


def write_report(target: Path, report: Summary, shard: str) -> None:
    """Write `report.json` and `report.csv` into the folder (`report-2-of-4.json` for a shard). Raises UserError."""
    stem = f"report-{shard.replace('/', '-of-')}" if shard else "report"
    for kind in _KINDS:
        path = target / f"{stem}.{kind}"
        try:
            with atomic.writing(path) as stream:
                _write_kind(report, kind, stream)
        except OSError as error:
            raise _unwritable(path, error) from None


def _write_kind(report: Summary, kind: str, stream: IO[bytes]) -> None:
    """The CSV has a byte order mark, by which spreadsheets know UTF-8."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig" if kind == "csv" else "utf-8", newline="")
    (report.write_csv if kind == "csv" else report.write_json)(text)
    text.flush()
    text.detach()


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(_("{path} could not be written: {reason}").format(path=path, reason=why(error)))


@dataclass(frozen=True)
class Archive:
    """The one ZIP of a batch while it is being written."""

    zip: ZipFile

    def add(self, result: Result) -> None:
        """Add the packet of one case, if it has one."""
        exporting.put(self.zip, result.packet, result.files)

    def add_report(self, report: Summary) -> None:
        """Add the report at the top."""
        for kind in _KINDS:
            with self.zip.open(exporting.member(f"report.{kind}"), "w") as stream:
                _write_kind(report, kind, stream)


@contextmanager
def one_zip(target: Path, *, force: bool) -> Iterator[Archive]:
    """The ZIP `target`, which appears when the block ends well, and not before.

    Raises Refused if it exists and `force` is not given, UserError if the disk refuses.
    """
    if target.exists() and not force:
        message = _("{path} exists already; give another folder, or --force to replace it.")
        raise Refused(message.format(path=target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic.writing(target) as stream, ZipFile(stream, "w") as archive:
            yield Archive(archive)
    except OSError as error:
        raise _unwritable(target, error) from None
