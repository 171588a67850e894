"""What the shipped profiles say, and what they keep to themselves."""

from datetime import date, timedelta

import pytest

from ledraft import resources
from ledraft.case.fields import all_fields
from ledraft.case.glossary import data_categories
from ledraft.recipients import kodex
from ledraft.recipients.loading import all_ids, load
from ledraft.recipients.profile import stale, status_on, summary

UNSUPPORTED = [one for one in all_ids() if load(one).status == "unsupported"]
SUPPORTED = [one for one in all_ids() if load(one).status != "unsupported"]
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("recipient", all_ids())
def test_every_fact_names_a_source_that_exists_and_has_a_day(recipient):
    profile = load(recipient)
    assert profile.sources
    for fact in profile.facts().values():
        assert fact.cite
        assert all(profile.sources[cited].checked_on <= TODAY for cited in fact.cite)


@pytest.mark.parametrize("recipient", SUPPORTED)
def test_every_source_is_used(recipient):
    profile = load(recipient)
    assert {cited for fact in profile.facts().values() for cited in fact.cite} == set(profile.sources)


@pytest.mark.parametrize("recipient", UNSUPPORTED)
def test_an_unsupported_recipient_never_yields_an_address(recipient):
    profile = load(recipient)
    assert profile.channel("kodex", TODAY) is None
    assert profile.channel("email", TODAY) is None
    text = resources.data(f"recipients/{recipient}.toml").read_text("utf-8")
    assert "@" not in text
    assert "://" not in text
    assert summary(profile)["grade"] is None


@pytest.mark.parametrize("recipient", SUPPORTED)
def test_no_profile_is_called_verified_on_hearsay(recipient):
    profile = load(recipient)
    if profile.status == "verified":
        assert profile.weakest_grade(profile.channels_for("primary", TODAY)) in ("A", "B")


@pytest.mark.parametrize("recipient", SUPPORTED)
def test_data_categories_are_those_of_the_glossary(recipient):
    scope = load(recipient).scope
    assert set(scope.data_categories if scope else ()) <= set(data_categories())


@pytest.mark.parametrize(
    ("on", "target"),
    [
        (date(2023, 4, 20), "https://app.kodex.us/binance-cn/signup"),
        (date(2024, 2, 1), "https://app.kodexglobal.com/binance-cn/signup"),
        (TODAY, "https://app.kodexglobal.com/binance-cn/signup"),
    ],
)
def test_the_mainland_portal_is_the_one_that_was_open_on_the_day(on, target):
    assert load("binance-cn").channel("kodex", on).target == target


def test_the_three_mailboxes_of_the_mainland_entry_have_three_roles():
    profile = load("binance-cn")
    mail = {c.address: (c.role, c.route) for c in profile.channels if c.kind == "email"}
    assert mail == {
        "help@kodexglobal.com": ("onboarding_help", None),
        "case@binance.com": ("follow_up", None),
        "help@kodex.us": ("fallback", "email"),
    }


def test_the_mail_route_of_2023_is_marked_as_unconfirmed():
    profile = load("binance-cn")
    door = profile.channel("email", TODAY)
    assert profile.grade_of(door) == "S"
    assert "not confirmed by the provider" in door.note["en"]
    assert "未经接收方确认" in door.note["zh"]


def test_the_addressees_change_with_the_day():
    profile = load("binance-cn")
    assert profile.addressees(date(2023, 4, 1)) == ("Binance",)
    assert profile.addressees(date(2026, 1, 4)) == ("Nest Services Limited",)
    assert profile.addressees(date(2026, 1, 5)) == (
        "Nest Services Limited",
        "Nest Clearing and Custody Limited",
        "Nest Trading Limited",
    )


def test_data_preservation_and_freeze_have_rules_of_their_own():
    profile = load("binance-cn")
    assert profile.data.available == "order"
    assert profile.preservation.days == 90
    assert profile.freeze.available == "order_only"


def test_a_freeze_at_mexc_lasts_thirty_days_at_most_and_needs_a_period():
    freeze = load("mexc").freeze
    assert (freeze.max_days, freeze.period_required, freeze.lapses_without_period) == (30, True, True)


@pytest.mark.parametrize("recipient", SUPPORTED)
def test_a_profile_older_than_its_limit_is_stale(recipient):
    profile = load(recipient)
    last = profile.oldest_check() + timedelta(days=profile.max_age_days)
    assert not stale(profile, last)
    assert status_on(profile, last) == profile.status != "stale"
    assert stale(profile, last + timedelta(days=1))
    assert status_on(profile, last + timedelta(days=1)) == "stale"


def test_age_does_not_turn_an_unsupported_recipient_into_a_stale_one():
    assert status_on(load("bybit"), date(2030, 1, 1)) == "unsupported"


def test_the_summary_has_what_the_listing_prints():
    assert summary(load("binance-cn")) == {
        "id": "binance-cn",
        "status": "draft",
        "grade": "S",
        "checked_on": "2026-11-20",
    }


def test_the_portal_steps_are_the_eight_of_the_source():
    assert [step.source_item for step in kodex.steps()] == [f"1-3-{n}" for n in range(1, 9)]
    assert [step.number for step in kodex.steps() if step.by_officer_alone] == [6]
    assert all(set(step.title) == set(step.asks) == {"zh", "en"} for step in kodex.steps())


def test_the_portal_steps_ask_for_the_fourteen_parts_and_nothing_else():
    asked = {path for step in kodex.steps() for path in step.parts}
    assert asked == {part.path for field in all_fields() for part in field.parts}
    assert len(asked) == 14


def test_each_field_names_the_steps_that_ask_for_its_parts():
    for field in all_fields():
        paths = {part.path for part in field.parts}
        assert {step.number for step in kodex.steps() if paths & set(step.parts)} == set(field.kodex_steps)
