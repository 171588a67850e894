"""The case as it was first reported holds every defect that the real material had; each is found at its place."""

import json
from pathlib import Path

import pytest

from ledraft.rules.judging import findings
from ledraft.rules.parts import field_statuses
from tests.rules.building import subject_of

CASE = Path(__file__).parent.parent / "cases" / "as_reported.json"

DEFECTS = {
    "a time without its zone": ("TIM-01", "$.incident.period.from"),
    "an order's time without its zone": ("TIM-01", "$.identifiers.orders[0].at"),
    "a request's time without its zone": ("TIM-01", "$.requests[0].items[1].period.from"),
    "discovered before it happened": ("TIM-02", "$.incident.discovered_at"),
    "one o'clock in the summary, 01:49 in a statement": ("TIM-03", "$.incident.summary.zh"),
    "one o'clock as the start": ("TIM-03", "$.incident.period.from"),
    "an identifier retyped in other capitals": ("IDN-01", "$.identifiers.orders[2].client_order_id"),
    "one order twice": ("IDN-10", "$.identifiers.orders[2].order_id"),
    "two sums on one basis": ("FIG-02", "$.incident.valuations[2].amount"),
    "dollars and dollar coins": ("FIG-03", "$.incident.valuations[4].amount"),
    "a rough sum in the summary": ("FIG-04", "$.incident.summary.en"),
    "the sum first reported": ("FIG-04", "$.incident.valuations[5]"),
    "a rate without its rounding": ("FIG-05", "$.incident.valuations[4].rate"),
    "eight coins and eight plus one": ("FIG-06", "$.incident.statements[4].text.zh"),
    "eight servers where nine are listed": ("FIG-06", "$.incident.statements[7].text.en"),
    "verified without evidence": ("STA-01", "$.incident.statements[0]"),
    "stated without evidence": ("STA-01", "$.incident.statements[8]"),
    "evidence that is not there": ("STA-02", "$.incident.statements[9].rests_on[0].evidence"),
    "a third person's account without source": ("STA-03", "$.identifiers.holders[0].source"),
    "a third person's telephone without source": ("STA-03", "$.identifiers.holders[1].source"),
    "a suspected company as a fact": ("STA-05", "$.incident.statements[5].text.en"),
    "a lead without source": ("STA-06", "$.incident.candidates[0].source"),
    "words of a party without a record": ("STA-06", "$.incident.positions[0].rests_on"),
    "raw evidence for everybody": ("SEC-02", "$.incident.summary.zh"),
    "an evidence archive for everybody": ("SEC-02", "$.evidence[1].source.en"),
    "an accusation in the title": ("WRD-01", "$.incident.title.en"),
    "an accusation in the summary": ("WRD-01", "$.incident.summary.zh"),
    "an accusation as the kind of a service": ("WRD-01", "$.incident.services[0].kind.en"),
    "blame of the recipient": ("WRD-02", "$.incident.summary.en"),
    "blame in a statement": ("WRD-02", "$.incident.statements[6].text.zh"),
    "nationality from homophones": ("WRD-03", "$.incident.statements[2].text.zh"),
    "nationality in English": ("WRD-03", "$.incident.statements[2].text.en"),
    "a radical in the summary": ("TXT-01", "$.incident.summary.zh"),
    "a radical in a name": ("TXT-01", "$.incident.candidates[1].name.zh"),
    "traditional characters from a PDF among simplified ones": ("TXT-09", "$.incident.statements[6].text.zh"),
    "a misspelt officer": ("TXT-05", "$.officer.name.given.en"),
    "a misspelt reporter": ("TXT-05", "$.reporter.name.given.en"),
    "one program in two spellings": ("TXT-06", "$.incident.services[1].name"),
    "one program in a third spelling": ("TXT-06", "$.incident.statements[7].text.en"),
    "one bureau in two English names": ("TXT-06", "$.agency.name.en"),
    "an escape broken by a PDF": ("IDN-07", "$.incident.services[2].urls[0]"),
    "a space from a PDF": ("IDN-07", "$.incident.services[2].urls[1]"),
    "brackets of a document number": ("IDN-08", "$.documents[0].number"),
    "a short police number": ("IDN-09", "$.officer.police_number"),
    "the officer's own number for verification": ("TRU-01", "$.agency.verification.switchboard"),
    "a mailbox elsewhere": ("TRU-02", "$.officer.email"),
    "not said when it was seen": ("TRU-04", "$.agency.verification.seen_on"),
    "third persons' data before the notice": ("TRU-07", "$.requests[0].items[0]"),
    "a freeze before filing": ("TRU-08", "$.requests[1]"),
    "the reporter fills in the officer": ("TRU-11", "$.officer"),
    "a freeze without scope": ("FRZ-01", "$.requests[1].freeze.scope"),
    "an item without period": ("SCP-04", "$.requests[0].items[2].period"),
    "an item without reason": ("SCP-04", "$.requests[0].items[0].reason"),
    "no word on telling the user": ("CNF-01", "$.requests[0].user_notice.choice"),
    "only one officer": ("PRO-01", "$.second_officer.name"),
    "the mailbox of 2023": ("CHN-02", "$.route"),
}


@pytest.fixture(scope="module")
def found():
    subject = subject_of(json.loads(CASE.read_text("utf-8")))
    return {(finding.rule.id, finding.hit.path) for finding in findings(subject)}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_of_the_real_material_is_found_at_its_place(found, defect):
    assert DEFECTS[defect] in found


def test_the_parts_that_are_wrong_are_told_from_those_that_are_missing():
    statuses = field_statuses(subject_of(json.loads(CASE.read_text("utf-8"))))
    parts = {part.entry.path: part.status for status in statuses for part in status.parts}
    assert parts["$.officer.credentials.badge_front"] == "invalid"
    assert parts["$.officer.credentials.selfie"] == "missing"
    assert parts["$.agency.address"] == "invalid"
    assert parts["$.officer.phone.type"] == "invalid"
    assert parts["$.officer.position"] == "missing"
