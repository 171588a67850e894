"""What was lost and what it was worth, on several bases side by side; every derived figure shows how it was derived."""

import decimal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from ledraft import resources
from ledraft.errors import UnusableInput
from ledraft.languages import Language, _, pick

Rounding = Literal["half_up", "half_even", "down"]
BasisId = Literal["purchase-cost", "price-at-act", "displayed-balance", "disposal"]

_MODES = {"half_up": decimal.ROUND_HALF_UP, "half_even": decimal.ROUND_HALF_EVEN, "down": decimal.ROUND_DOWN}
_EXACT = decimal.Context(prec=2000, traps=[decimal.Inexact, decimal.InvalidOperation])
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Derived:
    """A quotient: `value` has `places` decimals, rounded once by `rounding`; `exact` tells whether nothing
    was rounded.
    """

    numerator: Decimal
    denominator: Decimal
    places: int
    rounding: Rounding
    value: Decimal
    exact: bool

    def text(self, language: Language | None = None) -> str:
        """The division as printed, such as `386229.44 ÷ 58373.88 ≈ 6.62 (2 decimal places, half up)`."""
        words = _texts()
        return pick(words["division"]["exact" if self.exact else "rounded"], language).format(
            numerator=f"{self.numerator:f}",
            denominator=f"{self.denominator:f}",
            value=f"{self.value:f}",
            places=self.places,
            rounding=pick(words["rounding"][self.rounding], language),
        )


def derive(numerator: Decimal, denominator: Decimal, places: int, rounding: Rounding = "half_up") -> Derived:
    """`numerator` ÷ `denominator` to `places` decimals. Raises UnusableInput for a denominator of zero.

    The quotient is rounded once, from its remainder, so that no working precision can change its last digit.
    """
    if denominator == 0:
        raise UnusableInput(_("A rate cannot be derived: the quantity it is divided by is zero."))
    negative = (numerator < 0) != (denominator < 0)
    shifted = _EXACT.scaleb(_EXACT.abs(numerator), places)
    whole, rest = _EXACT.divmod(shifted, _EXACT.abs(denominator))
    whole = _EXACT.add(whole, Decimal(_carry(whole, rest, _EXACT.abs(denominator), rounding)))
    value = _EXACT.scaleb(_EXACT.minus(whole) if negative else whole, -places)
    return Derived(numerator, denominator, places, rounding, value, rest == 0)


def _carry(whole: Decimal, rest: Decimal, denominator: Decimal, rounding: Rounding) -> int:
    """1 if the quotient `whole` + `rest`/`denominator` is to be rounded away from zero."""
    twice = _EXACT.multiply(rest, Decimal(2))
    if rounding == "down" or twice < denominator:
        return 0
    if twice > denominator or rounding == "half_up":
        return 1
    return int(_EXACT.remainder(whole, Decimal(2)))


def difference(minuend: Decimal, subtrahend: Decimal) -> Decimal:
    """`minuend` − `subtrahend`, exactly."""
    return _EXACT.subtract(minuend, subtrahend)


@dataclass(frozen=True, slots=True)
class Loss:
    """What one asset lost: balances before and after, and what the victim moved in or out in between (all in
    units of `asset`).
    """

    asset: str
    before: Decimal
    after: Decimal
    own_in: Decimal = Decimal(0)
    own_out: Decimal = Decimal(0)

    @property
    def quantity(self) -> Decimal:
        """before − after + own_in − own_out, exactly: what is missing and was not moved by the victim."""
        return _EXACT.add(difference(self.before, self.after), difference(self.own_in, self.own_out))

    def text(self, language: Language | None = None) -> str:
        """The calculation as printed."""
        names = ("before", "after", "own_in", "own_out")
        values = {name: f"{getattr(self, name):f}" for name in names}
        return pick(_texts()["loss"]["text"], language).format(
            **values, loss=f"{self.quantity:f}", asset=self.asset
        )


@dataclass(frozen=True, slots=True)
class Rate:
    """How many `quote` one `base` is worth: the value, its source ({zh, en}), the moment (aware, to the
    minute), and how derived.
    """

    base: str
    quote: str
    value: Decimal
    source: Mapping[str, str]
    at: datetime | None = None
    derived: Derived | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """One asset's price as a chain of rates, such as BTC→USDT→CNY."""

    asset: str
    rates: tuple[Rate, ...]

    def in_currency(self, currency: str) -> Decimal:
        """The exact product of the chain. Raises UnusableInput if the chain does not lead from the asset to
        `currency`.
        """
        product, place = _ONE, self.asset
        for rate in self.rates:
            if rate.base != place:
                break
            product, place = _EXACT.multiply(product, rate.value), rate.quote
        else:
            if place == currency:
                return product
        raise UnusableInput(
            _("The rates of {asset} do not lead to {currency}.").format(asset=self.asset, currency=currency)
        )


@dataclass(frozen=True, slots=True)
class Basis:
    """One way to value a loss. Either `prices` per asset, or `stated`, two totals (before, after) with `source`."""

    id: BasisId
    currency: str
    prices: tuple[Price, ...] = ()
    stated: tuple[Decimal, Decimal] | None = None
    source: Mapping[str, str] | None = None
    at: datetime | None = None
    places: int = 2
    rounding: Rounding = "half_up"

    def title(self, language: Language | None = None) -> str:
        """What the basis is called."""
        return pick(_basis_texts(self.id)["title"], language)

    def explanation(self, language: Language | None = None) -> str:
        """What the basis rests on, in one sentence."""
        return pick(_basis_texts(self.id)["explanation"], language)


@dataclass(frozen=True, slots=True)
class Line:
    """One asset on one basis: quantity × price, exactly."""

    asset: str
    quantity: Decimal
    price: Price
    unit_value: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Valued:
    """A loss on one basis. `total` is exact, `rounded` as the basis says; both None while prices of `missing`
    are not known.
    """

    basis: Basis
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    total: Decimal | None
    rounded: Decimal | None


@dataclass(frozen=True, slots=True)
class Valuation:
    """The same loss on several bases, with the least and the greatest complete total per currency."""

    losses: tuple[Loss, ...]
    valued: tuple[Valued, ...]

    def span(self, currency: str) -> tuple[Decimal, Decimal] | None:
        """The least and the greatest rounded total in `currency`; None if no basis is complete."""
        found = [v.rounded for v in self.valued if v.basis.currency == currency and v.rounded is not None]
        return (min(found), max(found)) if found else None


def valuation(losses: Sequence[Loss], bases: Sequence[Basis]) -> Valuation:
    """`losses` valued on each of `bases`. No basis is preferred, none is averaged with another."""
    return Valuation(tuple(losses), tuple(_valued(losses, basis) for basis in bases))


def _valued(losses: Sequence[Loss], basis: Basis) -> Valued:
    if basis.stated is not None:
        return _complete(basis, (), difference(*basis.stated))
    prices = {price.asset: price for price in basis.prices}
    missing = tuple(loss.asset for loss in losses if loss.asset not in prices and loss.quantity)
    lines = tuple(_line(loss, prices[loss.asset], basis.currency) for loss in losses if loss.asset in prices)
    if missing or not lines:
        return Valued(basis, lines, missing, None, None)
    total = Decimal(0)
    for line in lines:
        total = _EXACT.add(total, line.value)
    return _complete(basis, lines, total)


def _complete(basis: Basis, lines: tuple[Line, ...], total: Decimal) -> Valued:
    return Valued(basis, lines, (), total, derive(total, _ONE, basis.places, basis.rounding).value)


def _line(loss: Loss, price: Price, currency: str) -> Line:
    unit_value = price.in_currency(currency)
    return Line(loss.asset, loss.quantity, price, unit_value, _EXACT.multiply(loss.quantity, unit_value))


def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = resources.toml("exports/shared/texts.toml")[
        "valuation"
    ]
    return texts


def _basis_texts(identifier: BasisId) -> Mapping[str, Mapping[str, str]]:
    texts: Mapping[str, Mapping[str, str]] = resources.toml("exports/shared/texts.toml")["valuation"][
        "bases"
    ][identifier]
    return texts
