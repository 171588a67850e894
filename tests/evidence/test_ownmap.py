"""An export whose layout is not known is read by a column map that a person has confirmed, and never by a guess."""

import tomllib

import pytest

from ledraft.errors import UnusableInput
from ledraft.evidence import ownmap, register
from ledraft.evidence.ownmap import ColumnMap, proposals, read_map, written
from ledraft.evidence.reader import read_export
from tests.evidence.exports import csv_file, ids_of

TEXT = "成交发生时刻,委托编号(平台),标的,买或卖,成交了多少,币,备注\n2023-03-20 17:49:08,9007199254740993001,BTCUSDT,卖出,0.5,BTC,x\n"
MAP = {
    "time": "成交发生时刻", "order_id": "委托编号(平台)", "symbol": "标的", "side": "买或卖", "amount": "成交了多少", "asset": "币",
}  # fmt: skip


def test_a_file_is_read_by_the_map_and_the_map_is_shown(tmp_path):
    export = read_export(csv_file(tmp_path, TEXT), "UTC+8", own=ColumnMap(MAP).layout())
    (row,) = export.rows
    assert (row.id("order_id"), row.symbol, row.side, str(row.amounts[0].value), row.amounts[0].asset) == (
        "9007199254740993001", "BTCUSDT", "卖出", "0.5", "BTC",
    )  # fmt: skip
    assert ids_of(export.problems) == ["own-columns", "unknown-columns"]
    assert "Amount = 成交了多少" in export.problems[0].message("en")


def test_a_map_may_borrow_the_columns_of_a_known_layout(tmp_path):
    text = "下单于,编号,买卖,币,法币,合计,每个,个数,进度\n2023-03-20 17:49:08,22000000000000000001,买入,USDT,CNY,656,6.56,100,已放币\n"
    keys = ("time", "order_id", "side", "asset", "fiat", "total", "price", "quantity", "status")
    columns = dict(zip(keys, text.split("\n")[0].split(","), strict=True))
    own = ColumnMap(columns, "binance-c2c-orders", ("已放币",)).layout()
    (row,) = read_export(csv_file(tmp_path, text), "UTC+8", own=own).rows
    assert (row.kind, row.symbol, row.counted) == ("c2c-orders", "USDT/CNY", True)


def test_a_map_that_does_not_fit_names_what_is_absent(tmp_path):
    own = ColumnMap({**MAP, "fee": "费用"}).layout()
    (problem,) = read_export(csv_file(tmp_path, TEXT), "UTC", own=own).problems
    assert problem.id == "map-does-not-fit"
    assert "费用" in problem.message("en")


@pytest.mark.parametrize(
    ("columns", "like", "named"),
    [
        ({"time": "a"}, "generic", "amount"),
        ({"amount": "a"}, "generic", "time"),
        ({**MAP, "colour": "a"}, "generic", "colour"),
        ({**MAP, "price": "币"}, "generic", "币"),
        (MAP, "nowhere", "nowhere"),
    ],
)
def test_a_map_that_says_nothing_certain_is_refused(columns, like, named):
    with pytest.raises(UnusableInput, match=named):
        ColumnMap(columns, like).layout()


@pytest.mark.parametrize("plain", [{}, {"columns": ["time"]}, {"columns": {"time": 1}}, {"columns": MAP, "zone": "UTC"}])
def test_what_is_no_map_is_refused(plain):
    with pytest.raises(UnusableInput, match="column map"):
        ColumnMap.from_dict(plain)


def test_columns_are_proposed_from_the_words_of_known_layouts():
    found = proposals(["成交时间(本地)", "订单编号", "交易对名称", "数量", "手续费", "天气"])
    assert found == {
        "time": "成交时间(本地)", "order_id": "订单编号", "symbol": "交易对名称", "amount": "数量", "fee": "手续费",
    }  # fmt: skip


def test_an_unknown_header_is_shown_with_what_each_column_may_be(tmp_path):
    (problem,) = read_export(csv_file(tmp_path, "成交时间(本地),天气,多少\n2023-03-20 17:49:08,x,1\n")).problems
    assert problem.id == "no-header"
    assert "成交时间(本地) (Time?), 天气" in problem.message("en")
    assert "--columns" in problem.fix("en")


def test_a_written_map_can_be_read_back_and_corrected(tmp_path):
    path = tmp_path / "columns.toml"
    path.write_text(written(["Time", 'the "amount"', "x = y # z"]), "utf-8")
    assert read_map(path).columns == {"time": "Time", "amount": 'the "amount"'}
    assert tomllib.loads(path.read_text("utf-8"))["like"] == "generic"


@pytest.mark.parametrize("content", [b"columns = [", b"\xff\xfe\x00"])
def test_a_map_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "columns.toml"
    path.write_bytes(content)
    with pytest.raises(UnusableInput, match=r"columns\.toml"):
        read_map(path)


def test_the_map_is_stored_and_the_reading_repeated(tmp_path):
    path = csv_file(tmp_path, TEXT)
    reading = register.Reading("UTC+8", columns=ColumnMap(MAP))
    again = register.Reading.from_dict(reading.to_dict())
    assert again == reading
    assert register.look_at(path, "export", again).export.rows[0].id("order_id") == "9007199254740993001"


def test_words_near_no_known_one_are_not_proposed():
    assert ownmap.proposed_name("天气") == ""
