"""PRS-01: a preservation or freeze that was asked for ends unless it is renewed."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledraft.case import times
from ledraft.recipients.facts import FreezeRule, PreservationRule
from ledraft.rules.asked import requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

MARGIN = timedelta(days=14)


def check(subject: Subject) -> Iterator[Hit]:
    """After submission: the day of renewal, as advice before it and as a warning from it on; none once renewed."""
    submitted = _submitted_on(subject)
    if submitted is None or any(requests_of(subject, "extension")):
        return
    for path, request in requests_of(subject, "preservation", "freeze"):
        fact: PreservationRule | FreezeRule | None
        fact = subject.profile.preservation if request.kind == "preservation" else subject.profile.freeze
        days = _known_days(fact)
        if fact and days:
            yield _hit(subject, fact, path, submitted + timedelta(days=days))


def _known_days(fact: PreservationRule | FreezeRule | None) -> int | None:
    return fact.days if isinstance(fact, PreservationRule) else fact.max_days if fact else None


def _submitted_on(subject: Subject) -> date | None:
    days = [times.day(step.on) for step in subject.case.portal.steps if step.state == "submitted" and step.on]
    return max((day for day in days if day), default=None)


def _hit(subject: Subject, fact: PreservationRule | FreezeRule, path: str, end: date) -> Hit:
    renewal = end - MARGIN
    due = subject.as_of.astimezone(times.BEIJING).date() >= renewal
    values = {"end": end.isoformat(), "renewal": renewal.isoformat()}
    return cited(subject, fact, path, values, firm="warning" if due else "advice")


RULE = Rule(
    id="PRS-01",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "据已知资料，保全或者冻结约于 {end} 到期；应于 {renewal} 前续请。",
        "en": "As far as is known, the hold ends about {end}; renewal is due by {renewal}.",
    },
    fix={
        "zh": "登记续请日期；到期前提交续期请求。",
        "en": "Put the day of renewal in the diary, and ask for an extension before the end.",
    },
    check=check,
    example={
        "zh": "保全 90 日后无人续请，司法协助请求到达时日志已被清除。",
        "en": "Nobody renewed after 90 days; when the request for legal assistance arrived, the logs were gone.",
    },
)
