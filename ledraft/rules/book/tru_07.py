"""TRU-07: third persons' data without a Notice of Obtaining Evidence and its approver."""

from collections.abc import Iterator

from ledraft.case.stage import is_approved, issued
from ledraft.rules.asked import requests_of, third_person_items
from ledraft.rules.origins import PSP_62
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Items on counterparties and the like, or other holders in a data request, need the notice with its approver."""
    notice = issued(subject.case.documents, "evidence_notice")
    if notice and is_approved(notice):
        return
    for path in third_person_items(subject):
        yield Hit(path)
    if subject.case.identifiers.holders and any(requests_of(subject, "data")):
        yield Hit("$.identifiers.holders")


RULE = Rule(
    id="TRU-07",
    severity="error",
    owner="officer",
    source=PSP_62,
    message={
        "zh": "请求涉及报案人以外的人的资料，但案件中没有已编号、注明日期和批准人的调取证据通知书。",
        "en": "This concerns data on others than the reporter, and the case has no Notice of Obtaining Evidence "
        "with number, date and approver.",
    },
    fix={
        "zh": "先由办案部门负责人批准并开具通知书；在此之前只请求报案人本人账户的资料。",
        "en": "Have the head of the department approve and issue the notice; until then ask for the reporter's own "
        "account only.",
    },
    check=check,
    guard=True,
    example={
        "zh": "第一封请求就索取全部对手方的实名资料，被认为范围过宽。先取报案人账户记录，再凭通知书调取所列订单的对"
        "手方。",
        "en": "A first request for all counterparties' identities was held over-broad. First the reporter's "
        "records, then, with a notice, the counterparties of the listed orders.",
    },
)
