"""The stage is derived from the documents issued so far."""

import pytest

from ledraft.case.papers import Document
from ledraft.case.stage import stage_of


def paper(kind: str, date: str = "2023-04-10", number: str = "样公（刑）字〔2023〕1号", outcome: str = "") -> Document:
    return Document(kind=kind, date=date, number=number, outcome=outcome)


RECEIPT = paper("acceptance_receipt", "2023-04-10")
FILED = paper("filing_decision", "2023-05-09")
DECLINED = paper("non_filing_notice", "2023-05-09")


@pytest.mark.parametrize(
    ("documents", "stage"),
    [
        ([], "reported"),
        ([RECEIPT], "accepted"),
        ([FILED, RECEIPT], "filed"),
        ([RECEIPT, paper("filing_notice", "2023-05-10")], "filed"),
        ([RECEIPT, DECLINED], "declined"),
        ([RECEIPT, DECLINED, paper("reconsideration_decision", "2023-06-01", outcome="upheld")], "declined"),
        ([RECEIPT, DECLINED, paper("reconsideration_decision", "2023-06-01", outcome="revoked")], "accepted"),
        ([RECEIPT, FILED, paper("withdrawal_decision", "2024-01-01")], "withdrawn"),
        ([RECEIPT, paper("transfer_notice", "2023-04-20")], "transferred"),
        ([FILED, paper("acceptance_receipt", "2023-06-01")], "filed"),
        ([RECEIPT, FILED, paper("evidence_notice", "2023-06-01")], "filed"),
    ],
)
def test_documents_decide_the_stage(documents: list[Document], stage: str) -> None:
    assert stage_of(documents) == stage


@pytest.mark.parametrize("document", [paper("filing_decision", number=""), paper("filing_decision", date="")])
def test_a_document_without_number_or_date_counts_for_nothing(document: Document) -> None:
    assert stage_of([document]) == "reported"
