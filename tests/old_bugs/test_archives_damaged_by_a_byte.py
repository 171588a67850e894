"""A ZIP or workbook with one damaged byte (a copy that failed, a mail that was cut) ended `evidence add` and the wizard in a
defect where the byte was in the packed data, in an offset or in the version that unpacking needs."""

import io
import zipfile

import pytest

from ledraft.evidence import register
from ledraft.evidence.register import Reading
from tests.wizard.hostile import HEADER, ROW


def archive():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("orders.csv", HEADER + ROW)
    return content.getvalue()


def workbook():
    import openpyxl

    book, content = openpyxl.Workbook(), io.BytesIO()
    for line in (HEADER + ROW).decode().splitlines():
        book.active.append(line.split(","))
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(("make", "step"), [(archive, 1), (workbook, 7)], ids=["orders.zip", "orders.xlsx"])
@pytest.mark.parametrize("flip", [0xFF, 0x80])
def test_it_is_registered_or_refused_wherever_the_byte_is(make, step, flip, tmp_path):
    whole, path = make(), tmp_path / "orders"
    for place in range(4, len(whole), step):  # the first four say that it is a ZIP at all
        path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
        assert register.look_at(path, "", Reading()).facts.size == len(whole)
