"""STA-05: a suspected organisation is printed as a fact."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.texts import Text

_LEAST = 4
_FACTS = ("$.incident.title", "$.incident.summary", "$.incident.statements", "$.requests")


def check(subject: Subject) -> Iterator[Hit]:
    """A candidate's name in the title, the summary, a request, or a statement that is no lead."""
    candidates = subject.case.incident.candidates
    names = tuple(n for c in candidates for n in (c.name.zh, c.name.en) if len(n) >= _LEAST)
    for text in subject.texts.prose_that(_names_one, names, *_FACTS) if names else ():
        if _goes_out(subject, text):
            yield Hit(text.path)


def _names_one(text: str, names: tuple[str, ...]) -> bool:
    return any(name in text for name in names)


def _goes_out(subject: Subject, text: Text) -> bool:
    if text.path.startswith("$.incident.statements["):
        index = int(text.path[len("$.incident.statements[") :].partition("]")[0])
        return subject.case.incident.statements[index].status != "lead"
    return True


RULE = Rule(
    id="STA-05",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "被怀疑的单位名称写进了事实部分；它只是线索。",
        "en": "A suspected organisation is named among the facts; it is only a lead.",
    },
    fix={
        "zh": "从摘要、请求和事实中删去；作为线索单列，注明来源、日期和可信程度。",
        "en": "Take it out of summary, requests and facts; keep it as a lead with source, date and confidence.",
    },
    check=check,
    example={
        "zh": "材料认定是甲市两家公司，侦查后发现是乙市另一家。把怀疑写成事实，会伤及无关的单位。",
        "en": "A paper named two companies of one city; it turned out to be another in another city. Suspicion "
        "printed as fact hurts bystanders.",
    },
)
