"""NAR-01: no background or no chronology."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.recipients.facts import Fact
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The summary is blank, or no statement carries a time."""
    demand = _demand(subject)
    if demand is None:
        return
    incident = subject.case.incident
    if is_blank(incident.summary.zh) and is_blank(incident.summary.en):
        yield cited(subject, demand, "$.incident.summary", firm="warning")
    if not any(statement.at for statement in incident.statements):
        yield cited(subject, demand, "$.incident.statements", firm="warning")


def _demand(subject: Subject) -> Fact | None:
    scope = subject.profile.scope
    return scope if scope and scope.actions_explicit else subject.profile.fund_flow


RULE = Rule(
    id="NAR-01",
    severity="warning",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要求简要案情和按时间排列的经过，此处缺少。",
        "en": "The recipient wants a short background and a chronology; it is missing here.",
    },
    fix={
        "zh": "写三到五句中性的案情摘要，并给每项事实注明时间和时区。",
        "en": "Write three to five neutral sentences, and give each fact its time with time zone.",
    },
    check=check,
    example={
        "zh": "请求只有一张订单表，没有说明发生了什么，接收方要求补充背景。",
        "en": "The request was a table of orders without a word on what had happened; background was asked for.",
    },
)
