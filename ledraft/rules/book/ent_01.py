"""ENT-01: the addressee does not fit the day of the letter."""

from collections.abc import Iterator

from ledraft.recipients.facts import Addressee
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No company is known for the day, or a request names one that holds for another day only."""
    addressee = subject.profile.addressee
    if addressee is None or addressee.mode != "named_entity":
        return
    today = subject.as_of.date()
    valid = {entity.name for entity in addressee.names if entity.holds(today)}
    if not valid:
        yield cited(subject, addressee, "$.as_of", {"names": subject.profile.brand}, firm="warning")
    for path in _naming(subject, {entity.name for entity in addressee.names} - valid):
        yield cited(subject, addressee, path, {"names": _joined(addressee, valid, subject)})


def _naming(subject: Subject, names: set[str]) -> Iterator[str]:
    if names:
        for text in subject.texts.prose_that(_names_one, tuple(sorted(names)), "$.requests"):
            yield text.path


def _names_one(text: str, names: tuple[str, ...]) -> bool:
    return any(name in text for name in names)


def _joined(addressee: Addressee, valid: set[str], subject: Subject) -> str:
    return ", ".join(e.name for e in addressee.names if e.name in valid) or subject.profile.brand


RULE = Rule(
    id="ENT-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "收件主体与签发日期不符；该日应为：{names}。",
        "en": "The addressee does not fit the day of the letter; for that day it is: {names}.",
    },
    fix={
        "zh": "使用接收方资料中当日有效的主体名称，不要手工填写。",
        "en": "Use the names that the recipient's profile gives for the day; do not type them.",
    },
    check=check,
    example={
        "zh": "交易所 2026 年 1 月更换了签约主体，函件仍写旧公司，被要求更正。",
        "en": "The contracting companies changed in January 2026; a letter to the old one had to be corrected.",
    },
)
