"""`ledraft check`: eight fields, fourteen parts, both routes; what is deleted is reported, what is restored is complete."""

from typing import Any

import pytest

from ledraft.case import fields
from tests.conftest import Shell, with_value, without

PARTS = [(field.id, part.path) for field in fields.all_fields() for part in field.parts]
ROUTES = ["kodex", "email"]


@pytest.mark.parametrize("route", ROUTES)
def test_the_complete_sample_is_complete_and_free_of_errors(ledraft: Shell, complete: dict[str, Any], route: str) -> None:
    outcome = ledraft("check", ledraft.save(complete), "--route", route, "--format", "json")
    assert outcome.code == 0
    assert outcome.json["complete"] is True
    assert [f["status"] for f in outcome.json["fields"]] == ["complete"] * 8
    assert [f for f in outcome.json["findings"] if f["severity"] == "error"] == []


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("field", "path"), PARTS)
def test_deleting_one_part_reports_exactly_its_field(
    ledraft: Shell, complete: dict[str, Any], route: str, field: str, path: str
) -> None:
    outcome = ledraft("check", ledraft.save(without(complete, path)), "--route", route, "--format", "json")
    assert outcome.code == 1
    assert outcome.json["complete"] is False
    assert {f["id"]: f["status"] for f in outcome.json["fields"] if f["status"] != "complete"} == {field: "missing"}
    missing = [p["path"] for f in outcome.json["fields"] for p in f["parts"] if p["status"] != "complete"]
    assert missing == [path]


WRONG = {
    "$.officer.credentials.badge_front": {"file": "no-such-picture.jpg"},
    "$.officer.credentials.badge_back": {"file": "evidence/E3-c2c-totals.txt"},
    "$.officer.credentials.selfie": {"file": "../../etc/passwd"},
    "$.agency.name": {"zh": "Yangli", "en": "Yangli Sub-bureau"},
    "$.agency.department": {"zh": "刑事侦查大队", "en": "刑事侦查大队"},
    "$.agency.country": "Atlantis",
    "$.agency.address": {"zh": "样例路1号", "en": "12345"},
    "$.officer.position": {"zh": "民警", "en": "民警"},
    "$.officer.name.given": {"zh": "Yangli", "en": "Yangli"},
    "$.officer.name.family": {"zh": "张", "en": "张"},
    "$.officer.email": "zhang.yangli＠police.example",
    "$.officer.phone.number": "110",
    "$.officer.phone.type": "mobile",
    "$.evidence": [{"id": "E1", "title": {"zh": "表格", "en": "Sheet"}, "file": "evidence/none.csv"}],
}


def test_every_part_has_a_wrong_value_here() -> None:
    assert set(WRONG) == {path for _field, path in PARTS}


@pytest.mark.parametrize(("field", "path"), PARTS)
def test_a_wrong_value_is_invalid_and_says_why(ledraft: Shell, complete: dict[str, Any], field: str, path: str) -> None:
    outcome = ledraft("check", ledraft.save(with_value(complete, path, WRONG[path])), "--format", "json")
    assert outcome.code == 1
    wrong = [p for f in outcome.json["fields"] for p in f["parts"] if p["status"] != "complete"]
    assert [(p["path"], p["status"]) for p in wrong] == [(path, "invalid")]
    assert wrong[0]["reason"]


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u200b\u2060", "\u2800"])
def test_blank_in_any_unicode_sense_is_missing(ledraft: Shell, complete: dict[str, Any], blank: str) -> None:
    outcome = ledraft("check", ledraft.save(with_value(complete, "$.officer.email", blank)), "--format", "json")
    contact = next(f for f in outcome.json["fields"] if f["id"] == "contact")
    assert contact["status"] == "missing"


def test_a_reporter_may_not_state_that_the_officer_keeps_the_badge(ledraft: Shell, complete: dict[str, Any]) -> None:
    outcome = ledraft("check", ledraft.save({**complete, "role": "victim"}), "--format", "json")
    photos = next(f for f in outcome.json["fields"] if f["id"] == "credential_photos")
    assert photos["status"] == "invalid"


def test_the_report_in_text_shows_all_fourteen_parts_and_groups_the_findings(
    ledraft: Shell, reporter: dict[str, Any]
) -> None:
    outcome = ledraft("check", ledraft.save(reporter))
    assert outcome.code == 1
    for field in fields.all_fields():
        for part in field.parts:
            assert part.label["en"] in outcome.out
    assert "Would be refused" in outcome.out


def test_the_email_route_is_a_warning_not_an_error(ledraft: Shell, complete: dict[str, Any]) -> None:
    findings = ledraft("check", ledraft.save(complete), "--route", "email", "--format", "json").json["findings"]
    told = [f for f in findings if "not confirmed by the provider" in f["message"]]
    assert [f["severity"] for f in told] == ["warning"]


def test_what_if_another_recipient_leaves_the_file_alone(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    before = path.read_bytes()
    outcome = ledraft("check", path, "--recipient", "okx", "--format", "json")
    assert outcome.json["recipient"] == "okx"
    assert path.read_bytes() == before


def test_what_if_another_recipient_goes_through_that_recipients_own_door(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    asked = ledraft("check", path, "--recipient", "gate", "--format", "json")
    assert (asked.json["route"], asked.code) == ("email", 0)
    assert "At gate (route email) instead of binance-cn (route kodex):" in ledraft("check", path, "--recipient", "gate").out
    insisted = ledraft("check", path, "--recipient", "gate", "--route", "kodex", "--format", "json")
    assert (insisted.json["route"], insisted.code) == ("kodex", 1)


def test_many_cases_give_one_object_each(ledraft: Shell, complete: dict[str, Any], reporter: dict[str, Any]) -> None:
    outcome = ledraft("check", ledraft.save(complete, "a.json"), ledraft.save(reporter, "b.json"), "--format", "json")
    assert [case["complete"] for case in outcome.json] == [True, False]
    assert outcome.code == 1


def test_one_unusable_case_of_many_is_named_and_the_rest_are_checked(ledraft: Shell, complete: dict[str, Any]) -> None:
    outcome = ledraft("check", ledraft.save(complete), ledraft.save(b"{", "bad.json"), "--format", "json")
    assert outcome.code == 2
    assert "bad.json" in outcome.err
    assert outcome.json["complete"] is True
