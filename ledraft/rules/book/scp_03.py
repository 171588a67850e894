"""SCP-03: no date for the reply."""

from collections.abc import Iterator

from ledraft.rules.asked import requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The profile wants a reasonable date, and a data or freeze request names none."""
    scope = subject.profile.scope
    if scope is None or not scope.deadline_required:
        return
    for path, request in requests_of(subject, "data", "freeze"):
        if not request.reply_by:
            yield cited(subject, scope, f"{path}.reply_by", firm="warning")


RULE = Rule(
    id="SCP-03",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={"zh": "没有写明希望何时答复。", "en": "No date is given by which a reply is hoped for."},
    fix={
        "zh": "写一个合理的日期并说明理由，通常不少于两周。",
        "en": "Give a reasonable date and its reason, usually not less than two weeks ahead.",
    },
    check=check,
    example={
        "zh": "没有期限的请求排在有期限的之后处理。",
        "en": "Requests without a date were handled after those with one.",
    },
)
