"""What once stopped the program, or made it run without end, in a file that somebody else had made."""

import re
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from ledraft.case import reading
from ledraft.errors import UnusableInput
from ledraft.evidence.reader import read_export
from ledraft.letters.usertemplate import compile_user_template
from ledraft.packet.masking import masked
from ledraft.recipients.loading import load
from ledraft.rules.judging import rule
from ledraft.rules.rule import Subject
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


RUNS = {
    "letters before @": "a" * 19_900 + " @ x.yy", "letters and dots": "a." * 9_900 + "@", "Cyrillic": "б" * 19_900 + " a.bc",
    "full width": "ａ" * 19_900 + " a.bc", "figures": "1234 " * 3_900 + "@", "Chinese": "请" * 19_900 + " a.bc", "dashes": "-" * 19_900 + ".ab @",
    "at signs": "@" * 19_900 + "a.bc",
}  # fmt: skip


@pytest.mark.parametrize("text", RUNS.values(), ids=RUNS)
def test_an_address_was_looked_for_from_every_letter_of_a_long_word(text: str, complete: dict[str, Any]) -> None:
    """A text of the greatest length that a field takes (20,000 characters) took ten seconds to check, and two to mask."""
    complete["requests"][0]["items"][0]["detail"]["en"] = text
    case = reading.validate(complete)
    began = time.monotonic()
    list(rule("TRU-14").check(Subject(case, load(case.recipient), datetime(2026, 11, 24, tzinfo=UTC))))  # type: ignore[union-attr]
    assert masked(case)["specimen"]
    assert time.monotonic() - began < 5


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
