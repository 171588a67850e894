"""Times so early or late that a change of zone left the calendar; and days in a form that does not compare as text."""

from typing import Any

import pytest

from tests.conftest import Shell, with_value

FAR = ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00Z"]


@pytest.mark.parametrize("moment", FAR)
@pytest.mark.parametrize("path", ["$.incident.period.from", "$.incident.discovered_at", "$.attestation.attested_at", "$.as_of"])
def test_a_time_before_the_calendar_began_ended_in_a_defect(
    ledraft: Shell, complete: dict[str, Any], path: str, moment: str
) -> None:
    outcome = ledraft("check", ledraft.save(with_value(complete, path, moment)))
    assert outcome.code == 2
    assert "defect" not in outcome.err
    assert path in outcome.err


@pytest.mark.parametrize("day", ["20261120", "2026-W47-5", "0001-01-01", "9999-12-31", "2026-11-31"])
def test_a_day_in_another_form_was_put_in_the_wrong_order(ledraft: Shell, complete: dict[str, Any], day: str) -> None:
    """`20261120` is a day to Python, and comes after every `2026-…` when documents are put in order."""
    complete["documents"][1]["date"] = day
    outcome = ledraft("check", ledraft.save(complete))
    assert outcome.code == 2
    assert "$.documents[1].date" in outcome.err
