"""What C2C orders add up to for one asset and currency: bought, sold, net, and the average price of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ledraft import resources
from ledraft.evidence.rows import Row
from ledraft.evidence.selection import totals
from ledraft.evidence.valuation import Derived, Rounding, derive, difference


@dataclass(frozen=True, slots=True)
class C2CSummary:
    """Sums over the orders that were carried out: quantities in `asset`, `cost` and `proceeds` in `currency`,
    all exact.
    """

    asset: str
    currency: str
    bought: Decimal
    cost: Decimal
    sold: Decimal
    proceeds: Decimal

    @property
    def net_quantity(self) -> Decimal:
        """bought − sold."""
        return difference(self.bought, self.sold)

    @property
    def net_cost(self) -> Decimal:
        """cost − proceeds."""
        return difference(self.cost, self.proceeds)

    def buying_price(self, places: int = 2, rounding: Rounding = "half_up") -> Derived:
        """cost ÷ bought. Raises UnusableInput if nothing was bought."""
        return derive(self.cost, self.bought, places, rounding)

    def selling_price(self, places: int = 2, rounding: Rounding = "half_up") -> Derived:
        """proceeds ÷ sold. Raises UnusableInput if nothing was sold."""
        return derive(self.proceeds, self.sold, places, rounding)

    def net_price(self, places: int = 2, rounding: Rounding = "half_up") -> Derived:
        """net_cost ÷ net_quantity. Raises UnusableInput if as much was sold as bought."""
        return derive(self.net_cost, self.net_quantity, places, rounding)


def summary(rows: Iterable[Row], asset: str, currency: str) -> C2CSummary:
    """The C2C orders among `rows` that trade `asset` against `currency`, added up. Other rows are passed over."""
    words = resources.toml("exports/shared/texts.toml")["valuation"]["sides"]
    pair = f"{asset}/{currency}"
    sums = totals(row for row in rows if row.kind == "c2c-orders" and row.symbol == pair)

    def added(side: str, key: str) -> Decimal:
        return sum((t.value for t in sums if t.side.casefold() in words[side] and t.key == key), Decimal(0))

    bought, sold = ((added(side, "quantity"), added(side, "total")) for side in ("buy", "sell"))
    return C2CSummary(asset, currency, *bought, *sold)
