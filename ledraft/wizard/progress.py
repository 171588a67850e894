"""How far one is: the running line above each question, and which of the fourteen parts are still open."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prompt_toolkit.utils import get_cwidth

from ledraft.case import fields, paths
from ledraft.case.blank import is_blank
from ledraft.case.fields import Entry
from ledraft.case.model import Case, Role
from ledraft.languages import _, current, pick
from ledraft.recipients import loading
from ledraft.rules.files import Files
from ledraft.rules.parts import FieldStatus, field_statuses
from ledraft.rules.rule import Subject
from ledraft.wizard.questions import Question, visible_rows
from ledraft.wizard.shown import COLUMNS, fit

_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # no part depends on the clock


def is_answered(question: Question, data: Mapping[str, Any], role: Role) -> bool:
    """Whether something that can be seen stands at the question's path; for a list, whether it has an entry."""
    value = paths.peek(data, question.path)
    if question.kind == "more":
        return bool(visible_rows(question.entry, role, data))
    return value is not None and not (isinstance(value, str) and is_blank(value)) and value != {}


def is_waiting(question: Question, data: Mapping[str, Any]) -> bool:
    """Whether the question is passed over for now: whoever works in Chinese and leaves the Chinese text open has no
    English one yet. It stays open and within reach of the overview; on an English screen it is asked in any case.
    """
    if question.language != "en" or current() != "zh" or paths.peek(data, question.path) is not None:
        return False
    return paths.peek(data, f"{question.path.removesuffix('.en')}.zh") is None


def first_open(sequence: Sequence[Question], data: Mapping[str, Any], role: Role) -> Question | None:
    """The first question without an answer, or None."""
    return next((q for q in sequence if not is_answered(q, data, role) and not is_waiting(q, data)), None)


def after_last_answer(sequence: Sequence[Question], data: Mapping[str, Any], role: Role) -> Question | None:
    """The question that follows the last answered one, or None if that was the last of all."""
    answered = [n for n, q in enumerate(sequence) if is_answered(q, data, role)]
    following = sequence[answered[-1] + 1 :] if answered else sequence
    return next((q for q in following if not is_waiting(q, data)), None)


def statuses(case: Case, folder: Path | None = None) -> tuple[FieldStatus, ...]:
    """The eight fields of `case`; with `folder` its files are opened too. Raises UserError for an unknown recipient."""
    files = Files(folder) if folder else None
    return field_statuses(Subject(case, loading.load(case.recipient), _ANY_MOMENT, files))


def open_parts(case: Case) -> list[Entry]:
    """The parts that are not complete yet, in order."""
    return [part.entry for field in statuses(case) for part in field.parts if part.status != "complete"]


def running_line(position: int, total: int, question: Question, case: Case) -> str:
    """`[12/58] The incident | open parts 9/14, yours 1 | ? help …` on one line."""
    parts = open_parts(case)
    yours = sum(case.role in entry.roles for entry in parts)
    message = _("[{position}/{total}] {section} | open parts {open}/14, yours {yours} | {keys}")
    keys = _("? help < back ! overview")
    values = {"position": position, "total": total, "open": len(parts), "yours": yours, "keys": keys}
    room = COLUMNS - get_cwidth(message.format(section="", **values))  # a long section is cut, never the keys
    return fit(message.format(section=fit(pick(fields.sections()[question.entry.section]), room), **values))
