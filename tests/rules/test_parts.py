"""The fourteen parts: deleted is missing, wrong is invalid, restored is complete; the same on both routes."""

import pytest

from ledraft.case import fields
from ledraft.rules.files import Files
from ledraft.rules.parts import field_statuses, is_complete
from tests.rules.building import changed, complete, subject_of

PARTS = [(field.number, entry) for field in fields.all_fields() for entry in field.parts]
ROUTES = ("kodex", "email")
WRONG = {
    "$.officer.credentials.badge_front": {"file": "front.jpg"},
    "$.officer.credentials.badge_back": {"file": "back.jpg"},
    "$.officer.credentials.selfie": {"file": "selfie.jpg"},
    "$.agency.name": {"zh": "样例分局", "en": "样例分局"},
    "$.agency.department": {"zh": "Brigade", "en": "Brigade"},
    "$.agency.country": "Atlantis",
    "$.agency.address": {"zh": "样例路1号", "en": "12345"},
    "$.officer.position": {"zh": "民警", "en": "民警"},
    "$.officer.name.given": {"zh": "样例", "en": "样例"},
    "$.officer.name.family": {"zh": "Zhang", "en": "Zhang"},
    "$.officer.email": "zhang.police.example",
    "$.officer.phone.number": "110",
    "$.officer.phone.type": "mobile",
    "$.evidence": [{"id": "E1"}],
}


def _states(data, tmp_path):
    statuses = field_statuses(subject_of(data, files=Files(tmp_path)))
    return {part.entry.path: part for status in statuses for part in status.parts}, statuses




def _data(route):
    """The complete case without the names of files, which are judged apart."""
    data = complete() | {"route": route}
    for item in data["evidence"]:
        item.pop("file", None)
    return data


def test_there_are_fourteen_parts_in_eight_fields():
    assert len(PARTS) == 14
    assert [number for number, _entry in PARTS] == sorted(number for number, _entry in PARTS)
    assert set(WRONG) == {entry.path for _number, entry in PARTS}


@pytest.mark.parametrize("route", ROUTES)
def test_the_complete_case_is_complete(route, tmp_path):
    _parts, statuses = _states(_data(route), tmp_path)
    assert is_complete(statuses)
    assert [status.status for status in statuses] == ["complete"] * 8


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("number", "entry"), PARTS, ids=[entry.path for _number, entry in PARTS])
def test_deleting_a_part_reports_that_field_alone_as_missing(route, number, entry, tmp_path):
    parts, statuses = _states(changed(_data(route), [[entry.path, None]]), tmp_path)
    assert [status.field.number for status in statuses if status.status != "complete"] == [number]
    assert parts[entry.path].status == "missing"
    assert parts[entry.path].reason
    assert not is_complete(statuses)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("number", "entry"), PARTS, ids=[entry.path for _number, entry in PARTS])
def test_a_wrong_value_is_invalid_not_missing(route, number, entry, tmp_path):
    parts, statuses = _states(changed(_data(route), [[entry.path, WRONG[entry.path]]]), tmp_path)
    wrong = {status.field.number: status.status for status in statuses if status.status != "complete"}
    assert wrong == {number: "invalid"}
    assert parts[entry.path].status == "invalid"


@pytest.mark.parametrize("path", [path for path in WRONG if "credentials" in path])
def test_only_an_officer_half_may_say_that_the_officer_keeps_the_badge(path, tmp_path):
    parts, _statuses = _states(_data("kodex") | {"role": "victim"}, tmp_path)
    assert parts[path].status == "invalid"


def test_a_field_is_invalid_if_a_part_is_even_when_another_is_missing(tmp_path):
    data = changed(_data("kodex"), [["$.officer.email", "nobody"], ["$.officer.phone.type", ""]])
    _parts, statuses = _states(data, tmp_path)
    assert statuses[6].status == "invalid"


def test_one_language_of_the_documents_is_enough_where_only_one_is_asked_for(tmp_path):
    data = changed(_data("kodex"), [["$.agency.name.en", ""]])
    assert _states(data, tmp_path)[0]["$.agency.name"].status == "missing"
    assert _states(data | {"languages": ["zh"]}, tmp_path)[0]["$.agency.name"].status == "complete"


def test_evidence_whose_file_is_gone_or_changed_is_invalid(tmp_path):
    data = _data("kodex")
    data["evidence"][0] |= {"file": "e1.csv", "sha256": "0" * 64}
    gone = _states(data, tmp_path)[0]["$.evidence"]
    (tmp_path / "e1.csv").write_bytes(b"other bytes")
    altered = _states(data, tmp_path)[0]["$.evidence"]
    assert (gone.status, altered.status) == ("invalid", "invalid")
    assert gone.reason != altered.reason
