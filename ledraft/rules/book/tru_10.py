"""TRU-10: a document is named without what makes it count."""

from collections.abc import Iterator

from ledraft.case.documents import document_kind
from ledraft.case.fields import Texts
from ledraft.case.papers import Document
from ledraft.case.placeholders import is_placeholder, numbers_a_paper
from ledraft.rules.origins import TRUST
from ledraft.rules.people import is_called
from ledraft.rules.rule import Hit, Rule, Subject

_WHY: dict[str, Texts] = {
    "number": {"zh": "没有字号，或者字号处只有占位的字样", "en": "its number is missing, or a placeholder stands there"},
    "date": {"zh": "没有日期", "en": "its date is missing"},
    "approver.name": {"zh": "没有批准人", "en": "its approver is missing"},
}
_SELF: Texts = {"zh": "批准人就是承办警官本人", "en": "its approver is the requesting officer"}


def check(subject: Subject) -> Iterator[Hit]:
    """Number, date and (where the kind needs one) approver that are blank, and an approver who approves for himself."""
    for index, document in enumerate(subject.case.documents):
        path = f"$.documents[{index}]"
        for key in _missing(document, needs_approver=document_kind(document.kind).needs_approver):
            yield Hit(f"{path}.{key}", {"why": _WHY[key]})
        if is_called(document.approver.name, subject.case.officer.name):
            yield Hit(f"{path}.approver.name", {"why": _SELF})


def _missing(document: Document, *, needs_approver: bool) -> Iterator[str]:
    if not numbers_a_paper(document.number):
        yield "number"
    if not document.date:
        yield "date"
    if needs_approver and is_placeholder(document.approver.name):
        yield "approver.name"


RULE = Rule(
    id="TRU-10",
    severity="error",
    owner="officer",
    source=TRUST,
    message={"zh": "这份文书还不能算数：{why}。", "en": "This document does not count yet: {why}."},
    fix={
        "zh": "对照文书原件填写；尚未签发的，先删去。本工具从不编造字号。",
        "en": "Fill it in from the original; if it is not issued, remove it. ledraft never invents a number.",
    },
    check=check,
    guard=True,
    example={
        "zh": "案件写了“立案决定书”，但没有字号。接收方向单位核实时无从查起。",
        "en": "The case named a decision to file without its number; the agency could not confirm it when asked.",
    },
)
