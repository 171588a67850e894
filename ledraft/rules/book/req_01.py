"""REQ-01: a request in a reporter's case: only an officer's package is answered."""

from collections.abc import Iterator

from ledraft.recipients.facts import Fact
from ledraft.rules.asked import ASKS_OF_RECIPIENT, requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The case is still a reporter's: what it asks for is a draft for the officer and would be refused as it stands."""
    fact: Fact | None = subject.profile.data or subject.profile.sender
    if fact and subject.case.role != "officer" and any(requests_of(subject, *ASKS_OF_RECIPIENT)):
        yield cited(subject, fact, "$.requests")


RULE = Rule(
    id="REQ-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "这还是报案人一方的案件文件；接收方只答复执法机关，报案人提交会被拒绝。",
        "en": "This is still the reporter's case file; the recipient answers agencies only, and would refuse it "
        "from a reporter.",
    },
    fix={
        "zh": "把草稿包交给承办警官，由警官一方填写、合并后提交。",
        "en": "Hand the draft packet to the officer, who fills in the officer half, merges and submits.",
    },
    check=check,
    example={
        "zh": "报案人自己发函索取对手方资料，交易所答复：请由执法机关联系。",
        "en": "A victim wrote for the counterparties' data; the exchange answered that an agency must ask.",
    },
)
