"""Every header that was seen is recognised, whatever stands around its words."""

import pytest

from ledraft import resources
from ledraft.evidence.headers import find_header
from ledraft.evidence.sheets import Line
from ledraft.evidence.words import normalised, parse_zone, zone_of_file_name, zone_of_header, zone_of_preamble

VARIANTS = [
    pytest.param(path.stem, variant, id=f"{path.stem}-{index}")
    for path in sorted(resources.data("exports").glob("*.toml"))
    for index, variant in enumerate(resources.toml(f"exports/{path.name}")["variant"])
]


def line(text: str, number: int = 1) -> Line:
    return Line(number, tuple(text.split(",")))


@pytest.mark.parametrize("layout, variant", VARIANTS)
def test_each_recorded_header_is_recognised_as_its_own_layout(layout, variant):
    header = find_header([line(variant["header"])], variant.get("file_name", "export.csv"))
    assert header is not None
    assert (header.map.id, header.rivals) == (layout, ())


@pytest.mark.parametrize("layout, variant", VARIANTS)
def test_marks_quotes_spaces_and_case_around_a_header_do_not_matter(layout, variant):
    words = [f'\ufeff "{word.upper()}" ' for word in variant["header"].split(",")]
    header = find_header([Line(1, tuple(words))], variant.get("file_name", "export.csv"))
    assert header is not None
    assert header.map.id == layout


def test_the_time_that_stands_twice_in_the_order_history_is_told_apart_by_position():
    text = "Time,OrderNo,Pair,Type¹,Side,Order Price,Order Amount,Time,Executed²,Average Price,Trading total³,Status"
    header = find_header([line(text)], "x")
    assert (header.positions["time"], header.positions["updated"]) == (0, 7)


def test_a_layout_for_deposits_and_withdrawals_alike_is_told_by_the_file_name_or_not_at_all():
    text = "Date(UTC),Coin,Amount,TransactionFee,Address,TXID,SourceAddress,PaymentID,Status"
    assert find_header([line(text)], "Withdraw History.csv").map.kind == "withdrawals"
    assert find_header([line(text)], "充值记录.csv").map.kind == "deposits"
    assert len(find_header([line(text)], "part-00000.csv").rivals) == 2
    assert find_header([line(text)], "part-00000.csv", "deposits").map.kind == "deposits"


def test_a_header_below_a_preamble_is_found():
    lines = [line("UID:1,Account Type:Main,Time Zone:UTC+8"), line("", 2), line("\ufeffid,Time,Type,Amount,Before Balance,After Balance,Symbol", 3)]
    assert find_header(lines, "x").row == 3


def test_a_header_spread_over_two_rows_is_read_as_one():
    lines = [line("Date(UTC),Pair,Side,Deal,,,Fee"), line(",,,Price,Executed,Amount,", 2)]
    header = find_header(lines, "x")
    assert (header.map.id, header.row, header.two_rows) == ("binance-spot-trades", 2, True)


def test_an_exchange_that_shares_a_few_words_is_not_taken_for_another():
    text = "number,time,what happened,amount,account kept at,pair,house fee,broker"
    assert find_header([line(text)], "x").map.generic


@pytest.mark.parametrize(
    "header, zone",
    [("Date(UTC)", "UTC"), ("Date(UTC+0)", "UTC+0"), ("Order Time(UTC+08:00)", "UTC+08:00"), ("Date(UTCnull)", ""),
     ("UTC_Time", "UTC"), ("Time", ""), ("时间（UTC）", "UTC")],
)  # fmt: skip
def test_a_zone_is_read_from_the_header(header, zone):
    assert zone_of_header(header) == zone


def test_the_zone_is_no_part_of_the_word():
    assert normalised("Date(UTC+08:00)") == normalised("DATE (UTCnull)") == "date"


def test_a_zone_is_read_from_the_preamble_and_the_file_name():
    assert zone_of_preamble("UID:1,Account Type:Main,Time Zone:UTC+8") == "UTC+8"
    assert zone_of_preamble("用户ID:1,账户类型:Main,时区:UTC+8") == "UTC+8"
    assert zone_of_preamble("UID:1,printed 2023-01-01 UTC") == ""
    assert zone_of_file_name("OKX Trading History_2023-01-01~2023-02-01~UTC+8~1.csv") == "UTC+8"
    assert zone_of_file_name("deposits(GMT+9).csv") == "GMT+9"
    assert zone_of_file_name("utcome.csv") == ""


def test_only_fixed_offsets_are_zones():
    assert parse_zone("UTC+8").utcoffset(None).total_seconds() == 8 * 3600
    assert parse_zone("-05:30").utcoffset(None).total_seconds() == -5.5 * 3600
    assert parse_zone("Asia/Shanghai") is None
    assert parse_zone("UTC+25") is None
    assert parse_zone("") is None
