"""Sums in capitals: the vectors of practice, and nothing rounded."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.names.capitals import rmb_in_capitals


@pytest.mark.parametrize(
    "amount, capitals",
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("286417.56", "贰拾捌万陆仟肆佰壹拾柒元伍角陆分"),
        ("349776.83", "叁拾肆万玖仟柒佰柒拾陆元捌角叁分"),
        ("63359.27", "陆万叁仟叁佰伍拾玖元贰角柒分"),
        ("100000", "壹拾万元整"),
        ("1E+5", "壹拾万元整"),
        ("12.500", "壹拾贰元伍角"),
        ("0.05", "伍分"),
        ("1000.05", "壹仟元零伍分"),
        ("0", "零元整"),
    ],
)
def test_a_sum_is_written_as_practice_writes_it(amount: str, capitals: str) -> None:
    assert rmb_in_capitals(Decimal(amount)) == capitals


@pytest.mark.parametrize("amount", ["286417.567", "-1", "NaN", "Infinity", "1E+16", "0.001", "1.0000000000000000000000000000000001"])
def test_a_sum_that_cannot_be_written_exactly_is_refused(amount: str) -> None:
    with pytest.raises(ValueError):
        rmb_in_capitals(Decimal(amount))


@given(st.text("01203", min_size=1, max_size=18).map(lambda digits: Decimal(int(digits)).scaleb(-2)))
@settings(max_examples=100)
def test_zeros_stand_where_the_library_of_numerals_writes_them(amount: Decimal) -> None:
    assert rmb_in_capitals(amount) == cn2an.an2cn(f"{amount:f}", "rmb")


@given(st.integers(1, 10**12).map(lambda cents: Decimal(cents).scaleb(-2)))
@settings(max_examples=60)
def test_every_digit_can_be_read_back(amount: Decimal) -> None:
    capitals = rmb_in_capitals(amount)
    yuan = capitals.split("元")[0] if "元" in capitals else "零"
    assert cn2an.cn2an(yuan, "smart") == int(amount)
