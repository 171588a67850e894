"""Purchase cost: what the victim's own C2C orders add up to, as one valuation per currency that shows how it was made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledraft import resources
from ledraft.evidence.annexes import plain
from ledraft.evidence.c2c import C2CSummary, summary
from ledraft.evidence.rows import Row
from ledraft.evidence.selection import totals
from ledraft.evidence.valuation import Derived, Rounding, difference
from ledraft.languages import LANGUAGES, Language, pick

_MODES: Mapping[Rounding, str] = {
    "half_up": "ROUND_HALF_UP", "half_even": "ROUND_HALF_EVEN", "down": "ROUND_DOWN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Purchases:
    """The C2C orders in one `currency`: one summary per asset, and their `cost` and `proceeds` together, exact."""

    currency: str
    assets: tuple[C2CSummary, ...]
    evidence: tuple[str, ...]

    @property
    def cost(self) -> Decimal:
        """What was paid for all assets bought."""
        return sum((one.cost for one in self.assets), Decimal(0))

    @property
    def proceeds(self) -> Decimal:
        """What was received for all assets sold."""
        return sum((one.proceeds for one in self.assets), Decimal(0))

    @property
    def net_cost(self) -> Decimal:
        """cost − proceeds."""
        return difference(self.cost, self.proceeds)


def purchases(rows: Mapping[str, Sequence[Row]]) -> list[Purchases]:
    """The C2C orders among `rows` (by evidence id), added up per currency and asset, in order of their names."""
    every = [row for part in rows.values() for row in part]
    pairs = sorted({row.symbol for row in every if row.kind == "c2c-orders" and row.counted})
    named = [tuple(pair.split("/", 1)) for pair in pairs if "/" in pair]
    found = []
    for currency in sorted({fiat for _asset, fiat in named}):
        assets = tuple(summary(every, asset, fiat) for asset, fiat in named if fiat == currency)
        used = tuple(name for name, part in rows.items() if _trades(part, currency))
        found.append(Purchases(currency, assets, used))
    return found


def _trades(rows: Iterable[Row], currency: str) -> bool:
    c2c = (row for row in rows if row.kind == "c2c-orders")
    return any(total.asset == currency for total in totals(c2c))


def prices(one: C2CSummary, places: int = 2, rounding: Rounding = "half_up") -> dict[str, Derived]:
    """The average prices of one asset: `buying`, `selling` and `per` (of what is left), those that exist."""
    found = {}
    if one.bought:
        found["buying"] = one.buying_price(places, rounding)
    if one.sold:
        found["selling"] = one.selling_price(places, rounding)
    if one.net_quantity > 0 and one.sold:
        found["per"] = one.net_price(places, rounding)
    return found


def valuation_of(bought: Purchases, places: int = 2, rounding: Rounding = "half_up") -> dict[str, Any]:
    """`bought` as an entry of `incident.valuations`: cost less proceeds, the derivation and every average price."""
    entry: dict[str, Any] = {
        "basis": "purchase_cost",
        "amount": plain(bought.net_cost),
        "currency": bought.currency,
        "source": {language: _source(bought, places, rounding, language) for language in LANGUAGES},
        "before": plain(bought.cost),
        "after": plain(bought.proceeds),
        "status": "stated",
        "rests_on": [{"evidence": evidence} for evidence in bought.evidence],
    }
    return entry | _rate(bought, places, rounding)


def _rate(bought: Purchases, places: int, rounding: Rounding) -> dict[str, Any]:
    """The average price of what is left, where the orders are of one asset alone."""
    one = bought.assets[0]
    if len(bought.assets) > 1 or one.net_quantity <= 0:
        return {}
    derived = one.net_price(places, rounding)
    rate = plain(derived.value)
    unit = f"{bought.currency}/{one.asset}"
    division = (
        f"{plain(one.net_cost)} {bought.currency} ÷ {plain(one.net_quantity)} {one.asset} = {rate} {unit}"
    )
    return {"rate": rate, "division": dict.fromkeys(LANGUAGES, division), "places": places, "rounding": _MODES[rounding]}


def _source(bought: Purchases, places: int, rounding: Rounding, language: Language) -> str:
    words = resources.toml("exports/shared/texts.toml")["valuation"]["purchases"]

    def say(key: str, **values: str) -> str:
        return pick(words[key], language).format(**values)

    text = say("difference", cost=plain(bought.cost), proceeds=plain(bought.proceeds), currency=bought.currency)
    for one in bought.assets:
        sums = {"bought": one.bought, "sold": one.sold, "net": one.net_quantity}
        text += say("net", asset=one.asset, **{name: plain(value) for name, value in sums.items()})
        for name, derived in prices(one, places, rounding).items():
            text += say(name, asset=one.asset, division=derived.text(language))
    return text


def with_valuations(data: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A copy of the case's JSON `data` with `entries` among its valuations; one of the same basis and currency that
    rests on the same evidence is replaced, so that the calculation can be repeated.
    """
    incident = dict(data.get("incident", {}))
    kept = list(incident.get("valuations", []))
    for entry in entries:
        same = [index for index, one in enumerate(kept) if _subject(one) == _subject(entry)]
        if same:
            kept[same[0]] = dict(entry)
        else:
            kept.append(dict(entry))
    return {**data, "incident": {**incident, "valuations": kept}}


def _subject(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    used = tuple(one.get("evidence", "") for one in entry.get("rests_on", []))
    return entry.get("basis"), entry.get("currency"), used
