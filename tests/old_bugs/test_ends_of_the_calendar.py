"""A random walker typed 9999-12-31 as the start of the incident; the days around it, which the first request suggests as its
period, are beyond the calendar, and both the wizard and the export ended in an OverflowError."""

import pytest

from ledraft.case.base import Period
from ledraft.letters.first_request import around


@pytest.mark.parametrize("day", ["9999-12-31T23:59:00+00:00", "0001-01-01T00:00:00+14:00"])
def test_an_incident_at_an_end_of_the_calendar_leaves_the_period_open(day):
    assert around(Period(**{"from": day})) == Period()
