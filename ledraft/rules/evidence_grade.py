"""How firmly a finding speaks: as firmly as the profile's fact is attested, and no more."""

from collections.abc import Mapping
from datetime import date, timedelta

from ledraft.case.fields import Owner, Texts
from ledraft.recipients.facts import Fact
from ledraft.rules.publishers import described
from ledraft.rules.rule import Hit, Severity, Subject

_OWN_TEXT = ("A", "B")
_GUESS = "D"


def severity_of(subject: Subject, fact: Fact, firm: Severity) -> Severity:
    """`firm` if the recipient's own text of the day says so (grade A or B); at most a warning if the source is weak or
    old; advice if it is a third party without a citation (grade D) or nothing at all.
    """
    if not fact.cite or subject.profile.grade_of(fact) == _GUESS:
        return "advice"
    if firm == "error" and (subject.profile.grade_of(fact) not in _OWN_TEXT or _is_old(subject, fact)):
        return "warning"
    return firm


def source_of(subject: Subject, fact: Fact) -> Texts:
    """The strongest source of `fact` as a reader can look it up: title, grade, version, when it was read, its age."""
    source = subject.profile.source_of(fact)
    return described(source, _age(source.checked_on, subject.as_of.date()))


def cited(
    subject: Subject,
    fact: Fact,
    path: str,
    values: Mapping[str, object] | None = None,
    firm: Severity = "error",
    owner: Owner | None = None,
) -> Hit:
    """A hit at `path` that rests on `fact` of the profile: its severity and source are the fact's."""
    return Hit(path, values or {}, severity_of(subject, fact, firm), owner, source_of(subject, fact))


def _is_old(subject: Subject, fact: Fact) -> bool:
    last_read = max(subject.profile.sources[name].checked_on for name in fact.cite)
    return subject.as_of.date() > last_read + timedelta(days=subject.profile.max_age_days)


def _age(checked_on: date, today: date) -> Texts:
    days = (today - checked_on).days
    if days < 0:
        return {"zh": "", "en": ""}
    if days == 0:
        return {"zh": "，当日", "en": ", the same day"}
    return {"zh": f"，{days} 日前", "en": f", {days} {'day' if days == 1 else 'days'} ago"}
