"""PRO-04: documents whose dates cannot be in this order."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.case import times
from ledraft.case.fields import Texts
from ledraft.case.papers import Document
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_RECEIVED: Texts = {"zh": "收到日期早于文书日期", "en": "it was received before its date"}
_INCIDENT: Texts = {"zh": "文书日期早于案发", "en": "its date lies before the incident"}
_ORDER: Texts = {"zh": "早于应在其前签发的文书", "en": "it lies before a paper that must come first"}


def check(subject: Subject) -> Iterator[Hit]:
    """Receipt before date, document before incident, and the pairs of which one must come first."""
    start = times.moment(subject.case.incident.period.from_)
    first_day = start.astimezone(times.BEIJING).date().isoformat() if start else ""
    for index, document in enumerate(subject.case.documents):
        path = f"$.documents[{index}]"
        if document.received_on and document.received_on < document.date:
            yield Hit(f"{path}.received_on", {"why": _RECEIVED})
        if document.date and document.date < first_day:
            yield Hit(f"{path}.date", {"why": _INCIDENT})
        if document.date and any(document.date < before for before in _earlier(subject, document)):
            yield Hit(f"{path}.date", {"why": _ORDER})


def _earlier(subject: Subject, document: Document) -> Iterator[str]:
    pairs = resources.toml("forecast.toml")["order_of_documents"]["pairs"]
    before = {first for first, second in pairs if second == document.kind}
    return (other.date for other in subject.case.documents if other.kind in before and other.date)


RULE = Rule(
    id="PRO-04",
    severity="error",
    owner="officer",
    source=REAL_CASE,
    message={
        "zh": "文书日期的先后有矛盾：{why}。",
        "en": "The dates of the documents contradict each other: {why}.",
    },
    fix={"zh": "对照文书原件改正。", "en": "Correct them from the papers."},
    check=check,
    example={
        "zh": "立案决定书的日期早于受案回执，接收方要求解释。",
        "en": "The decision to file was dated before the receipt of acceptance; the recipient asked why.",
    },
)
