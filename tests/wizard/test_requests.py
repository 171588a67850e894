"""What is asked for: the requests, data categories and papers that role, stage and approval allow."""

import pytest

from ledraft.case import fields, glossary
from ledraft.case.documents import document_kinds
from ledraft.letters.first_request import item_of, standard_categories
from ledraft.wizard.permitted import offered_categories
from ledraft.wizard.questions import questions
from ledraft.wizard.screen import Move
from tests.wizard.drive import TAKE, load, play

ADD, KIND = "Requests: 0 so far", "Requests 1: Kind of request"
DATA = "Requests 1: Data categories"
FILED = {"kind": "filing_decision", "number": "1", "date": "2023-04-01", "approver": {"name": "A", "level": "county"}}
FREEZE = {"kind": "freeze_notice", "number": "2", "date": "2023-04-02", "approver": {"name": "A", "level": "county"}}
NOTICE = {"kind": "evidence_notice", "number": "3", "date": "2023-04-02", "approver": {"name": "A"}}


def kinds(role, *documents):
    data = {"documents": list(documents), "requests": [{"kind": "data"}]}
    question = next(q for q in questions(role, data) if q.path == "$.requests[0].kind")
    return {choice.value for choice in question.choices}


def test_a_reporter_may_draft_data_and_preservation_requests_at_any_open_stage():
    assert kinds("victim") == kinds("lawyer", {**FILED, "kind": "filing_notice"}) == {"data", "preservation"}


def test_a_freeze_is_offered_to_an_officer_with_filing_and_an_approved_notice_only():
    assert "freeze" in kinds("officer", FILED, FREEZE)
    unapproved = {**FREEZE, "approver": {"name": "A", "level": "department_head"}}
    for offered in (kinds("officer", FILED), kinds("officer", FREEZE), kinds("victim", FILED, FREEZE), kinds("officer", FILED, unapproved)):
        assert "freeze" not in offered


def test_what_follows_a_submission_is_an_officers_from_acceptance_on():
    assert {"extension", "follow_up", "question"} <= kinds("officer", FILED)
    assert kinds("officer") == {"data", "preservation", "question"}
    assert kinds("lawyer", {**FILED, "kind": "filing_notice"}) == {"data", "preservation"}


@pytest.mark.parametrize("over", ["non_filing_notice", "transfer_notice", "withdrawal_decision"])
def test_nothing_is_asked_about_requests_once_a_case_is_over(over):
    data = {"documents": [{"kind": over, "number": "1", "date": "2023-04-01"}]}
    assert not [q for q in questions("officer", data) if q.entry.path == "$.requests"]


def test_data_of_third_persons_are_offered_with_an_approved_notice_only():
    third = {one.id for one in glossary.data_categories().values() if one.third_persons}
    for role, documents in (("officer", []), ("victim", [NOTICE]), ("officer", [{**NOTICE, "approver": {}}])):
        assert not third & {one.id for one in offered_categories(role, {"documents": documents})}
    assert third <= {one.id for one in offered_categories("officer", {"documents": [NOTICE]})}


def test_the_standard_request_is_ticked_and_can_be_narrowed(case_path):
    script = {DATA: [Move.HELP, "futures_records", "spot_orders_trades", "spot_orders_trades", TAKE]}
    play(case_path, scripted={KIND: ["data"], **script})
    (request,) = load(case_path).requests
    assert [item.category for item in request.items] == [c for c in standard_categories() if c != "futures_records"]
    assert all(item.reason.zh and item.reason.en for item in request.items)


def test_a_request_without_any_data_stays_open(case_path):
    play(case_path, scripted={KIND: ["data"], DATA: [*standard_categories(), TAKE]})
    assert load(case_path).requests[0].items == []


def test_the_words_of_an_item_that_stays_are_kept(case_path):
    play(case_path, scripted={KIND: [KeyboardInterrupt]})
    own = '{"category": "access_logs", "reason": {"zh": "甲", "en": "own"}}'
    text = case_path.read_text("utf-8").rstrip().removesuffix("}") + f', "requests": [{{"kind": "data", "items": [{own}]}}]}}'
    case_path.write_text(text, "utf-8")
    play(case_path, scripted={"Where do you want to go on?": [Move.REVIEW], "Which section?": ["requests"],
         "Which answer is to be changed?": ["$.requests[0].items"], DATA: ["subscriber_kyc", TAKE]})  # fmt: skip
    items = {item.category: item.reason.en for item in load(case_path).requests[0].items}
    assert items["access_logs"] == "own"
    assert items["subscriber_kyc"]


def test_the_period_suggested_is_that_of_the_first_request(case_path):
    player = play(case_path, scripted={KIND: ["preservation"]})
    suggested = dict(player.asked)
    assert suggested["Requests 1: From (suggestion, please check)"] == "2023-03-20 00:00:00 Beijing time"
    assert suggested["Requests 1: To (suggestion, please check)"] == "2023-03-23 00:00:00 Beijing time"


def test_it_is_said_what_an_empty_list_of_requests_means(case_path):
    player = play(case_path, scripted={ADD: [Move.BLANK]})
    assert fields.entry("$.requests").empty["en"] in player.said
    assert load(case_path).requests == []


def test_every_data_category_has_a_reason_in_both_languages():
    for category in glossary.data_categories():
        assert item_of(category).reason.zh
        assert item_of(category).reason.en


def asked_of_paper(kind):
    data = {"documents": [{"kind": kind}]}
    return {q.path.removeprefix("$.documents[0].") for q in questions("officer", data) if q.row}


@pytest.mark.parametrize("kind", document_kinds(), ids=lambda kind: kind.id)
def test_an_approver_is_asked_for_exactly_where_the_paper_needs_one(kind):
    assert ("approver.name" in asked_of_paper(kind.id)) is kind.needs_approver
    assert ("received_on" in asked_of_paper(kind.id)) is kind.served_on_reporter
