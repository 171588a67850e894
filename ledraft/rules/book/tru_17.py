"""TRU-17: a legal citation outside the closed list, or one that may not stand before a recipient."""

from collections.abc import Iterator

from ledraft.case.citations import Citation, all_citations, may_stand_in
from ledraft.case.fields import Texts
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_UNKNOWN: Texts = {"zh": "不在引用清单内", "en": "it is not on the list of citations"}
_UNREAD: Texts = {
    "zh": "只见于二手来源，不能写给接收方",
    "en": "only a secondary source was read, so it may not stand before a recipient",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Each article of the incident is on the list and may stand before the recipient."""
    articles = subject.case.incident.articles
    known: dict[str, Citation] = {one.id: one for one in all_citations()} if articles else {}
    for index, article in enumerate(articles):
        path = f"$.incident.articles[{index}]"
        if article not in known:
            yield Hit(path, {"why": _UNKNOWN})
        elif not may_stand_in(known[article], "recipient"):
            yield Hit(path, {"why": _UNREAD})


RULE = Rule(
    id="TRU-17",
    severity="error",
    owner="officer",
    source=TRUST,
    message={"zh": "这一法条不能引用：{why}。", "en": "This provision cannot be cited: {why}."},
    fix={"zh": "从清单中选择，或者删去。", "en": "Choose one from the list, or remove it."},
    check=check,
    guard=True,
    example={
        "zh": "材料引用了一部“2025 年”的司法解释，查无此文；一处编造的引用会让整份函件失去可信度。",
        "en": "A paper cited an interpretation “of 2025” that does not exist; one invented citation discredits the "
        "whole letter.",
    },
)
