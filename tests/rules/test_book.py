"""Every rule of the book has a case that is wrong in one place, and one that is right; the rule tells them apart."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from ledraft.languages import LANGUAGES
from ledraft.recipients.loading import all_ids, load
from ledraft.rules.judging import findings, rule, rules
from ledraft.rules.rule import SEVERITIES, Finding, Rule, Subject
from tests.rules.building import FIXTURES, LATE, as_text, changed, complete, profile_with, subject_of

BOOK = {one.id: one for one in rules()}
HIDDEN = ("13912345678", "specimen-1234", "AbCdEfGhIjKlMnOpQrSt", "110105194912310021")


def _fixture(rule_id: str) -> dict[str, Any]:
    return tomllib.loads((FIXTURES / f"{rule_id}.toml").read_text("utf-8"))


def _subject(fixture: dict[str, Any], variant: dict[str, Any], changes: list[list[Any]]) -> Subject:
    assert fixture["base"] == "complete"
    profile = variant.get("profile", fixture.get("profile"))
    sources = variant.get("sources", fixture.get("sources"))
    return subject_of(changed(complete(), changes), profile_with(profile, sources) if profile or sources else None)


class Expected(NamedTuple):
    """What is to be found: where, how bad, and (of the English message) what it says."""

    path: str
    severity: str
    says: str = ""

    def is_found(self, rule: Rule, subject: Subject) -> bool:
        found = [Finding(rule, hit) for hit in rule.check(subject)]
        return any(
            (one.hit.path, one.severity) == (self.path, self.severity) and self.says in one.message("en") for one in found
        )


def failing(rule_id: str) -> Iterator[tuple[Subject, Expected]]:
    fixture = _fixture(rule_id)
    for variant in (fixture, *fixture.get("also", ())):
        expected = Expected(variant["expect_path"], variant["severity"], variant.get("says", ""))
        yield _subject(fixture, variant, variant["change"]), expected


def passing(rule_id: str) -> Iterator[Subject]:
    fixture = _fixture(rule_id)
    yield _subject(fixture, {}, fixture.get("passing", []))
    for variant in fixture.get("innocent", ()):
        yield _subject(fixture, variant, variant["change"])


def test_every_rule_has_a_fixture_named_after_it_and_no_fixture_lacks_a_rule():
    assert {path.stem for path in FIXTURES.glob("*.toml")} == set(BOOK)


@pytest.mark.parametrize("rule_id", BOOK)
def test_a_case_wrong_in_one_place_is_found_there(rule_id):
    for subject, expected in failing(rule_id):
        found = [(f.hit.path, f.severity) for f in findings(subject) if f.rule.id == rule_id]
        assert expected[:2] in found
        assert expected.is_found(BOOK[rule_id], subject)


@pytest.mark.parametrize("rule_id", BOOK)
def test_the_case_without_the_mistake_passes(rule_id):
    for subject in passing(rule_id):
        assert [hit.path for hit in BOOK[rule_id].check(subject)] == []


@pytest.mark.parametrize("rule_id", BOOK)
def test_a_finding_reads_whole_in_both_languages_and_repeats_nothing_sensitive(rule_id):
    for subject, _expected in failing(rule_id):
        for hit in BOOK[rule_id].check(subject):
            finding = Finding(BOOK[rule_id], hit)
            for language in LANGUAGES:
                said = [finding.message(language), finding.fix(language), finding.source(language)]
                assert all(text.strip() and not re.search(r"[{}]", text) for text in said)
                assert not any(secret in as_text(said) for secret in HIDDEN)
                assert language == "zh" or not re.search("[一-鿿]", re.sub("“[^”]*”", "", finding.message("en")))


@pytest.mark.parametrize("rule_id", BOOK)
def test_a_rule_says_what_it_is(rule_id):
    one = BOOK[rule_id]
    assert re.fullmatch(r"[A-Z]{3}-\d\d", one.id)
    assert one.severity in SEVERITIES
    assert one.owner in ("reporter", "officer", "agency")
    for texts in (one.source, one.message, one.fix, one.example):
        assert texts is not None
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())
    guards_by_name = rule_id[:3] in ("TRU", "SEC") and rule_id != "SEC-02"
    assert (guards_by_name or rule_id == "PRO-02") == one.guard


def test_a_rule_is_found_by_its_id_in_any_case():
    assert rule("tim-01") is BOOK["TIM-01"]
    assert rule("TIM-99") is None


def test_findings_come_worst_first_then_by_rule_and_place():
    subject = next(failing("TIM-01"))[0]
    keys = [(SEVERITIES.index(f.severity), f.rule.id, f.hit.path) for f in findings(subject)]
    assert keys == sorted(keys)


def test_an_empty_case_is_judged_without_a_failure():
    assert findings(subject_of({})) != []


def _doors() -> Iterator[tuple[str, str]]:
    """Every route that a recipient offers; for those whose entry was not seen, both that a case may name."""
    for recipient in all_ids():
        profile = load(recipient)
        if profile.status != "unsupported":
            for route in profile.routes(LATE.date()) or ("kodex", "email"):
                yield recipient, route


@pytest.mark.parametrize(("recipient", "route"), list(_doors()))
def test_the_complete_sample_would_not_be_refused_at_any_recipient_on_any_route_it_offers(recipient, route):
    on_record = {"steps": [{"state": "refused"}]} if route not in load(recipient).routes(LATE.date())[:1] else {}
    subject = subject_of(complete() | {"recipient": recipient, "route": route, "portal": on_record})
    refusals = [f for f in findings(subject) if f.severity == "error"]
    for language in LANGUAGES:
        assert [f"{f.rule.id} {f.hit.path} {f.message(language)}" for f in refusals] == []


def test_every_recipient_with_usable_evidence_is_among_them():
    assert {recipient for recipient, _route in _doors()} >= {
        "binance", "binance-cn", "okx", "bitget", "bitget-cn", "mexc", "gate", "ktx",
    }  # fmt: skip


def test_a_fallback_that_its_owner_ties_to_conditions_needs_the_reason_on_record():
    subject = subject_of(complete() | {"recipient": "okx", "route": "email"})
    assert [(f.rule.id, f.hit.path) for f in findings(subject) if f.severity == "error"] == [("CHN-01", "$.route")]


@pytest.mark.parametrize("recipient", ["mexc", "ktx"])
def test_an_entry_that_was_not_seen_is_a_warning_that_names_the_page(recipient):
    subject = subject_of(complete() | {"recipient": recipient})
    found = next(f for f in findings(subject) if f.rule.id == "CHN-01")
    assert found.severity == "warning"
    assert "explanatory page" in found.message("en")


def test_a_police_notice_may_be_equal_to_a_courts_paper_and_nobody_says_so():
    found = [f for f in findings(subject_of(complete() | {"recipient": "mexc"})) if f.rule.id == "DOC-01"]
    assert [f.severity for f in found] == ["warning"]
    assert "does not say whether" in found[0].message("en")
    assert "没有说明" in found[0].message("zh")
