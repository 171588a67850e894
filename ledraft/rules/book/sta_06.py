"""STA-06: a lead without source or date, or a party's words without medium or record."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Candidates need source and date; positions need the medium and what they rest on."""
    incident = subject.case.incident
    for index, candidate in enumerate(incident.candidates):
        path = f"$.incident.candidates[{index}]"
        if is_blank(candidate.source.zh) and is_blank(candidate.source.en):
            yield Hit(f"{path}.source")
        if not candidate.date:
            yield Hit(f"{path}.date")
    for index, position in enumerate(incident.positions):
        path = f"$.incident.positions[{index}]"
        if is_blank(position.medium.zh) and is_blank(position.medium.en):
            yield Hit(f"{path}.medium")
        if not position.rests_on:
            yield Hit(f"{path}.rests_on")


RULE = Rule(
    id="STA-06",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "线索缺少来源或者日期，或者各方说法缺少载体或者记录。",
        "en": "A lead lacks source or date, or a party's words lack their medium or record.",
    },
    fix={
        "zh": "写明从哪里、何时得知；对话写明载体并登记为证据。",
        "en": "Say where and when it was learned; give a chat its medium and register it as evidence.",
    },
    check=check,
    example={
        "zh": "“客服承认没有漏洞”没有时间和截图，对方否认后无从核对。",
        "en": "“Support said there is no flaw”, without date or screenshot, could not be checked once denied.",
    },
)
