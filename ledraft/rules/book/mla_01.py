"""MLA-01: no request for mutual legal assistance is named; that such a way is reserved stands in every letter."""

from collections.abc import Iterator

from ledraft.rules.asked import requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Severity, Subject
from ledraft.rules.wording import pattern


def check(subject: Subject) -> Iterator[Hit]:
    """A reference is required (any request) or expected where it applies (a freeze), and no request mentions one."""
    demand = subject.profile.cross_border
    if demand is None:
        return
    kinds = ("data", "freeze") if demand.mlat_reference == "required" else ("freeze",)
    firm: Severity = "warning" if demand.mlat_reference == "required" else "advice"
    for path, request in requests_of(subject, *kinds):
        if not pattern("mutual_assistance").search(f"{request.text.zh}\n{request.text.en}"):
            yield cited(subject, demand, f"{path}.text", firm=firm)


RULE = Rule(
    id="MLA-01",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "已有司法协助请求的，接收方可能要求写明；请求中没有提及。",
        "en": "The recipient may expect to hear of a request for mutual legal assistance; none is named.",
    },
    fix={
        "zh": "已经或者将要提出的，写明编号和日期；没有的不用改，函中已写明不影响另行提出。",
        "en": "Where there is or will be one, name its number and date; else change nothing: the letter reserves it.",
    },
    check=check,
    example={
        "zh": "交易所答复：扣押资产须经司法协助。函中若已说明会另行提出，可先行保全。",
        "en": "The exchange replied that seizure needs legal assistance; had the letter reserved it, a hold could "
        "have come first.",
    },
)
