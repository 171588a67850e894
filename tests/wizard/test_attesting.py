"""What the attestation asks for stands in the officer half already, and is offered, not asked for blindly."""

import pytest

from ledraft.wizard.questions import questions
from ledraft.wizard.suggestions import suggestion

HALF = {
    "role": "officer",
    "officer": {"name": {"family": {"zh": "单", "en": "SHAN"}, "given": {"zh": "样例", "en": "Yangli"}}},
    "documents": [
        {"kind": "evidence_notice", "date": "2023-04-10", "approver": {"name": "赵样板"}},
        {"kind": "superior_approval", "date": "2023-04-11", "approver": {"name": "李批准"}},
    ],
}


@pytest.mark.parametrize(
    ("asked", "offered"), [("officer", "单样例"), ("approver", "李批准"), ("approved_on", "2023-04-11"), ("instrument_number", "")]
)
def test_the_attestation_offers_what_the_superiors_approval_says(asked, offered):
    question = next(q for q in questions("officer", HALF) if q.path == f"$.attestation.{asked}")
    assert suggestion(question, HALF) == offered
    assert suggestion(question, {"role": "officer"}) == ""
