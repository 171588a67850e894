"""MLA-01: nothing is said about mutual legal assistance."""

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
        "zh": "接收方可能要求说明司法协助途径，请求中没有提及。",
        "en": "The recipient may expect a word on mutual legal assistance; the request has none.",
    },
    fix={
        "zh": "写一句：本请求为自愿协助请求，必要时另行通过刑事司法协助途径提出。",
        "en": "Add a sentence: this is a request for voluntary cooperation; mutual legal assistance is reserved.",
    },
    check=check,
    example={
        "zh": "交易所答复：扣押资产须经司法协助。函中若已说明会另行提出，可先行保全。",
        "en": "The exchange replied that seizure needs legal assistance; had the letter reserved it, a hold could "
        "have come first.",
    },
)
