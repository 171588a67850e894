"""DOC-01: a paper that the recipient must see is not among the documents."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.case.fields import Texts
from ledraft.case.stage import is_issued
from ledraft.recipients.facts import DocumentSlot
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_NONE: Texts = {
    "zh": "案件中没有已编号并注明日期的",
    "en": "none with number and date is in the case",
}
_PERHAPS: Texts = {
    "zh": "也接受同等文书，但没有说明警方的文书是否算同等，可能要求补充法院文书",
    "en": "an equal paper will do, but it does not say whether an instrument of the police is equal; a court's paper may "
    "be asked for",
}


def check(subject: Subject) -> Iterator[Hit]:
    """A slot of the profile that no issued document of the case fills. Where the recipient takes "equal" papers without
    saying which, an issued instrument of the police is a warning: a court's paper may be asked for.
    """
    issued = {document.kind for document in subject.case.documents if is_issued(document)} | {"letter"}
    for slot in subject.profile.documents:
        if any(issued.intersection(_papers()[paper]) for paper in slot.any_of):
            continue
        if slot.or_equal and issued.intersection(resources.toml("forecast.toml")["equal_papers"]["kinds"]):
            yield cited(subject, slot, "$.documents", {"papers": _labels(slot), "state": _PERHAPS}, firm="warning")
        else:
            yield cited(subject, slot, "$.documents", {"papers": _labels(slot), "state": _NONE})


def _papers() -> dict[str, list[str]]:
    papers: dict[str, list[str]] = resources.toml("forecast.toml")["papers"]
    return papers


def _labels(slot: DocumentSlot) -> Texts:
    labels = resources.toml("forecast.toml")["paper_labels"]
    return {
        "zh": "、".join(labels[paper]["zh"] for paper in slot.any_of),
        "en": ", ".join(labels[paper]["en"] for paper in slot.any_of),
    }


RULE = Rule(
    id="DOC-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方须见到以下文书之一：{papers}；{state}。",
        "en": "The recipient must see one of these papers: {papers}; {state}.",
    },
    fix={
        "zh": "由办案单位签发文书后，填写字号、日期和批准人；需要法院文书的，先向接收方书面询问本单位的文书是否可用。",
        "en": "Have the agency issue the paper, then enter its number, date and approver; where a court's paper is "
        "named, ask the recipient in writing whether the agency's own will do.",
    },
    check=check,
    example={
        "zh": "只附了情况说明，没有调取证据通知书：接收方公布的指引说，没有官方文书副本的请求不予处理。",
        "en": "Only an account of the facts was attached, no notice of obtaining evidence; such requests are not "
        "processed.",
    },
)
