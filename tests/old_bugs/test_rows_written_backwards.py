"""Rows of evidence written backwards (`E1:9-3`) or in the thousands were kept as the text of one row.

`ledraft evidence link` said “Written”, and a request then pointed to a row “9-3” that no reader could find.
"""

from typing import Any

import pytest

from tests.conftest import Shell


@pytest.mark.parametrize("rows", ["9-3", "2,9-3", "1-99999"])
def test_rows_that_are_no_span_are_refused_and_nothing_is_written(ledraft: Shell, complete: dict[str, Any], rows: str) -> None:
    case = ledraft.save(complete)
    before = case.read_bytes()
    outcome = ledraft("evidence", "link", case, "statements[3]", f"E1:{rows}")
    assert outcome.code == 2
    assert rows.split(",")[-1] in outcome.err
    assert case.read_bytes() == before
