"""The checklist warned a victim that a value of the loss "does not say whether it is verified, stated or a lead"; the wizard never
asked, and the only remedy was to open the case file in an editor."""

from ledraft.case import fields
from ledraft.case.reading import validate
from ledraft.rules.book import sta_01
from tests.rules.building import complete, subject_of

FACTS = ("statements", "losses", "valuations")


def test_whatever_the_rule_wants_a_status_of_has_its_question():
    for kind in FACTS:
        assert "status" in [item.path for item in fields.entry(f"$.incident.{kind}").items], kind


def test_a_value_that_the_reporter_states_is_no_warning():
    data = complete()
    data["incident"]["valuations"] = [{"basis": "reported", "amount": "1", "currency": "CNY", "status": "stated"}]
    hits = [hit for hit in sta_01.check(subject_of(data)) if hit.path == "$.incident.valuations[0]"]
    assert [hit.severity for hit in hits] == ["advice"]
    assert validate(data).incident.valuations[0].status == "stated"
