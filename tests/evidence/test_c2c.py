"""C2C orders add up to the reporter's own totals and prices, each pair for itself."""

from decimal import Decimal

import pytest

from ledraft.errors import UnusableInput
from ledraft.evidence.c2c import summary
from ledraft.evidence.reader import read_export
from tests.evidence.exports import c2c_file, c2c_line


@pytest.fixture
def rows(tmp_path):
    """Synthetic orders, cut so that they add up to the totals that the reporter stated."""
    lines = [
        c2c_line(1, "Buy", "1000000.10", "150000.01"),
        c2c_line(2, "Buy", "36485.10", "7917.70"),
        c2c_line(3, "Sell", "386229.44", "58373.88"),
        c2c_line(4, "Sell", "529.32", "82.45", asset="BUSD"),
        c2c_line(5, "Buy", "99999", "9999", status="Cancelled"),
    ]
    return read_export(c2c_file(tmp_path, *lines), "UTC").rows


def test_the_reporters_totals_and_prices_come_out_of_the_orders(rows):
    usdt, busd = summary(rows, "USDT", "CNY"), summary(rows, "BUSD", "CNY")
    assert (str(usdt.cost), str(usdt.proceeds), str(usdt.net_cost)) == ("1036485.20", "386229.44", "650255.76")
    assert (str(usdt.bought), str(usdt.sold), str(usdt.net_quantity)) == ("157917.71", "58373.88", "99543.83")
    prices = (usdt.buying_price(), usdt.selling_price(), usdt.net_price(), busd.selling_price())
    assert [str(price.value) for price in prices] == ["6.56", "6.62", "6.53", "6.42"]
    assert str(usdt.net_cost - busd.proceeds) == "649726.44"


def test_a_pair_that_was_not_traded_has_sums_of_nothing_and_no_price(rows):
    nothing = summary(rows, "BTC", "CNY")
    assert nothing.net_quantity == Decimal(0)
    with pytest.raises(UnusableInput):
        nothing.buying_price()
