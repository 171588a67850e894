"""The papers that the reporter signs: what each carries, when each is offered, and what stays out of each."""

import re
import tomllib
from datetime import datetime

import pytest

from ledraft.case.stage import stage_of
from ledraft.letters import reporter_context, reread
from ledraft.letters.catalogue import why_not
from ledraft.letters.context import build
from ledraft.letters.library import compiled
from ledraft.letters.occasion import Occasion
from ledraft.letters.values import Printer
from tests.letters import papers_cases
from tests.letters import papers_checks as checks

PAPERS = checks.of_file("reporter")
IDS = [one.id for one in PAPERS]
PREFERRED = {"supervision": ["victim-declined", "victim-upheld"]}
SHOWN = list(checks.one_per_role_and_stage(PAPERS, PREFERRED))
ITEMS = tomllib.loads((checks.HERE / "data" / "reporter_items.toml").read_text("utf-8"))
TO_OTHERS = ("vendor-letter", "report-sheet", "status-letter")


def variant_for(letter_id):
    """The first variant that allows the letter."""
    return next(variant for name, _language, variant in SHOWN if name == letter_id)


def text_of(letter_id, case, as_of="2026-11-24T09:00:00+08:00"):
    one = checks.known(letter_id)
    occasion = Occasion(checks.OCCASION.profile, datetime.fromisoformat(as_of))
    return compiled(one, "zh").text(build(case, one, "zh", occasion))


@pytest.mark.parametrize(("letter_id", "language", "variant"), SHOWN)
def test_a_paper_reads_as_it_was_reviewed(letter_id, language, variant):
    rendered, text = checks.render(letter_id, language, variant)
    assert checks.is_clean(text)
    assert reread.lost(rendered) == []
    checks.agrees_with_snapshot(text, f"{letter_id}.{language}.{variant}")


@pytest.mark.parametrize("letter_id", IDS)
def test_a_paper_opens_cleanly_in_word(letter_id, tmp_path):
    rendered, _text = checks.render(letter_id, "zh", variant_for(letter_id))
    assert not checks.audit(rendered.data, tmp_path)


@pytest.mark.parametrize("letter_id", IDS)
def test_a_paper_carries_every_item_of_its_list(letter_id):
    _rendered, text = checks.render(letter_id, "zh", variant_for(letter_id))
    assert set(checks.known(letter_id).carries) == set(ITEMS[letter_id])
    assert {item for item, words in ITEMS[letter_id].items() if words not in text} == set()


@pytest.mark.parametrize("letter_id", IDS)
def test_a_paper_is_the_reporters_own_and_bears_no_mark_of_an_agency(letter_id):
    one = checks.known(letter_id)
    assert (one.audience, one.marked, one.frame, one.in_kit) == ("reporter", "none", "frame-plain", False)
    assert "officer" not in one.roles
    for variant in (v for name, _language, v in SHOWN if name == letter_id):
        _rendered, text = checks.render(letter_id, "zh", variant)
        assert "【待办案单位填写" not in text
        assert "代拟" not in text
        assert "盖章" not in text


@pytest.mark.parametrize("letter_id", IDS)
def test_no_article_of_a_law_is_typed_by_hand(letter_id):
    assert checks.articles_typed_by_hand(letter_id, "zh") == []


@pytest.mark.parametrize("letter_id", IDS)
def test_what_only_a_secondary_source_says_is_marked(letter_id):
    for variant in (v for name, _language, v in SHOWN if name == letter_id):
        _rendered, text = checks.render(letter_id, "zh", variant)
        for line in text.splitlines():
            if re.match(r"\d+\. ", line) and ("公通字" in line or "12389" in line):
                assert "（待核）" in line


@pytest.mark.parametrize("letter_id", TO_OTHERS)
def test_what_leaves_the_hands_of_police_and_reporter_names_no_identity_number_and_no_account(letter_id):
    _rendered, text = checks.render(letter_id, "zh", variant_for(letter_id))
    reporter = checks.VARIANTS["victim-accepted"].reporter
    assert reporter.identity.number not in text
    assert reporter.account.uid not in text


@pytest.mark.parametrize("letter_id", IDS)
def test_leads_and_opinions_stay_out(letter_id):
    case = checks.VARIANTS["victim-accepted"]
    leads = [fact.text.zh for fact in case.incident.statements if fact.status == "lead"]
    assert leads
    for variant in (v for name, _language, v in SHOWN if name == letter_id):
        _rendered, text = checks.render(letter_id, "zh", variant)
        assert not [lead for lead in leads if lead in text]


@pytest.mark.parametrize("letter_id", IDS)
def test_an_empty_case_gives_labelled_blanks_and_nothing_else(letter_id):
    bare = papers_cases.case({"role": "victim", "documents": [papers_cases.NON_FILING]})
    assert checks.is_clean(text_of(letter_id, bare))


def test_no_value_of_a_paper_is_hidden_by_one_of_the_common_context():
    case = checks.VARIANTS["victim-accepted"]
    own = reporter_context.extra(Printer(case, "zh"), checks.known("reminder"), checks.OCCASION)
    assert not set(own) & set(build(case, checks.known("email"), "zh", checks.OCCASION))


def test_only_the_report_to_the_police_is_part_of_a_packet_and_only_before_acceptance():
    assert [(one.id, one.stages) for one in PAPERS if one.by_default] == [("police-report", ("reported",))]


MATRIX = {
    "victim-reported": {
        "police-report",
        "introduction-request",
        "neutral-note",
        "conduct-complaint",
        "vendor-letter",
        "report-sheet",
    },
    "victim-accepted": {
        "introduction-request",
        "reminder",
        "supervision",
        "neutral-note",
        "conduct-complaint",
        "vendor-letter",
        "report-sheet",
        "status-letter",
    },
    "lawyer-filed": {
        "property-return",
        "neutral-note",
        "conduct-complaint",
        "vendor-letter",
        "report-sheet",
        "status-letter",
    },
    "victim-declined": {
        "reconsideration",
        "supervision",
        "neutral-note",
        "conduct-complaint",
        "vendor-letter",
        "report-sheet",
    },
    "lawyer-upheld": {
        "review",
        "supervision",
        "neutral-note",
        "conduct-complaint",
        "vendor-letter",
        "report-sheet",
    },
    "officer-filed": set(),
}


@pytest.mark.parametrize(("variant", "offered"), MATRIX.items(), ids=MATRIX)
def test_role_stage_and_documents_decide_what_is_offered(variant, offered):
    assert {one.id for one in PAPERS if checks.offered(one, checks.VARIANTS[variant])} == offered


def test_a_reconsideration_is_not_asked_for_again_once_it_is_decided():
    case = checks.VARIANTS["victim-upheld"]
    assert "later document" in why_not(checks.known("reconsideration"), case, stage_of(case.documents))


def test_a_review_waits_for_the_decision_on_reconsideration_and_says_so():
    case = checks.VARIANTS["victim-declined"]
    assert "Reconsideration Decision" in why_not(checks.known("review"), case, stage_of(case.documents))


def test_the_seven_days_of_a_reconsideration_run_from_the_receipt_of_the_notice():
    late = papers_cases.NON_FILING | {"date": "2026-11-01", "received_on": "2026-11-20"}
    assert "2026年11月27日（自2026年11月20日的次日起算，截至2026年11月24日还有3日）" in text_of(
        "reconsideration", papers_cases.reporter("victim", late)
    )


def test_a_reconsideration_says_when_its_time_has_passed():
    text = text_of(
        "reconsideration",
        papers_cases.reporter("victim", papers_cases.NON_FILING),
        "2026-12-01T09:00:00+08:00",
    )
    assert "截至2026年12月1日已届满" in text


def test_without_the_day_of_receipt_a_reconsideration_asks_for_it_and_computes_nothing():
    unknown = {key: value for key, value in papers_cases.NON_FILING.items() if key != "received_on"}
    text = text_of("reconsideration", papers_cases.reporter("victim", unknown))
    assert "【待报案人补充：收到不予立案通知书的日期】" in text
    assert "起算" not in text


def test_supervision_before_a_decision_follows_the_missed_time():
    _rendered, text = checks.render("supervision", "zh", "victim-accepted")
    assert "没有收到是否立案的决定" in text
    assert "不予立案通知书" not in text


def test_the_report_names_the_band_that_the_figure_reaches_and_the_one_that_it_does_not():
    _rendered, text = checks.render("police-report", "zh", "victim-reported")
    assert "盗窃罪：数额巨大\t30000–100000\t286417.56（交易所显示的折算余额）\t已达到" in text
    assert "盗窃罪：数额特别巨大\t300000–500000\t286417.56（交易所显示的折算余额）\t未达到" in text


def test_a_neutral_note_gives_only_facts_from_before_the_incident():
    _rendered, text = checks.render("neutral-note", "zh", "victim-accepted")
    assert "净购买 USDT" in text
    assert "PERPUSDT" not in text


def test_a_status_letter_quotes_nothing_of_the_case_but_what_was_released():
    case = papers_cases.reporter("victim", papers_cases.FILING_NOTICE, portal=papers_cases.SUBMITTED)
    text = text_of("status-letter", case)
    assert "SPECIMEN-0001" in text
    assert papers_cases.FILING_NOTICE["number"] not in text
    assert case.incident.summary.zh not in text


@pytest.mark.parametrize("letter_id", ["vendor-letter", "reminder", "status-letter"])
def test_a_letter_to_others_threatens_nobody(letter_id):
    _rendered, text = checks.render(letter_id, "zh", variant_for(letter_id))
    assert not re.search("追究(?!刑事责任)|否则|后果自负|赔偿|起诉|曝光|举报", text)


def test_a_lawyer_signs_beside_the_reporter_with_the_papers_of_the_authority_to_act():
    _rendered, text = checks.render("reconsideration", "zh", "lawyer-declined")
    assert "受托人（签名）" in text
    assert "授权委托书、律师事务所函和律师执业证复印件" in text
    assert "样律函〔2026〕1号" in text
