"""The further requests to the recipient: what each carries, when each is offered, and what is refused."""

import tomllib
from datetime import datetime

import pytest

from ledraft.case.stage import stage_of
from ledraft.letters import request_context, reread
from ledraft.letters.catalogue import why_not
from ledraft.letters.context import build
from ledraft.letters.control import Control
from ledraft.letters.library import compiled
from ledraft.letters.occasion import Annexed, AnnexFile, Occasion
from ledraft.letters.values import Printer
from ledraft.recipients.loading import load
from tests.letters import papers_cases
from tests.letters import papers_checks as checks

REQUESTS = checks.of_file("request")
PREFERRED = {
    "freeze-request": ["officer-frozen"],
    "follow-up": ["officer-submitted"],
    "counterparty-request": ["officer-accepted", "officer-second-step"],
    "extension-request": ["officer-accepted", "officer-renewing", "officer-renewing-freeze"],
    "portal-question": ["officer-accepted", "officer-submitted"],
}
PAPERS = list(checks.one_per_role_and_stage(REQUESTS, PREFERRED))
FULL = {"preservation-request": "officer-filed", "extension-request": "officer-renewing-freeze"} | {
    one: names[-1] for one, names in PREFERRED.items()
}
ITEMS = tomllib.loads((checks.HERE / "data" / "more_requests_items.toml").read_text("utf-8"))


def expected(letter_id, language):
    return {**ITEMS["common"][language], **ITEMS.get(letter_id, {}).get(language, {})}


def reason(letter_id, case):
    return why_not(checks.known(letter_id), case, stage_of(case.documents))


@pytest.mark.parametrize(("letter_id", "language", "variant"), PAPERS)
def test_a_request_reads_as_it_was_reviewed(letter_id, language, variant):
    rendered, text = checks.render(letter_id, language, variant)
    assert checks.is_clean(text)
    assert reread.lost(rendered) == []
    checks.agrees_with_snapshot(text, f"{letter_id}.{language}.{variant}")


@pytest.mark.parametrize(
    ("letter_id", "language"), [(one.id, lang) for one in REQUESTS for lang in one.languages]
)
def test_a_request_opens_cleanly_in_word(letter_id, language, tmp_path):
    rendered, _text = checks.render(letter_id, language, FULL[letter_id])
    assert not checks.audit(rendered.data, tmp_path)


@pytest.mark.parametrize(
    ("letter_id", "language"), [(one.id, lang) for one in REQUESTS for lang in one.languages]
)
def test_a_request_carries_every_item_of_its_list(letter_id, language):
    _rendered, text = checks.render(letter_id, language, FULL[letter_id])
    words = expected(letter_id, language)
    wanted = {*checks.known(letter_id).carries, *ITEMS.get(letter_id, {}).get(language, {})}
    assert {item for item in wanted if words[item] not in text} == set()


@pytest.mark.parametrize("letter_id", [one.id for one in REQUESTS])
def test_no_article_of_a_law_is_typed_by_hand(letter_id):
    assert (
        checks.articles_typed_by_hand(letter_id, "zh") + checks.articles_typed_by_hand(letter_id, "en") == []
    )


def test_no_further_request_is_part_of_a_packet_unless_it_is_asked_for():
    assert not any(one.by_default for one in REQUESTS)


MATRIX = {
    "victim-reported": {"preservation-request", "portal-question"},
    "lawyer-accepted": {"preservation-request", "portal-question"},
    "victim-filed": {"preservation-request", "portal-question"},
    "victim-declined": set(),
    "officer-accepted": {one.id for one in REQUESTS} - {"freeze-request", "follow-up"},
    "officer-filed": {one.id for one in REQUESTS} - {"freeze-request", "follow-up"},
    "officer-frozen": {one.id for one in REQUESTS} - {"follow-up"},
    "officer-renewing-freeze": {one.id for one in REQUESTS},
}


@pytest.mark.parametrize(("variant", "offered"), MATRIX.items(), ids=MATRIX)
def test_role_stage_and_documents_decide_what_is_offered(variant, offered):
    case = checks.VARIANTS[variant]
    assert {one.id for one in REQUESTS if checks.offered(one, case)} == offered
    assert all(reason(one.id, case) for one in REQUESTS if one.id not in offered)


@pytest.mark.parametrize("variant", ["officer-accepted", "officer-filed"])
def test_a_freeze_waits_for_its_notice(variant):
    assert reason("freeze-request", checks.VARIANTS[variant])


def test_a_freeze_is_not_drafted_for_a_reporter():
    assert "role" in reason("freeze-request", checks.VARIANTS["victim-filed"])


def test_a_freeze_is_refused_when_the_notice_was_approved_below_county_level():
    below = papers_cases.FREEZE_NOTICE | {"approver": {"name": "刘样张", "level": "department_head"}}
    case = papers_cases.officer(below, requests=(papers_cases.FREEZE,))
    assert "county level or above" in reason("freeze-request", case)


def test_counterparties_are_refused_when_the_notice_names_no_approver():
    raw = papers_cases.sample("complete")
    notice = next(d for d in raw["documents"] if d["kind"] == "evidence_notice")
    del notice["approver"]
    assert "must name who approved it" in reason("counterparty-request", papers_cases.case(raw))


def test_a_renewed_freeze_is_refused_when_the_latest_notice_names_no_approver():
    nameless = papers_cases.RENEWED_NOTICE | {"approver": {}}
    case = papers_cases.officer(papers_cases.FREEZE_NOTICE, nameless, requests=(papers_cases.EXTENSION,))
    assert "must name who approved it" in reason("extension-request", case)


def test_counterparties_need_the_notice_of_obtaining_evidence():
    raw = papers_cases.sample("complete")
    raw["documents"] = [d for d in raw["documents"] if d["kind"] != "evidence_notice"]
    assert "Obtaining Evidence" in reason("counterparty-request", papers_cases.case(raw))


def test_a_follow_up_is_refused_without_a_submission_reference():
    assert "submission reference" in reason("follow-up", papers_cases.officer())
    assert not reason("follow-up", papers_cases.officer(portal=papers_cases.SUBMITTED))


def test_a_follow_up_goes_to_the_mailbox_for_follow_ups_and_to_no_other():
    _rendered, text = checks.render("follow-up", "en", "officer-submitted")
    assert "case@binance.com" in text
    assert "kodex.us" not in text
    assert "help@" not in text


def test_a_follow_up_says_so_where_the_recipient_has_no_such_mailbox():
    occasion = Occasion(load("kraken"), datetime.fromisoformat("2026-11-24T09:00:00+08:00"))
    case = papers_cases.officer(portal=papers_cases.SUBMITTED)
    context = build(case, checks.known("follow-up"), "en", occasion)
    assert context["door"] == "the portal, in the thread of this request"


def test_a_freeze_prints_what_is_missing_as_a_labelled_blank_of_the_officer():
    bare = {"kind": "freeze_notice", "number": "样公（刑）冻财字〔2026〕00008号", "date": "2026-11-23"}
    case = papers_cases.officer(bare | {"approver": papers_cases.FREEZE_NOTICE["approver"]})
    freeze = build(case, checks.known("freeze-request"), "zh", checks.OCCASION)["freeze"]
    amount = freeze["amount"]
    assert isinstance(amount, Control)
    assert amount.blank
    assert amount == "【待办案单位填写：冻结数额上限】"
    assert freeze["end"]["beijing"].path == "documents.freeze_notice.period.to.beijing"


def test_a_freeze_is_renewed_only_by_a_second_notice():
    one = build(
        papers_cases.officer(
            papers_cases.FREEZE_NOTICE, requests=(papers_cases.FREEZE, papers_cases.EXTENSION)
        ),
        checks.known("extension-request"),
        "en",
        checks.OCCASION,
    )
    assert one["renewal"]["freeze"] is False
    _rendered, text = checks.render("extension-request", "en", "officer-renewing-freeze")
    assert "Present period ends: 25 February 2027" in text
    assert "2027-05-25 00:00:00 (UTC+8)" in text


@pytest.mark.parametrize("letter_id", [one.id for one in REQUESTS])
def test_no_value_of_a_request_is_hidden_by_one_of_the_common_context(letter_id):
    case, one = checks.VARIANTS[FULL[letter_id]], checks.known(letter_id)
    own = request_context.extra(Printer(case, "zh"), one, checks.OCCASION)
    assert not set(own) & set(build(case, checks.known("email"), "zh", checks.OCCASION))


@pytest.mark.parametrize("letter_id", ["freeze-request", "preservation-request", "counterparty-request"])
def test_many_orders_are_printed_in_several_tables_and_none_is_left_out(letter_id):
    raw = papers_cases.sample("complete")
    raw["documents"].append(papers_cases.FREEZE_NOTICE)
    order = raw["identifiers"]["orders"][0]
    raw["identifiers"]["orders"] = [order | {"order_id": f"9000{n:05d}"} for n in range(450)]
    one = checks.known(letter_id)
    text = compiled(one, "zh").text(build(papers_cases.case(raw), one, "zh", checks.OCCASION))
    assert text.count("订单（续）：") == 2
    assert all(f"9000{n:05d}" in text for n in range(450))


@pytest.mark.parametrize("letter_id", ["freeze-request", "preservation-request", "counterparty-request"])
def test_the_files_that_hold_the_exports_are_named_with_their_hashes(letter_id):
    file = AnnexFile("orders.csv", "0" * 64)
    words = {"zh": "合约委托", "en": "futures orders"}
    occasion = Occasion(checks.OCCASION.profile, checks.AS_OF, annexed=(Annexed(words, words, 3, (file,)),))
    one = checks.known(letter_id)
    case = papers_cases.officer(papers_cases.FREEZE_NOTICE, requests=(papers_cases.FREEZE,))
    for language in one.languages:
        text = compiled(one, language).text(build(case, one, language, occasion))
        assert "orders.csv" in text
        assert file.sha256 in text


def test_leads_stay_out_of_the_path_of_a_freeze():
    raw = papers_cases.sample("complete")
    raw["documents"].append(papers_cases.FREEZE_NOTICE)
    raw["incident"]["flow"][0]["status"] = "lead"
    context = build(papers_cases.case(raw), checks.known("freeze-request"), "zh", checks.OCCASION)
    assert len(context["flow_steps"]) == len(raw["incident"]["flow"]) - 1


def test_the_second_step_asks_about_the_counterparties_even_if_the_case_lists_no_item():
    context = build(papers_cases.officer(), checks.known("counterparty-request"), "zh", checks.OCCASION)
    assert [row["category"] for row in context["counterparties"]] == ["成交对手方账户（限所列订单）"]


def test_a_question_to_the_portal_carries_nothing_of_the_case():
    _rendered, text = checks.render("portal-question", "zh", "officer-submitted")
    case = checks.VARIANTS["officer-submitted"]
    assert case.incident.title.zh not in text
    assert case.reporter.name.family.zh + case.reporter.name.given.zh not in text
    assert case.reporter.account.uid not in text


def test_before_acceptance_a_request_says_that_it_must_not_be_sent():
    for letter_id, language, variant in PAPERS:
        if variant.endswith("reported"):
            mark = {"zh": "受案前不得发出", "en": "NOT TO BE SENT BEFORE THE CASE IS ACCEPTED"}[language]
            assert mark in checks.render(letter_id, language, variant)[1]
