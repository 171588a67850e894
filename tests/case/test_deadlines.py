"""Deadlines: counted from the papers of a case, in calendar days, the day of the event not counted."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledraft import resources
from ledraft.case import deadlines
from ledraft.case.citations import citation
from ledraft.case.documents import document_kinds
from ledraft.case.model import Case
from ledraft.case.papers import Document

RECEIPT = Document(kind="acceptance_receipt", number="受案1号", date="2026-11-02", received_on="2026-11-05")
DECLINED = Document(kind="non_filing_notice", number="不立1号", date="2026-11-10", received_on="2026-11-18")


def decision(**changes):
    raw = {
        "kind": "reconsideration_decision",
        "number": "复议1号",
        "date": "2026-12-01",
        "received_on": "2026-12-03",
    }
    return Document.model_validate(raw | changes)


def freeze(level="county", **changes):
    raw = {
        "kind": "freeze_notice",
        "number": "冻1号",
        "date": "2026-08-31",
        "approver": {"name": "样", "level": level},
    }
    return Document.model_validate(raw | changes)


def ends(*documents):
    return {one.id: one.on for one in deadlines.statutory(documents)}


@pytest.mark.parametrize(
    ("start", "days", "months", "end"),
    [
        ("2026-11-18", 7, 0, "2026-11-25"),
        ("2026-12-28", 7, 0, "2027-01-04"),
        ("2026-08-31", 0, 6, "2027-02-28"),
        ("2027-08-31", 0, 6, "2028-02-29"),
        ("2026-06-30", 0, 12, "2027-06-30"),
        ("2026-12-01", 0, 1, "2027-01-01"),
    ],
)
def test_the_first_day_does_not_count_and_a_month_ends_on_its_last_day_at_the_latest(
    start, days, months, end
):
    found = deadlines.last_day(date.fromisoformat(start), days=days, months=months)
    assert found == date.fromisoformat(end)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 400), st.integers(0, 60))
def test_no_deadline_lies_before_its_start_and_a_longer_time_never_ends_earlier(start, days, months):
    end = deadlines.last_day(start, days=days, months=months)
    assert end >= start
    assert deadlines.last_day(start, days=days + 1, months=months) > end
    assert deadlines.last_day(start, days=days, months=months + 1) > end


def test_the_decision_on_filing_has_three_times():
    assert ends(RECEIPT) == {
        "filing-usual": date(2026, 11, 5),
        "filing-checked": date(2026, 11, 9),
        "filing-complex": date(2026, 12, 2),
    }


def test_a_decision_either_way_ends_the_time_for_deciding():
    assert not {name for name in ends(RECEIPT, DECLINED) if name.startswith("filing")}


def test_reconsideration_runs_from_the_receipt_of_the_notice_and_not_from_its_date():
    found = deadlines.deadline("reconsideration", [RECEIPT, DECLINED])
    assert found
    assert (found.start, found.on, found.actor) == (date(2026, 11, 18), date(2026, 11, 25), "reporter")


def test_without_the_day_of_receipt_nothing_is_computed():
    unknown = DECLINED.model_copy(update={"received_on": ""})
    assert deadlines.deadline("reconsideration", [unknown]) is None


def test_a_notice_without_number_or_date_starts_no_time():
    assert ends(Document(kind="non_filing_notice", received_on="2026-11-18")) == {}


def test_review_runs_from_the_receipt_of_the_decision_and_ends_the_time_for_reconsideration():
    found = ends(RECEIPT, DECLINED, decision(outcome="upheld"))
    assert found["review"] == date(2026, 12, 10)
    assert "reconsideration" not in found


def test_a_decision_that_revokes_the_notice_leaves_nothing_to_review():
    assert "review" not in ends(DECLINED, decision(outcome="revoked"))


def test_the_notice_of_non_filing_is_served_within_three_days():
    assert ends(DECLINED)["non-filing-served"] == date(2026, 11, 13)


@pytest.mark.parametrize(("level", "end"), [("county", date(2027, 2, 28)), ("city", date(2027, 8, 31))])
def test_a_freeze_lasts_six_months_and_a_year_with_city_level_approval(level, end):
    assert ends(freeze(level))["freeze-law"] == end


def test_the_time_of_a_freeze_begins_with_its_period():
    period = {"from": "2026-09-09T20:00:00+00:00", "to": "2026-12-09T20:00:00+00:00"}
    notice = freeze(period=period)
    assert ends(notice)["freeze-law"] == date(2027, 3, 10)
    stated = deadlines.stated_end([notice])
    assert stated
    assert (stated.start, stated.on) == (date(2026, 9, 10), date(2026, 12, 10))


def test_a_notice_that_states_no_end_has_none():
    assert deadlines.stated_end([freeze()]) is None
    assert deadlines.stated_end([]) is None


def test_a_hold_under_the_recipients_rules_and_its_renewal_fourteen_days_before():
    hold = deadlines.of_recipient("preservation", date(2026, 11, 23), 90)
    renewal = deadlines.renewal(hold)
    assert (hold.on, renewal.on) == (date(2027, 2, 21), date(2027, 2, 7))
    assert (hold.lapses, renewal.lapses) == (True, False)
    assert renewal.id == "preservation-recipient-renewal"
    assert "14" in renewal.note["zh"]


def test_the_requests_name_days_of_their_own():
    raw = json.loads((resources.data("samples") / "complete.json").read_text("utf-8"))
    found = {one.id: one.on for one in deadlines.of_requests(Case.model_validate(raw))}
    assert found == {"reply-1": date(2026, 12, 24), "user-notice-1": date(2027, 5, 24)}


def test_the_last_submission_counts():
    steps = [{"state": "submitted", "on": "2026-11-01"}, {"state": "submitted", "on": "2026-11-23"}]
    case = Case.model_validate({"portal": {"steps": [*steps, {"state": "approved", "on": "2026-11-24"}]}})
    assert deadlines.submitted_on(case) == date(2026, 11, 23)
    assert deadlines.submitted_on(Case()) is None


def test_the_last_day_itself_has_not_passed():
    found = deadlines.deadline("reconsideration", [DECLINED])
    assert found
    assert not found.passed(date(2026, 11, 25))
    assert found.passed(date(2026, 11, 26))
    assert found.days_left(date(2026, 11, 20)) == 5


def test_every_statutory_time_names_known_papers_and_its_source():
    kinds = {kind.id for kind in document_kinds()}
    for row in resources.toml("deadlines.toml")["deadline"]:
        assert {row["document"], *row["over_with"]} <= kinds
        assert [citation(name).id for name in row["basis"]] == row["basis"]
        assert row["basis"]
        assert ("days" in row) != ("months" in row)
        assert set(row["title"]) == set(row["note"]) == {"zh", "en"}
