"""What once stopped the program, or made it run without end, in a file that somebody else had made."""

import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ledraft.errors import UnusableInput
from ledraft.evidence.reader import read_export
from ledraft.letters.usertemplate import compile_user_template
from tests.evidence.exports import ids_of, xlsx_file
from tests.letters.letter_samples import frame
from tests.trust.test_malformed_files import DOCUMENT, parts_of, zipped

ROWS: list[list[object]] = [["Date(UTC)", "Pair", "Side", "Price", "Executed", "Amount", "Fee"], ["2023-03-20 17:49:08", *"ABCDEF"]]


def with_cell_at(folder: Path, place: str) -> Path:
    path = xlsx_file(folder, ROWS)
    parts = parts_of(path.read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'r="A2"', f'r="{place}"'.encode(), parts[sheet])
    path.write_bytes(zipped(parts))
    return path


@pytest.mark.parametrize("place", ["XFD1048576", "XFD99999", "A99999999999", "ZZZZ1", "&#65;99999999999"])
def test_one_cell_placed_far_out_ended_the_whole_process(tmp_path: Path, place: str) -> None:
    assert ids_of(read_export(with_cell_at(tmp_path, place)).problems) == ["unreadable"]


@pytest.mark.parametrize("place", ["A2", "A5000", "ZZ30"])
def test_a_cell_where_an_export_may_have_one_is_still_read(tmp_path: Path, place: str) -> None:
    assert "unreadable" not in ids_of(read_export(with_cell_at(tmp_path, place)).problems)


def test_a_workbook_whose_directory_is_sound_and_whose_sheet_is_not_was_called_a_defect(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ROWS)
    parts = parts_of(path.read_bytes())
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        path.write_bytes(zipped({**parts, name: parts[name][:-30]}))
        assert read_export(path).problems


@pytest.mark.parametrize(
    "tag",
    ["{{ 10**10**9 }}", "{{ 'x' * 10000000000 }}", "{{ '%10000000000d' % 1 }}", "{{ 'x'.ljust(10000000000) }}",
     "{% set a = 'x' %}" + "{% set a = a ~ a %}" * 40],
)  # fmt: skip
def test_a_template_that_makes_much_out_of_little_ran_without_end(tag: str) -> None:
    parts = parts_of(frame("zh"))
    began = time.monotonic()
    with pytest.raises(UnusableInput, match="not allowed here"):
        compile_user_template(zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"{{body}}", tag.encode())}), "m.docx", {}, ())
    assert time.monotonic() - began < 5
    assert zipfile.is_zipfile(BytesIO(zipped(parts)))


CROSSED = [
    "{% for a in rows %}{% for b in rows %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% for b in a %}{% for c in a %}{{ c }}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in [1, 2, 3] %}{% for b in [1, 2, 3] %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% set a = rows %}{% for b in a %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% with a = rows %}{% for b in a %}{{ b }}{% endfor %}{% endwith %}{% endfor %}",
    "{% for a in rows %}{% for b in [a, rows][1] %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% if a %}{% for b in rows if b %}{{ b }}{% endfor %}{% endif %}{% endfor %}",
]


@pytest.mark.parametrize("tags", CROSSED)
def test_loops_that_multiply_each_other_ran_for_hours(tags: str) -> None:
    """Six loops over forty rows, one inside the other, are four thousand million turns."""
    parts = parts_of(frame("zh"))
    with pytest.raises(UnusableInput, match="not allowed here"):
        compile_user_template(zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"{{body}}", tags.encode())}), "m.docx", {}, {"rows.*"})


def test_a_loop_over_a_part_of_the_item_at_hand_is_nothing_wrong() -> None:
    parts = parts_of(frame("zh"))
    tags = b"{% for a in rows %}{% for b in a.cells %}{% for c in b %}{{ c }}{% endfor %}{% endfor %}{% for d in a.more %}{{ d }}{% endfor %}{% endfor %}"
    known = {"rows.*.cells.*.*", "rows.*.more.*"}
    assert compile_user_template(zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"{{body}}", tags)}), "m.docx", {}, known)
