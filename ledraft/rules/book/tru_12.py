"""TRU-12: the attestation contradicts itself or the case."""

from collections.abc import Iterator
from datetime import date

from ledraft.case import times
from ledraft.case.fields import Texts
from ledraft.case.papers import Attestation
from ledraft.case.placeholders import folded, is_placeholder, numbers_a_paper
from ledraft.case.stage import issued
from ledraft.rules.origins import TRUST
from ledraft.rules.people import is_called, is_named
from ledraft.rules.rule import Hit, Rule, Subject

_BEGINNINGS = ("acceptance_receipt", "filing_notice", "filing_decision")
_KEYS = ("officer", "approver", "approved_on", "instrument_number", "attested_at")
_WHY: dict[str, Texts] = {
    "open": {"zh": "确认栏没有填完", "en": "the attestation is not complete"},
    "other": {"zh": "确认人不是承办警官", "en": "it is not the officer in charge who attests"},
    "self": {"zh": "批准人就是确认的警官本人", "en": "the approver is the attesting officer"},
    "early": {
        "zh": "批准日期早于受案、立案",
        "en": "it was approved before the case was accepted",
    },
    "late": {"zh": "确认时间早于批准日期", "en": "it was attested before it was approved"},
    "future": {
        "zh": "确认时间晚于案件的截止时刻",
        "en": "it is attested after the moment from which the case counts",
    },
}


def check(subject: Subject) -> Iterator[Hit]:
    """An attestation that was begun is whole, by the officer in charge, and approved by another beforehand."""
    attestation = subject.case.attestation
    if not any(getattr(attestation, key) for key in _KEYS):
        return
    for key in _KEYS:
        if _is_open(key, getattr(attestation, key)):
            yield _hit(key, "open")
    name = subject.case.officer.name
    if attestation.officer and is_named(name) and not is_called(attestation.officer, name):
        yield _hit("officer", "other")
    if is_called(attestation.approver, name) or folded(attestation.approver) == folded(attestation.officer) != "":
        yield _hit("approver", "self")
    yield from _order(subject, attestation)


def _is_open(key: str, value: str) -> bool:
    return is_placeholder(value) or (key == "instrument_number" and not numbers_a_paper(value))


def _order(subject: Subject, attestation: Attestation) -> Iterator[Hit]:
    approved: date | None = times.day(attestation.approved_on)
    if approved and any(approved < day for day in _accepted(subject)):
        yield _hit("approved_on", "early")
    attested = times.moment(attestation.attested_at)
    if attested is None:
        return
    if approved and attested.astimezone(times.BEIJING).date() < approved:
        yield _hit("attested_at", "late")
    if attested > subject.as_of:
        yield _hit("attested_at", "future")


def _accepted(subject: Subject) -> list[date]:
    """The day on which the case was accepted, or else filed; none if it was not."""
    papers = (issued(subject.case.documents, kind) for kind in _BEGINNINGS)
    days = [day for paper in papers if paper and (day := times.day(paper.date))]
    return [min(days)] if days else []


def _hit(key: str, why: str) -> Hit:
    return Hit(f"$.attestation.{key}", {"why": _WHY[why]})


RULE = Rule(
    id="TRU-12",
    severity="error",
    owner="officer",
    source=TRUST,
    message={"zh": "确认栏有矛盾：{why}。", "en": "The attestation does not hold together: {why}."},
    fix={
        "zh": "由承办警官本人按审批手续重新填写。",
        "en": "The officer in charge fills it in again from the approval.",
    },
    check=check,
    guard=True,
    example={
        "zh": "确认日期早于批准日期，说明有人先确认后补批；此时不能出正式稿。",
        "en": "It was attested before it was approved, so somebody approved afterwards; no final copy can be made "
        "of that.",
    },
)
