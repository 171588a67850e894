"""Every id of an export is found byte for byte in both annexes, for every layout that is known."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.evidence.annexes import source_of, write_csv, write_xlsx
from ledraft.evidence.headers import find_header
from ledraft.evidence.maps import ExportMap, maps
from ledraft.evidence.reader import read_export
from ledraft.evidence.sheets import Line

LAYOUTS = [pytest.param(entry, id=entry.id) for entry in maps() if any(c.role == "id" for c in entry.columns)]
CELLS = {"symbol": "BTCUSDT", "side": "SELL", "status": "Completed", "asset": "USDT", "amount": "1.5", "figure": "1.5"}
LETTERS = "ABCXYZabcxyz0123456789_-"  # no e: digits around one are the exponent form, which is refused
IDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: text.strip("-") and text[0] not in "-="),
    st.integers(10**17, 10**20 - 1).map(str),
).filter(lambda text: text.strip("0123456789") or not text.endswith("0000"))


def variant_of(entry: ExportMap) -> tuple[list[str], str]:
    """The layout's header that has most ids, and a file name under which it is recognised."""
    variants = resources.toml(f"exports/{entry.id}.toml")["variant"]
    names = {name for column in entry.columns if column.role == "id" for name in column.names}

    def ids(variant: dict[str, str]) -> int:
        return sum(word.strip().lower() in names for word in variant["header"].split(","))

    best = max(variants, key=ids)
    return best["header"].split(","), best.get("file_name", "export.csv")


def line_of(entry: ExportMap, header: list[str], ids: list[str]) -> tuple[list[str], list[str]]:
    """A synthetic line under `header`, and the ids that stand in it."""
    found = find_header([Line(1, tuple(header))], variant_of(entry)[1])
    assert found is not None
    assert found.map.id == entry.id
    cells, used, left = ["x"] * len(header), [], iter(ids)
    for column in entry.columns:
        if column.key in found.positions:
            cell = CELLS.get(column.role, "x")
            if column.role == "time":
                cell = "03/20/2023, 17:49:07" if entry.dates == "month-first" else "2023-03-20 17:49:07"
            if column.role == "id":
                cell = next(left)
                used.append(cell)
            cells[found.positions[column.key]] = cell
    return cells, used


@pytest.mark.parametrize("entry", LAYOUTS)
@settings(max_examples=5, deadline=None, derandomize=True)
@given(lines=st.lists(st.lists(IDS, min_size=6, max_size=6), min_size=1, max_size=4))
def test_every_id_stands_in_both_annexes_as_it_stood_in_the_export(tmp_path_factory, entry, lines):
    folder = tmp_path_factory.mktemp("trip")
    header, name = variant_of(entry)
    made = [line_of(entry, header, ids) for ids in lines]
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([header, *(cells for cells, _used in made)])
    path = folder / name
    path.write_text(stream.getvalue(), "utf-8", newline="")
    export = read_export(path, "UTC")
    assert [one for one in export.problems if one.severity == "error"] == []
    source = source_of("E1", export)
    write_csv(folder / "annex.csv", [source])
    write_xlsx(folder / "annex.xlsx", [source])
    with (folder / "annex.csv").open(encoding="utf-8-sig", newline="") as written:
        in_csv = [cell for cells in csv.reader(written) for cell in cells]
    book = openpyxl.load_workbook(folder / "annex.xlsx")
    in_xlsx = [cell.value for cells in book.worksheets[-1].iter_rows() for cell in cells]
    for identifier in (one for _cells, used in made for one in used):
        assert identifier in in_csv
        assert identifier in in_xlsx
