"""The list of citations is closed, and says before whom each may stand."""

from datetime import date
from typing import get_args

import pytest

from ledraft.case.citations import all_citations, citation, may_stand_in
from ledraft.case.model import Stage
from ledraft.letters.catalogue import letters


@pytest.mark.parametrize("one", all_citations(), ids=lambda one: one.id)
def test_every_citation_has_a_mark_a_day_a_source_and_both_languages(one):
    assert one.mark in ("V", "2nd", "unverified")
    assert isinstance(one.as_of, date)
    assert one.source
    assert one.topics
    assert set(one.stages) <= set(get_args(Stage))
    for texts in (one.instrument.name, one.article, one.gist):
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize(
    ("citation_id", "recipient", "internal", "reporter"),
    [
        ("CPL-54", True, True, True),
        ("FILING-2015", False, True, True),
        ("ED-2019-41-42", False, False, False),
    ],
)
def test_the_mark_decides_before_whom_a_citation_may_stand(citation_id, recipient, internal, reporter):
    one = citation(citation_id)
    assert may_stand_in(one, "recipient") is recipient
    assert may_stand_in(one, "internal") is internal
    assert may_stand_in(one, "reporter") is reporter


def test_only_second_hand_citations_ask_to_be_checked():
    assert citation("FILING-2015").needs_check
    assert not citation("CPL-54").needs_check


def test_an_article_outside_the_list_is_not_cited():
    with pytest.raises(KeyError):
        citation("CPL-9999")


def _on(topic, stage):
    """The citations on `topic` that a recipient may read at `stage`."""
    known = (one for one in all_citations() if topic in one.topics and may_stand_in(one, "recipient"))
    return [one.id for one in known if one.applies_at(stage)]


def test_the_basis_of_a_freeze_holds_only_once_a_case_is_filed():
    assert "PSP-239" in _on("freeze", "filed")
    assert _on("freeze", "accepted") == []


def test_a_data_request_before_filing_rests_on_its_own_article():
    before, after = _on("data", "accepted"), _on("data", "filed")
    assert "PSP-174" in before
    assert "PSP-174" not in after
    assert {"CPL-54", "PSP-62"} <= set(before) & set(after)


@pytest.mark.parametrize("one", letters(), ids=lambda one: one.id)
def test_a_letter_cites_only_what_applies_at_its_stage(one):
    cited = [(stage, citation(name)) for stage in one.stages for name in one.cites(stage)]
    assert [(stage, found.id) for stage, found in cited if not found.applies_at(stage)] == []


@pytest.mark.parametrize(("paper", "is_cited"), [("acceptance_receipt", False), ("filing_decision", True)])
def test_an_article_that_the_officer_has_entered_is_cited_only_at_its_stage(ledraft, complete, paper, is_cited):
    complete["incident"]["articles"] = ["CPL-150"]
    complete["documents"] = [{"kind": paper, "number": "〔2023〕1号", "date": "2023-04-01"}]
    outcome = ledraft("--lang", "en", "preview", ledraft.save(complete), "data-request", "--in", "en")
    assert outcome.code == 0, outcome.err
    assert ("Article 150" in outcome.out) == is_cited


def test_the_day_of_force_is_given_only_where_it_was_read():
    assert citation("PSP-62").in_force_from == date(2020, 9, 1)
    assert citation("ED-2016-13").in_force_from is None
