"""An export is read row by row; whatever is wrong with it is said with file, sheet and cell, and the rest is read all the same."""

import zipfile
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from ledraft.errors import UnusableInput
from ledraft.evidence.reader import read_export
from ledraft.languages import LANGUAGES
from tests.evidence.exports import (
    C2C_HEADER,
    FUTURES_HEADER,
    TRADES_HEADER,
    c2c_file,
    c2c_line,
    csv_file,
    ids_of,
    xlsx_file,
)

NESTED = """Date(UTC),OrderNo,Pair,Type,Order Price,Order Amount,AvgTrading Price,Filled,Total,status
2021-01-01 00:00:00,1001,BTCUSDT,LIMIT,100,2,100,2,200,Filled
,Date(UTC),Trading Price,Filled,Total,Fee,,,,
,2021-01-01 00:00:01,100,0.5,50,0.0005BTC,,,,
,2021-01-01 00:00:02,100,1.5,150,0.0015BTC,,,,
2021-01-01 00:10:00,1002,BTCUSDT,LIMIT,100,2,0,0,0,Canceled
2021-01-01 00:20:00,1003,BTCUSDT,LIMIT,100,1,100,1,100,Filled
"""


def cells_of(export, problem):
    return [entry.cell for entry in export.problems if entry.id == problem]


def test_a_row_keeps_its_number_its_cells_its_ids_and_every_digit(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(7, total='"1,036,485.20"', quantity="157917.7100000000000001")), "UTC")
    row = export.rows[0]
    assert (export.kind, row.number, row.id("order_id")) == ("c2c-orders", 2, "20000000000000000007")
    assert [(a.key, str(a.value), a.asset) for a in row.amounts] == [
        ("total", "1036485.20", "CNY"), ("quantity", "157917.7100000000000001", "USDT")]  # fmt: skip
    assert row.cells[4] == "1,036,485.20"
    assert export.problems == []


def test_the_zone_comes_from_the_header_and_both_the_rule_and_the_raw_time_are_kept(tmp_path):
    export = read_export(csv_file(tmp_path, f"{TRADES_HEADER}\n23-03-20 17:49:08,SOLUSDT,SELL,20,1SOL,20USDT,0.02USDT\n"))
    assert (export.zone, export.zone_rule) == ("UTC", "header")
    assert export.rows[0].time == datetime(2023, 3, 20, 17, 49, 8, tzinfo=UTC)
    assert export.rows[0].time_text == "23-03-20 17:49:08"


def test_a_missing_zone_is_a_problem_and_never_a_guess(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1)))
    assert (export.zone_rule, export.rows[0].time) == ("missing", None)
    assert cells_of(export, "zone-missing") == ["K1"]
    assert "--zone" in next(p for p in export.problems if p.id == "zone-missing").fix("zh")


def test_a_zone_that_is_given_wins_over_a_stated_one_with_a_warning(tmp_path):
    path = csv_file(tmp_path, f"{TRADES_HEADER}\n2023-03-20 17:49:08,SOLUSDT,SELL,20,1SOL,20USDT,0.02USDT\n")
    export = read_export(path, zone="+08:00")
    assert export.rows[0].time == datetime(2023, 3, 20, 9, 49, 8, tzinfo=UTC)
    assert (export.zone_rule, ids_of(export.problems)) == ("given", ["zone-differs"])


def test_times_that_state_their_own_zone_need_no_other(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1, time="2023-03-21T01:49:08+08:00")))
    assert (export.zone_rule, export.rows[0].time) == ("cells", datetime(2023, 3, 20, 17, 49, 8, tzinfo=UTC))
    assert export.problems == []


def test_a_zone_by_the_name_of_a_place_is_refused(tmp_path):
    with pytest.raises(UnusableInput, match="fixed offset"):
        read_export(c2c_file(tmp_path, c2c_line(1)), zone="Asia/Shanghai")


def test_the_preamble_states_the_zone_and_is_kept(tmp_path):
    text = "UID:1,Account Type:Main,Time Zone:UTC+8\n\ufeffid,Time,Type,Amount,Before Balance,After Balance,Symbol\n1,2023-03-21 01:00:00,Withdrawal,-1,1,0,USDT\n"
    export = read_export(csv_file(tmp_path, text))
    assert (export.zone, export.zone_rule, export.header_row) == ("UTC+8", "preamble", 2)
    assert export.rows[0].time == datetime(2023, 3, 20, 17, tzinfo=UTC)
    assert export.preamble == (("UID:1", "Account Type:Main", "Time Zone:UTC+8"),)
    assert ids_of(export.problems) == ["rows-above-header"]


def test_identical_rows_are_all_kept(tmp_path):
    line = "2023-03-20 17:49:08,SOLUSDT,SELL,20,1SOL,20USDT,0.02USDT\n"
    assert len(read_export(csv_file(tmp_path, f"{TRADES_HEADER}\n{line * 4}")).rows) == 4


def test_units_inside_amounts_are_parted_by_the_pair(tmp_path):
    export = read_export(csv_file(tmp_path, f"{TRADES_HEADER}\n2023-03-20 17:49:08,1INCHUSDT,SELL,2,10001INCH,2000USDT,2E-7BNB\n"))
    assert [(a.value, a.asset) for a in export.rows[0].amounts] == [
        (Decimal(1000), "1INCH"), (Decimal(2000), "USDT"), (Decimal("2E-7"), "BNB")]  # fmt: skip


def test_fills_below_an_order_count_and_the_order_does_not(tmp_path):
    rows = read_export(csv_file(tmp_path, NESTED)).rows
    assert [(row.number, row.counted, row.id("order_id")) for row in rows] == [
        (2, False, "1001"), (4, True, "1001"), (5, True, "1001"), (6, False, "1002"), (7, True, "1003")]  # fmt: skip
    assert sum(a.value for row in rows if row.counted for a in row.amounts if a.key == "turnover") == 300


def test_orders_that_were_not_carried_out_are_kept_and_not_counted(tmp_path):
    rows = read_export(c2c_file(tmp_path, c2c_line(1, status="Cancelled"), c2c_line(2)), "UTC").rows
    assert [row.counted for row in rows] == [False, True]


def test_a_status_that_is_not_known_is_named_and_not_counted(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1, status="Vollendet")), "UTC")
    assert (export.rows[0].counted, cells_of(export, "unknown-status")) == (False, ["J2"])


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_delimiters_are_read(tmp_path, mark):
    text = f"{C2C_HEADER}\n{c2c_line(1)}\n".replace(",", mark)
    export = read_export(csv_file(tmp_path, text), "UTC")
    assert (len(export.rows), export.problems) == (1, [])


def test_lines_that_a_spreadsheet_quoted_as_a_whole_are_read(tmp_path):
    text = "\n".join(f'"{line}"' for line in (C2C_HEADER, c2c_line(1))) + "\n"
    assert read_export(csv_file(tmp_path, text), "UTC").rows[0].id("order_id") == "20000000000000000001"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_files_are_read_in_each_encoding(tmp_path, encoding):
    text = "时间(UTC),合约,方向,价格,数量,成交额 ,手续费,手续费结算币种,已实现盈亏,计价资产\n2023-03-20 18:37:00,TRBUSDT,买入,10,1,10,0.01,USDT,0,USDT\n"
    export = read_export(csv_file(tmp_path, text, encoding=encoding))
    assert (export.kind, export.rows[0].side, export.problems) == ("futures-trades", "买入", [])


def test_a_file_that_mixes_encodings_is_read_line_by_line_and_said_to_be_mixed(tmp_path):
    path = tmp_path / "mixed.csv"
    lines = [C2C_HEADER.encode(), c2c_line(1).replace("specimen", "样本甲").encode(), c2c_line(2).replace("specimen", "样本乙").encode("gb18030")]
    path.write_bytes(b"\n".join(lines))
    export = read_export(path, "UTC")
    assert [dict(row.notes)["counterparty"] for row in export.rows] == ["样本甲", "样本乙"]
    assert cells_of(export, "mixed-encodings") == ["A3"]


def test_a_row_of_undecodable_bytes_is_refused_and_the_others_are_read(tmp_path):
    path = tmp_path / "broken.csv"
    path.write_bytes(b"\n".join([C2C_HEADER.encode(), c2c_line(1).encode().replace(b"specimen", b"\xff\xff"), c2c_line(2).encode()]))
    export = read_export(path, "UTC")
    assert [row.number for row in export.rows] == [3]
    assert [problem.row for problem in export.problems] == [2]


@pytest.mark.parametrize("below", [3, 3000])
def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_below(tmp_path, below):
    lines = [c2c_line(n) for n in range(1, below + 2)]
    lines[0] = lines[0].replace("Buy", '"Buy')
    export = read_export(c2c_file(tmp_path, *lines), "UTC")
    assert [row.number for row in export.rows] == list(range(3, below + 3))
    assert [(p.id, p.row) for p in export.problems] == [("stray-quote", 2)]


def test_a_remark_of_two_lines_is_one_cell(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1).replace("specimen", '"two\nlines"'), c2c_line(2)), "UTC")
    assert (len(export.rows), export.problems) == (2, [])


def test_lone_carriage_returns_end_lines(tmp_path):
    path = tmp_path / "mac.csv"
    path.write_bytes(f"{C2C_HEADER}\r{c2c_line(1)}\r{c2c_line(2)}\r".encode())
    assert [row.number for row in read_export(path, "UTC").rows] == [2, 3]


def test_a_footer_is_listed_and_not_taken_for_a_row(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1), "Total,,,,656", "¹ including fees"), "UTC")
    assert (len(export.rows), ids_of(export.problems), [p.row for p in export.problems]) == (1, ["not-a-row"] * 2, [3, 4])


def test_a_row_that_cannot_be_read_is_listed_by_number_and_cell(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1, time="21/03/2023 01:00:00"), c2c_line(2, total='"0,5"'), c2c_line(3)), "UTC")
    assert [row.number for row in export.rows] == [4]
    assert [(p.id, p.cell) for p in export.problems] == [("bad-time", "K2"), ("bad-amount", "E3")]


def test_a_negative_amount_is_kept_and_flagged(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1, total="-656")), "UTC")
    assert (export.rows[0].amounts[0].value, cells_of(export, "negative-amount")) == (-656, ["E2"])


def test_a_repeated_id_is_flagged_once_and_no_row_is_lost(tmp_path):
    export = read_export(c2c_file(tmp_path, c2c_line(1), c2c_line(1), c2c_line(1)), "UTC")
    assert (len(export.rows), cells_of(export, "duplicate-id")) == (3, ["A3"])


def test_an_id_in_exponent_form_is_refused_and_one_with_a_tail_of_zeros_is_doubted(tmp_path):
    lines = (c2c_line(1, order="2.28E+19"), c2c_line(2, order="22800000000000100000"))
    export = read_export(c2c_file(tmp_path, *lines), "UTC")
    assert [row.id("order_id") for row in export.rows] == ["", "22800000000000100000"]
    assert [(p.id, p.cell) for p in export.problems] == [("damaged-id", "A2"), ("doubtful-id", "A3")]


def test_an_id_that_arrives_as_a_large_number_is_refused_with_its_cell(tmp_path):
    cells = c2c_line(1).split(",")
    rows = [C2C_HEADER.split(","), [22800000000000000001.0, *cells[1:]], [2.0**53, *cells[1:]], [2.0**53 - 1, *cells[1:]], cells]
    export = read_export(xlsx_file(tmp_path, rows), "UTC")
    assert [row.id("order_id") for row in export.rows] == ["", "", "9007199254740991", "20000000000000000001"]
    assert cells_of(export, "damaged-id") == ["sheet1!A2", "sheet1!A3"]
    assert "resaved-numbers" in ids_of(export.problems)


def test_what_a_spreadsheet_puts_around_an_id_is_taken_off_and_nothing_else(tmp_path):
    lines = [c2c_line(1, order="\t41YkPUulzTBbFNrQ "), c2c_line(2, order='"=""0012"""')]
    export = read_export(c2c_file(tmp_path, *lines), "UTC")
    assert [row.id("order_id") for row in export.rows] == ["41YkPUulzTBbFNrQ", "0012"]


def test_numbers_of_more_digits_than_a_spreadsheet_holds_are_flagged(tmp_path):
    cells = c2c_line(1).split(",")
    rows = [C2C_HEADER.split(","), [*cells[:4], 0.1234567890123456, *cells[5:]]]
    export = read_export(xlsx_file(tmp_path, rows), "UTC")
    assert cells_of(export, "too-many-digits") == ["sheet1!E2"]


def marked_workbook(folder):
    path = folder / "edited.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet1")
        page.merge_range("A1:K1", "Specimen")
        page.write_row(1, 0, C2C_HEADER.split(","))
        for row in (2, 3):
            for column, cell in enumerate(c2c_line(row).split(",")):
                page.write_string(row, column, cell)
        page.write_formula(3, 4, "=600+56", None, 656)
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(7, 7, None, None, {"hidden": True})
        book.add_worksheet("Notes").write_string(0, 0, "remark")
        other = book.add_worksheet("Other")
        other.write_row(0, 0, C2C_HEADER.split(","))
        other.hide()
    return path


def test_formulas_hidden_parts_merged_cells_and_further_sheets_are_named_and_the_rest_is_read(tmp_path):
    export = read_export(marked_workbook(tmp_path), "UTC")
    assert [row.number for row in export.rows] == [3, 4]
    assert ids_of(export.problems)[:4] == ["other-sheet", "formulas", "hidden-rows", "hidden-columns"]
    assert cells_of(export, "formulas") == ["Sheet1!E4"]
    assert {"rows-above-header"} <= set(ids_of(export.problems))


def test_a_merged_header_is_named(tmp_path):
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet1")
        page.write_row(0, 0, TRADES_HEADER.split(","))
        page.merge_range("C1:D1", "Side")
        page.merge_range("A4:B4", "joined")
        page.write_row(1, 0, ["2023-03-20 17:49:08", "SOLUSDT", "SELL", "20", "1SOL", "20USDT", "0.02USDT"])
    export = read_export(path)
    assert (len(export.rows), cells_of(export, "merged-header"), cells_of(export, "merged-cells")) == (1, ["Sheet1!A1"], ["Sheet1!A4"])


def test_a_sheet_can_be_named_and_a_wrong_name_lists_the_right_ones(tmp_path):
    path = xlsx_file(tmp_path, [C2C_HEADER.split(","), c2c_line(1).split(",")], sheet="Orders")
    assert len(read_export(path, "UTC", sheet="Orders").rows) == 1
    wrong = read_export(path, "UTC", sheet="Order")
    assert ids_of(wrong.problems) == ["no-such-sheet"]
    assert "Orders" in wrong.problems[0].message("en")


def test_an_unknown_header_is_shown_and_nothing_is_read(tmp_path):
    export = read_export(csv_file(tmp_path, "colour,shape\nred,round\n"))
    assert (export.kind, export.rows, ids_of(export.problems)) == ("", [], ["no-header"])
    assert "colour, shape" in export.problems[0].message("en")


def test_unknown_columns_are_named_and_kept_as_raw_cells(tmp_path):
    export = read_export(csv_file(tmp_path, f"{C2C_HEADER},Colour\n{c2c_line(1)},red\n"), "UTC")
    assert (export.rows[0].cells[-1], ids_of(export.problems)) == ("red", ["unknown-columns"])


def test_an_old_deposit_layout_asks_which_kind_it_is(tmp_path):
    text = "Date(UTC),Coin,Amount,TransactionFee,Address,TXID,SourceAddress,PaymentID,Status\n2021-01-01 00:00:00,BTC,1,0,addr,tx,,,Completed\n"
    path = csv_file(tmp_path, text)
    assert ids_of(read_export(path).problems) == ["kind-by-caller"]
    assert read_export(path, kind="withdrawals").rows[0].kind == "withdrawals"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n \r\n"])
def test_an_empty_file_is_named(tmp_path, content):
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    assert ids_of(read_export(path).problems) == ["empty-file"]


def test_a_header_without_rows_is_named(tmp_path):
    assert ids_of(read_export(c2c_file(tmp_path), "UTC").problems) == ["no-rows"]


def test_a_workbook_behind_a_password_is_named(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"))
    assert ids_of(read_export(path).problems) == ["encrypted"]


def test_a_damaged_workbook_and_a_picture_are_named(tmp_path):
    path = xlsx_file(tmp_path, [["a"]])
    path.write_bytes(path.read_bytes()[:200])
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert ids_of(read_export(path).problems) == ["unreadable"]
    assert ids_of(read_export(picture).problems) == ["unreadable"]


def test_the_one_table_in_a_zip_is_read_and_several_are_not(tmp_path):
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    content = f"{C2C_HEADER}\n{c2c_line(1)}\n"
    for path, names in ((one, ["part-00000.csv"]), (two, ["a.csv", "b.csv"])):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, content)
    assert len(read_export(one, "UTC").rows) == 1
    assert ids_of(read_export(two, "UTC").problems) == ["archive"]


def test_a_missing_file_is_unusable_input(tmp_path):
    with pytest.raises(UnusableInput, match=r"nowhere\.csv"):
        read_export(tmp_path / "nowhere.csv")


def test_the_original_is_not_touched(tmp_path):
    path = c2c_file(tmp_path, c2c_line(1))
    path.chmod(0o400)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_export(path, "UTC")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_every_problem_reads_in_both_languages_and_tells_how_to_mend_it(tmp_path):
    exports = [
        read_export(marked_workbook(tmp_path)),
        read_export(c2c_file(tmp_path, c2c_line(1, time="x"), c2c_line(2, total="-1", quantity="5NEW"), c2c_line(2), "Total"), "UTC"),
        read_export(csv_file(tmp_path, f"{FUTURES_HEADER}\n1,2023-01-01 00:00:00,???,BUY,1,1,1,1,0,true,true,1,2\n")),
    ]
    for problem in (problem for export in exports for problem in export.problems):
        for language in LANGUAGES:
            assert "{" not in problem.message(language) + problem.fix(language)
        assert problem.message("en").startswith(problem.file)
        assert problem.severity in ("error", "warning", "advice")
