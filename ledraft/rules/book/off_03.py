"""OFF-03: the recipient wants more officers than the case names."""

from collections.abc import Iterator

from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.people import is_named
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The profile's least number of officers is two and no second officer is named."""
    demand = subject.profile.officer_id
    if demand and demand.min_officers > 1 and not is_named(subject.case.second_officer.name):
        yield cited(subject, demand, "$.second_officer", {"count": demand.min_officers}, firm="warning")


RULE = Rule(
    id="OFF-03",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要求至少 {count} 名警官的证件，案件只写了一名。",
        "en": "The recipient asks for the badges of at least {count} officers; the case names one.",
    },
    fix={
        "zh": "补填第二名警官的姓名、职务和联系方式。",
        "en": "Enter the second officer's name, position and contact.",
    },
    check=check,
    example={
        "zh": "一家接收方写明须两名以上警官的工作证；只交了一份，被要求补充。",
        "en": "One recipient asks for the work cards of two officers; with one, the request came back.",
    },
)
