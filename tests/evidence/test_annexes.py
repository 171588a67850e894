"""What is chosen adds up, and every id of an export stands byte for byte in its annexes."""

import csv
import random
from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from ledraft.errors import UnusableInput
from ledraft.evidence import annexes
from ledraft.evidence.annexes import source_of, write_csv, write_xlsx
from ledraft.evidence.reader import read_export
from ledraft.evidence.selection import Selection, select
from tests.evidence.exports import FUTURES_HEADER, c2c_file, c2c_line, csv_file

SYMBOLS = ("TRBUSDT", "PERPUSDT", "1INCHUSDT")


@pytest.fixture
def futures(tmp_path):
    """300 synthetic futures trades and the totals added up in whole units of 1e-8, without Decimal."""
    random.seed(7)
    lines, units = [], defaultdict(int)
    for number in range(300):
        symbol, side = random.choice(SYMBOLS), random.choice(("BUY", "SELL"))
        quantity, turnover = random.randrange(1, 10**12), random.randrange(1, 10**13)
        minute = f"2023-03-20 {18 + number // 60:02d}:{number % 60:02d}:00"
        text = ",".join(f"{value // 10**8}.{value % 10**8:08d}" for value in (quantity, turnover))
        lines.append(f"1,{minute},{symbol},{side},1.5,{text},0.01USDT,0,true,false,{9 * 10**18 + number},sPec{number:014d}Xy")
        units[side, "quantity", symbol.removesuffix("USDT")] += quantity
        units[side, "turnover", "USDT"] += turnover
    return csv_file(tmp_path, "\n".join([FUTURES_HEADER, *lines]) + "\n", "futures.csv"), units


def test_totals_equal_those_added_up_another_way(futures):
    path, units = futures
    selected = select(read_export(path, "UTC").rows)
    found = {(t.side, t.key, t.asset): t.value for t in selected.totals if t.key in ("quantity", "turnover")}
    assert found == {key: Decimal(value).scaleb(-8) for key, value in units.items()}


def test_a_selection_chooses_counts_what_it_leaves_out_and_can_be_stored_and_repeated(futures):
    rows = read_export(futures[0], "UTC").rows
    selection = Selection(datetime(2023, 3, 20, 19, 0, tzinfo=UTC), datetime(2023, 3, 20, 21, 28, tzinfo=UTC), "futures", ("trbusdt",), ("futures-trades",), ("sell",))
    selected = select(rows, selection)
    expected = [r for r in rows if r.symbol == "TRBUSDT" and r.side == "SELL" and 60 <= r.number - 2 <= 208]
    assert selected.chosen == expected
    assert len(selected.chosen) + sum(selected.left_out.values()) == 300
    assert select(rows, Selection.from_dict(selection.to_dict())) == selected


def test_a_stored_selection_is_plain_and_says_only_what_it_chooses():
    assert Selection().to_dict() == {}
    assert Selection(datetime(2023, 3, 20, tzinfo=UTC), symbols=("A",)).to_dict() == {"from": "2023-03-20T00:00:00+00:00", "symbols": ["A"]}


@pytest.mark.parametrize("plain", [{"form": "x"}, {"from": "2023-03-20T00:00:00"}, {"to": "soon"}])
def test_a_stored_selection_that_is_not_clear_is_refused(plain):
    with pytest.raises(UnusableInput):
        Selection.from_dict(plain)


def test_rows_without_a_known_time_are_left_out_of_a_period_for_that_reason(tmp_path):
    rows = read_export(c2c_file(tmp_path, c2c_line(1))).rows
    assert select(rows, Selection(to=datetime(2024, 1, 1, tzinfo=UTC))).left_out == {"no time": 1}


def test_every_id_stands_byte_for_byte_in_both_annexes(tmp_path, futures):
    export = read_export(futures[0], "UTC")
    source = source_of("E1", export)
    xlsx, text = write_xlsx(tmp_path / "a.xlsx", [source]), write_csv(tmp_path / "a.csv", [source])
    expected = [(row.id("trade_id"), row.id("order_id"), export.sha256, str(row.number)) for row in export.rows]
    assert len(set(expected)) == 300
    assert _ids(list(load_workbook(xlsx.path).worksheets[3].values)) == expected
    assert _ids(_lines(text)) == expected


def _lines(annex):
    with annex.path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def _ids(lines):
    heading = list(lines[0])
    wanted = [next(i for i, h in enumerate(heading) if word in h) for word in ("Trade id", "Order id", "SHA-256", "Row in")]
    assert all(isinstance(line[i], str) for line in lines for i in wanted)
    return [tuple(line[i] for i in wanted) for line in lines[1:]]


def test_the_same_rows_give_the_same_bytes(tmp_path, futures):
    source = source_of("E1", read_export(futures[0], "UTC"))
    hashes = {(write_xlsx(tmp_path / f"{n}.xlsx", [source]).sha256, write_csv(tmp_path / f"{n}.csv", [source]).sha256) for n in range(2)}
    assert len(hashes) == 1


def test_an_annex_shows_both_clocks_and_the_time_as_written(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1, time="2023-03-20 17:49:08")), "UTC")
    lines = _lines(write_csv(tmp_path / "a.csv", [source_of("E1", export)]))
    assert lines[1][1:4] == ["2023-03-21 01:49:08", "2023-03-20 17:49:08", "2023-03-20 17:49:08"]


def test_the_totals_in_the_workbook_are_those_reported(tmp_path, futures):
    source = source_of("E1", read_export(futures[0], "UTC"))
    annex = write_xlsx(tmp_path / "a.xlsx", [source])
    lines = list(load_workbook(annex.path).worksheets[0].values)[1:]
    assert [(line[1], line[4], line[5]) for line in lines] == [(t.side, format(t.value, "f"), str(t.rows)) for t in annex.totals]


def test_rows_of_several_files_stand_in_one_annex_each_led_back_to_its_own(tmp_path):
    exports = [read_export(c2c_file(tmp_path, c2c_line(n), name=f"{n}.csv"), "UTC") for n in (1, 2)]
    annex = write_csv(tmp_path / "a.csv", [source_of(f"E{n}", export) for n, export in enumerate(exports, 1)])
    lines = _lines(annex)[1:]
    assert [(line[-4], line[-3], line[-2]) for line in lines] == [("E1", "1.csv", exports[0].sha256), ("E2", "2.csv", exports[1].sha256)]


def test_free_text_that_a_spreadsheet_would_compute_is_made_harmless_in_csv(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1).replace("specimen", "=1+1")), "UTC")
    assert ",'=1+1," in write_csv(tmp_path / "a.csv", [source_of("E1", export)]).path.read_text("utf-8-sig")


def test_rows_beyond_one_sheet_go_on_to_the_next(tmp_path, futures, monkeypatch):
    monkeypatch.setattr(annexes, "ROWS_PER_SHEET", 120)
    annex = write_xlsx(tmp_path / "a.xlsx", [source_of("E1", read_export(futures[0], "UTC"))])
    assert [sheet.max_row for sheet in load_workbook(annex.path).worksheets[3:]] == [121, 121, 61]


def test_no_half_annex_stays_when_a_cell_is_too_long(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1).replace("specimen", "x" * 40000)), "UTC")
    with pytest.raises(UnusableInput):
        write_xlsx(tmp_path / "a.xlsx", [source_of("E1", export)])
    assert not (tmp_path / "a.xlsx").exists()
