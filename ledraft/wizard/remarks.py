"""What the forecast says of one answer, said beside it, while the person still has the matter in mind."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ledraft.case.model import Role
from ledraft.languages import _
from ledraft.rules.judging import findings
from ledraft.rules.rule import Finding, Subject
from ledraft.wizard.questions import Question

Judge = Callable[[Path], Subject]
"""The case file at a path, ready to be judged, at the moment that deadlines count from."""


def owned(subject: Subject, role: Role) -> list[Finding]:
    """The findings that `role` can mend: a reporter the reporter's, an officer those of the officer and the agency."""
    mine = ("officer", "agency") if role == "officer" else ("reporter",)
    return [finding for finding in findings(subject) if finding.owner in mine]


def on_answer(subject: Subject, role: Role, question: Question) -> str:
    """What is wrong with the answer to `question` and how to mend it, or ""; mere advice waits for the end.

    What concerns a text in both languages waits for the second of them, the English one.
    """
    pair = question.path.removesuffix(".en")
    places = (question.path, pair)
    found = [one for one in owned(subject, role) if one.hit.path in places and one.severity != "advice"]
    return "\n".join([*_lines(found), _("(F2 or < goes back to change it.)")]) if found else ""


def _lines(found: Sequence[Finding]) -> list[str]:
    message = _("[!] {message} To do: {fix}")
    return [message.format(message=one.message(), fix=one.fix()) for one in found]
