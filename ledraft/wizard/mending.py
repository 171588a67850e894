"""What the forecast finds and the person can mend: a list from which each is mended at the question that it is about."""

from collections.abc import Sequence

from ledraft.languages import _
from ledraft.rules.labels import severity_label
from ledraft.rules.rule import Finding
from ledraft.wizard.asking import title
from ledraft.wizard.interview import Interview
from ledraft.wizard.questions import Question
from ledraft.wizard.remarks import Judge, owned
from ledraft.wizard.screen import Option
from ledraft.wizard.shown import fit

_COLUMNS = 68


def mendable(interview: Interview, judge: Judge) -> list[tuple[Finding, Question]]:
    """The findings that the person owns, worst first, each with the question at which it is mended."""
    draft, sequence = interview.draft, interview.sequence()
    found = ((finding, _question(finding, sequence)) for finding in owned(judge(draft.path), draft.role))
    return [(finding, question) for finding, question in found if question is not None]


def mend(interview: Interview, judge: Judge) -> None:
    """Show the list and ask the question of what is chosen, until nothing is left or the person goes back."""
    while found := mendable(interview, judge):
        options = [Option(str(n), _line(finding, question)) for n, (finding, question) in enumerate(found)]
        reply = interview.screen.choose(_("Which of these do you mend now?"), options, blank=_("back to the end"))
        if not isinstance(reply, str):
            return
        finding, question = found[int(reply)]
        interview.screen.say(_("{message} To do: {fix}").format(message=finding.message(), fix=finding.fix()))
        interview.visit(question)


def _line(finding: Finding, question: Question) -> str:
    severity = severity_label(finding.severity)
    line = _("{severity}: {title}: {message}")
    return fit(line.format(severity=severity, title=title(question), message=finding.message()), _COLUMNS)


def _question(finding: Finding, sequence: Sequence[Question]) -> Question | None:
    """The question whose answer the finding is about, or the list that it is in."""
    path = finding.hit.path
    around = [question for question in sequence if _holds(question.path, path)]
    if around:
        return max(around, key=lambda question: len(question.path))
    return next((question for question in sequence if _holds(path, question.path)), None)


def _holds(path: str, inner: str) -> bool:
    """Whether `inner` is `path` or lies in it."""
    return inner == path or inner.startswith((f"{path}.", f"{path}["))
