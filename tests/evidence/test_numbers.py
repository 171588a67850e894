"""Amounts keep every digit, and a number is told from its unit or refused."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.evidence.clock import time_reader
from ledraft.evidence.numbers import figure, known_assets, sides_of_pair


@pytest.mark.parametrize(
    "text, value, unit",
    [("0.1800000000SOL", "0.1800000000", "SOL"), ("19.8054BUSD", "19.8054", "BUSD"), ("0.5 BTC", "0.5", "BTC"),
     ("775,000", "775000", ""), ("2E-7", "2E-7", ""), ("2.00000000000E-7", "2.00000000000E-7", ""),
     ("2E-7BTC", "2E-7", "BTC"), ("€1.00", "1.00", "EUR"), ("-€12.34", "-12.34", "EUR"), ("100EUR", "100", "EUR"),
     ("10001INCH", "1000", "1INCH"), ("-0.00502299USDT", "-0.00502299", "USDT"), ("1,234.50CNY", "1234.50", "CNY"),
     ("12345678901234567890.12345678901234567890", "12345678901234567890.12345678901234567890", "")],
)  # fmt: skip
def test_numbers_and_units_are_parted(text, value, unit):
    read = figure(text)
    assert (str(read.value), read.unit, read.sure) == (str(Decimal(value)), unit, True)


def test_the_pair_decides_where_an_asset_begins_with_digits():
    assert figure("11000CAT", ["1000CAT", "USDT"])[:2] == (Decimal(1), "1000CAT")


def test_an_unknown_unit_is_parted_at_its_first_letter_and_said_to_be_inferred():
    assert figure("5NEWCOIN") == (Decimal(5), "NEWCOIN", False)


@pytest.mark.parametrize("text", ["0,5", "1,23,456", "$5", "¥5", "abc", "1.2.3", "12 34 56", "--5", "1e9999"])
def test_what_is_not_certain_is_refused(text):
    assert figure(text) is None


def test_a_comma_is_refused_where_it_may_be_a_decimal_sign():
    assert figure("1,234", commas=False) is None


@settings(max_examples=100, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=18), st.sampled_from(sorted(known_assets())))
def test_any_number_glued_to_a_known_asset_comes_back_or_is_refused(value, asset):
    read = figure(f"{value:f}{asset}", [asset])
    assert read == (value, asset, True)


@pytest.mark.parametrize(
    "symbol, sides",
    [("SOL/USDT", ("SOL", "USDT")), ("BTC_USDT", ("BTC", "USDT")), ("BTC-USDT-SWAP", ("BTC", "USDT")),
     ("TRBUSDT", ("TRB", "USDT")), ("BTCUSDT_230630", ("BTC", "USDT")), ("1INCHBUSD", ("1INCH", "BUSD")), ("???", ("", ""))],
)  # fmt: skip
def test_pairs_are_parted(symbol, sides):
    assert sides_of_pair(symbol) == sides


@pytest.mark.parametrize(
    "text, moment",
    [("25-12-21 01:02:03", "2025-12-21T01:02:03"), ("2023/3/1 1:02", "2023-03-01T01:02:00"),
     ("2023-03-20T17:49:08.123Z", "2023-03-20T17:49:08.123000+00:00"), ("2020-01-01 00:00:00 CST", "2020-01-01T00:00:00+08:00"),
     ("1679334548000", "2023-03-20T17:49:08+00:00")],
)  # fmt: skip
def test_times_are_read_year_first(text, moment):
    assert time_reader("year-first")(text)[0].isoformat() == moment


@pytest.mark.parametrize("text", ["21.12.2025 01:02", "12/21/2025 01:02", "2023-02-30 01:00", "2023-03-20", "yesterday", ""])
def test_a_time_that_is_not_certain_is_refused(text):
    assert time_reader("year-first")(text) is None


def test_month_first_is_read_only_where_the_layout_says_so():
    assert time_reader("month-first")("03/20/2023, 17:49:08")[0].isoformat() == "2023-03-20T17:49:08"
