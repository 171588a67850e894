"""A case made ready for export: its profile, its clock, its findings; nothing is written yet."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ledraft.case import saving, times
from ledraft.case.model import Case
from ledraft.case.reading import Loaded
from ledraft.case.stage import stage_of
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.recipients.loading import load
from ledraft.rules import judging
from ledraft.rules.files import Files
from ledraft.rules.parts import FieldStatus, field_statuses
from ledraft.rules.rule import Finding, Subject

if TYPE_CHECKING:
    from ledraft.letters.catalogue import Letter
    from ledraft.letters.writing import Desk
    from ledraft.packet.annexes import Annexes


@dataclass(frozen=True)
class Prepared:
    """Everything that an export needs, computed once."""

    case: Case
    folder: Path
    subject: Subject
    statuses: tuple[FieldStatus, ...]
    findings: tuple[Finding, ...]
    final: bool = False

    @cached_property
    def desk(self) -> "Desk":
        """Writes this case's papers; the renderer is loaded only when something is written."""
        from ledraft.letters.occasion import Occasion
        from ledraft.letters.writing import Desk

        occasion = Occasion(self.subject.profile, self.subject.as_of, self.final, self.annexes.annexed)
        return Desk(self.case, occasion, self.statuses, self.findings)

    @cached_property
    def annexes(self) -> "Annexes":
        """The annexes of the registered exports, read once; none where files are not to be opened."""
        from ledraft.packet.annexes import Annexes, annexes

        return annexes(self.case, self.folder) if self.subject.files else Annexes()

    @cached_property
    def case_file(self) -> bytes:
        """The case as its file holds it: what the packet keeps, and what its hash is of."""
        return saving.dump(saving.as_data(self.case))

    @cached_property
    def letters(self) -> tuple["Letter", ...]:
        """The letters that role, stage, route and documents allow, and those for what happens at the case's clock."""
        from ledraft.letters.catalogue import offered
        from ledraft.letters.occurrences import happening

        subject = self.subject
        now = happening(self.case, subject.profile, subject.as_of, final=self.final)
        return offered(self.case, stage_of(self.case.documents), now)


def clock(case: Case, override: str, now: datetime) -> datetime:
    """The moment from which deadlines count: `--as-of`, else the case's own, else `now` (read at the edge, once).

    Raises UserError for a moment without offset.
    """
    text = override or case.as_of
    if not text:
        return now
    if not times.is_moment(text) or not times.has_offset(text):
        raise UserError(_("as_of must be a date-time with its offset, such as 2026-11-21T10:00:00+08:00."))
    return datetime.fromisoformat(text)


def prepare(loaded: Loaded, as_of: datetime, *, final: bool = False, open_files: bool = True) -> Prepared:
    """Judge the case at `as_of`. Raises UserError for a recipient that is not known."""
    files = Files(loaded.folder) if open_files else None
    subject = Subject(loaded.case, load(loaded.case.recipient), as_of, files)
    return Prepared(
        loaded.case, loaded.folder, subject, field_statuses(subject), tuple(judging.findings(subject)), final
    )


def with_case(loaded: Loaded, **changes: object) -> Loaded:
    """`loaded` with some top-level keys of its case replaced, for “what if” questions."""
    return replace(loaded, case=loaded.case.model_copy(update=changes))
