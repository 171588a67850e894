"""A single cell with commas was always read as a line that a spreadsheet had quoted; one longer than a cell may be, or of two
lines, ended `evidence add` and the wizard in a defect."""

import pytest

from ledraft.evidence import register
from ledraft.evidence.register import Reading

HEADER = "Time(UTC),Order ID,Symbol\n"


@pytest.mark.parametrize("cell", ["1" * 200_000 + ",2,3", '"a,b\nc,d"', '"one, two,\rthree"'], ids=["too long", "two lines", "return"])
def test_a_file_with_such_a_cell_is_registered(cell, tmp_path):
    (tmp_path / "orders.csv").write_text(f"{HEADER}{cell}\n", newline="")
    examined = register.look_at(tmp_path / "orders.csv", "", Reading())
    assert examined.facts.rows == 2
