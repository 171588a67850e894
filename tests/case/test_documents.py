"""Which official papers exist, and who may enter them."""

import pytest

from ledraft.case.citations import citation, may_stand_in
from ledraft.case.documents import document_kind, document_kinds


@pytest.mark.parametrize("kind", document_kinds(), ids=lambda kind: kind.id)
def test_every_kind_has_a_title_in_both_languages_and_a_basis_that_may_be_printed(kind):
    assert set(kind.title) == {"zh", "en"}
    assert kind.basis
    assert all(may_stand_in(citation(one), "recipient") for one in kind.basis)


def test_a_reporter_may_enter_only_papers_that_are_served_on_reporters():
    assert {kind.id for kind in document_kinds() if kind.served_on_reporter} == {
        "acceptance_receipt",
        "filing_notice",
        "non_filing_notice",
        "reconsideration_decision",
        "review_decision",
    }


@pytest.mark.parametrize(
    ("kind_id", "level"),
    [
        ("evidence_notice", "department_head"),
        ("property_query_notice", "county"),
        ("freeze_notice", "county"),
    ],
)
def test_papers_that_bind_third_parties_name_their_approver(kind_id, level):
    kind = document_kind(kind_id)
    assert kind.needs_approver
    assert kind.approval == level


def test_an_unknown_kind_is_not_guessed():
    with pytest.raises(KeyError):
        document_kind("royal_decree")
