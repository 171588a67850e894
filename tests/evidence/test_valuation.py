"""Derived figures match to the last digit, show their division, and stand side by side on several bases."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.errors import Refused, UnusableInput
from ledraft.evidence.bands import crossings
from ledraft.evidence.valuation import Basis, Loss, Price, Rate, derive, difference, valuation

SOURCE = {"zh": "样例来源", "en": "specimen source"}
MINUTE = datetime(2023, 3, 20, 17, 49, tzinfo=UTC)
AMOUNTS = st.decimals(min_value=1, max_value=10**12, places=8, allow_nan=False)


@pytest.mark.parametrize(
    "minuend, subtrahend, result",
    [("1036485.20", "386229.44", "650255.76"), ("650255.76", "529.32", "649726.44"), ("157917.71", "58373.88", "99543.83"),
     ("349776.83", "63359.27", "286417.56")],
)  # fmt: skip
def test_the_reporters_differences_come_out_to_the_last_digit(minuend, subtrahend, result):
    assert str(difference(Decimal(minuend), Decimal(subtrahend))) == result


@pytest.mark.parametrize(
    "numerator, denominator, places, result",
    [("386229.44", "58373.88", 2, "6.62"), ("1036485.20", "157917.71", 2, "6.56"), ("650255.76", "99543.83", 2, "6.53"),
     ("529.32", "82.45", 2, "6.42"), ("286417.56", "40856.89", 4, "7.0103")],
)  # fmt: skip
def test_the_reporters_rates_come_out_to_the_last_digit(numerator, denominator, places, result):
    derived = derive(Decimal(numerator), Decimal(denominator), places)
    assert str(derived.value) == result
    assert derived.text("en") == f"{numerator} ÷ {denominator} ≈ {result} ({places} decimal places, half up)"
    assert derived.text("zh") == f"{numerator} ÷ {denominator} ≈ {result}（保留 {places} 位小数，四舍五入）"


def test_a_division_without_a_remainder_claims_no_rounding():
    assert derive(Decimal("6.56"), Decimal(2), 2).text("en") == "6.56 ÷ 2 = 3.28"


@pytest.mark.parametrize("rounding, result", [("half_up", "0.13"), ("half_even", "0.12"), ("down", "0.12")])
def test_a_tie_is_rounded_as_named(rounding, result):
    assert str(derive(Decimal(1), Decimal(8), 2, rounding).value) == result
    assert str(derive(Decimal(-1), Decimal(8), 2, rounding).value) == f"-{result}"


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, AMOUNTS, st.integers(0, 20))
def test_a_quotient_is_never_off_by_more_than_half_its_last_place(numerator, denominator, places):
    value = derive(numerator, denominator, places).value
    error = abs(Fraction(value) - Fraction(numerator) / Fraction(denominator))
    assert error <= Fraction(1, 2 * 10**places)


def test_nothing_is_divided_by_zero():
    with pytest.raises(UnusableInput):
        derive(Decimal(1), Decimal(0), 2)


def test_a_loss_is_net_of_what_the_victim_moved():
    loss = Loss("BTC", Decimal("1.50000000"), Decimal("0.10000000"), own_in=Decimal("0.2"), own_out=Decimal("0.05"))
    assert loss.quantity == Decimal("1.55")
    assert loss.text("en").startswith("1.50000000 (before) − 0.10000000 (after) + 0.2 (moved in")


def rate(base, quote, value, **more):
    return Rate(base, quote, Decimal(value), SOURCE, MINUTE, **more)


def specimen_bases():
    cny = rate("USDT", "CNY", "6.56", derived=derive(Decimal("1036485.20"), Decimal("157917.71"), 2))
    return [
        Basis("purchase-cost", "CNY", (Price("USDT", (cny,)),)),
        Basis("price-at-act", "CNY", (Price("BTC", (rate("BTC", "USDT", "28000.01"), cny)), Price("USDT", (cny,)))),
        Basis("displayed-balance", "CNY", stated=(Decimal("349776.83"), Decimal("63359.27")), source=SOURCE),
    ]


def test_the_same_loss_stands_on_several_bases_side_by_side():
    losses = [Loss("BTC", Decimal("1.5"), Decimal(0)), Loss("USDT", Decimal("40790.18576680"), Decimal(0))]
    result = valuation(losses, specimen_bases())
    cost, act, displayed = result.valued
    assert (cost.missing, cost.total) == (("BTC",), None)
    assert act.total == Decimal("1.5") * Decimal("28000.01") * Decimal("6.56") + Decimal("40790.18576680") * Decimal("6.56")
    assert displayed.rounded == Decimal("286417.56")
    assert result.span("CNY") == (Decimal("286417.56"), act.rounded)
    assert result.span("USD") is None


def test_every_basis_has_a_name_and_an_explanation_in_both_languages():
    for basis in specimen_bases():
        assert basis.title("zh") != basis.title("en")
        assert basis.explanation("zh") != basis.explanation("en")


def test_rates_that_do_not_lead_to_the_currency_are_refused():
    with pytest.raises(UnusableInput, match="BTC"):
        Price("BTC", (rate("ETH", "CNY", "1"),)).in_currency("CNY")


def test_the_reporters_loss_crosses_huge_everywhere_and_especially_huge_nowhere():
    states = {c.band.id: c.state for c in crossings(Decimal("286417.56"), paper="reporter", region="liaoning")}
    assert states["theft-huge"] == states["theft-huge-liaoning"] == states["data-very-serious"] == "crossed"
    assert states["theft-especially-huge"] == states["theft-especially-huge-liaoning"] == "not crossed"


def test_between_the_bounds_the_province_decides():
    states = {c.band.id: c.state for c in crossings(Decimal(50000), paper="internal")}
    assert states["theft-huge"] == "depends on the province"
    assert not any("liaoning" in band for band in states)


@pytest.mark.parametrize("paper", ["request", "letter", ""])
def test_no_band_is_told_to_a_recipient(paper):
    with pytest.raises(Refused):
        crossings(Decimal(1), paper=paper)


def test_every_band_says_where_it_comes_from_and_secondary_sources_say_so():
    for band in resources.toml("bands.toml")["band"]:
        assert band["grade"] in ("V", "2nd")
        assert ("待核" in band["rule"]["zh"]) == (band["grade"] == "2nd")
