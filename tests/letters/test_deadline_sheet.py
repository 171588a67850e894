"""The sheet of dates: what lapses when, by whose rule, from which source, and how it is renewed."""

from datetime import datetime

import pytest

from ledraft.letters import library
from ledraft.letters.catalogue import letter
from ledraft.letters.context import build
from ledraft.letters.occasion import Occasion
from ledraft.recipients.loading import load
from tests.letters import papers_cases
from tests.letters import papers_checks as checks

LANGUAGES = ("zh", "en")
SHEET = letter("deadline-sheet")
VARIANTS = ("officer-accepted", "officer-renewing-freeze", "victim-declined", "victim-upheld")
CARRIED = {
    "expiry-what": {"zh": "接收方规则下的保全届满", "en": "End of the preservation under the recipient's rules"},
    "expiry-when": {"zh": "2027年2月21日", "en": "21 February 2027"},
    "expiry-whose-rule": {"zh": "《公安机关办理刑事案件程序规定》第二百四十二条", "en": "Articles 242-247"},
    "expiry-source-and-grade": {"zh": "等级 C，查看日期 2026-11-20", "en": "grade C; seen on 2026-11-20"},
    "expiry-renew": {"zh": "制作新的协助冻结财产通知书", "en": "issue a new Notice of Assistance in Freezing Property"},
}


def text(case, language, as_of="2026-11-24T09:00:00+08:00", recipient="binance-cn"):
    occasion = Occasion(load(recipient), datetime.fromisoformat(as_of))
    return library.compiled(SHEET, language).text(build(case, SHEET, language, occasion))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_sheet_reads_as_it_was_reviewed(variant, language):
    _rendered, shown = checks.render("deadline-sheet", language, variant)
    assert checks.is_clean(shown)
    checks.agrees_with_snapshot(shown, f"deadline-sheet.{language}.{variant}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_carries_every_item_of_its_list(language):
    shown = text(checks.VARIANTS["officer-renewing-freeze"], language)
    assert set(SHEET.carries) == set(CARRIED)
    assert [item for item, words in CARRIED.items() if words[language] not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_article_of_a_law_is_typed_by_hand(language):
    assert checks.articles_typed_by_hand("deadline-sheet", language) == []


def test_what_is_read_in_a_secondary_source_only_is_marked():
    shown = text(checks.VARIANTS["victim-accepted"], "zh")
    assert "（公通字〔2015〕32号）（待核）" in shown


def test_the_same_day_named_by_two_requests_stands_once():
    shown = text(checks.VARIANTS["officer-renewing-freeze"], "zh")
    assert shown.count("2026年12月10日") == 1


def test_a_hold_that_is_to_be_renewed_now_is_said_at_the_head():
    case = papers_cases.officer(portal=papers_cases.SUBMITTED)
    due = "To be renewed now: End of the preservation under the recipient's rules (21 February 2027)."
    assert due in text(case, "en", "2027-02-10T09:00:00+08:00")
    assert "To be renewed now" not in text(case, "en")


def test_how_long_a_hold_lasts_is_the_recipients_rule_with_its_own_source():
    case = papers_cases.officer(portal=papers_cases.SUBMITTED)
    profile = load("mexc")
    shown = text(case, "en", recipient="mexc")
    assert profile.source_of(profile.preservation).citation["en"] in shown
    assert "22 January 2027" in shown


def test_a_day_gone_by_is_shown_as_passed():
    assert "已过3日" in text(checks.VARIANTS["victim-declined"], "zh")
