"""A moment in the first hours of the calendar had no instant in UTC, and ended in a traceback where it was asked for.

A random walk through the wizard met it: 0001-01-01T00:00:00+14:00 as the beginning of the incident.
"""

import pytest

from ledraft.case import reading, times
from ledraft.errors import UnusableInput


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_an_end_of_the_calendar_is_told_to_be_no_date(text: str) -> None:
    assert not times.is_moment(text)
    with pytest.raises(UnusableInput):
        reading.validate({"incident": {"period": {"from": text}}})
