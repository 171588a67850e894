"""TRU-17: a legal citation that may not stand before a recipient."""

from collections.abc import Iterator

from ledraft.case.citations import citation, may_stand_in
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Each article of the incident may stand before the recipient; the case file itself refuses one outside the list."""
    for index, article in enumerate(subject.case.incident.articles):
        if not may_stand_in(citation(article), "recipient"):
            yield Hit(f"$.incident.articles[{index}]")


RULE = Rule(
    id="TRU-17",
    severity="error",
    owner="officer",
    source=TRUST,
    message={
        "zh": "这一法条只见于二手来源，不能写给接收方。",
        "en": "Only a secondary source was read for this provision, so it may not stand before a recipient.",
    },
    fix={"zh": "从清单中选择，或者删去。", "en": "Choose one from the list, or remove it."},
    check=check,
    guard=True,
    example={
        "zh": "材料引用了一部“2025 年”的司法解释，只见于转述，查无原文；一处靠不住的引用会让整份函件失去可信度。",
        "en": "A paper cited an interpretation known by hearsay only; one doubtful citation discredits the whole "
        "letter.",
    },
)
