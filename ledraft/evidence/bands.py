"""Which statutory amounts a loss crosses. For the reporter's and internal papers alone: a request names no band."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from ledraft import resources
from ledraft.errors import Refused
from ledraft.languages import _

State = Literal["crossed", "depends on the province", "not crossed"]


@dataclass(frozen=True, slots=True)
class Band:
    """One statutory amount, in yuan, from `low` to `high` as provinces may fix it; `grade` marks how far its
    source was read.
    """

    id: str
    offence: Mapping[str, str]
    level: Mapping[str, str]
    article: Mapping[str, str]
    rule: Mapping[str, str]
    measure: str
    low: Decimal
    high: Decimal
    region: str
    grade: str

    def state(self, amount: Decimal) -> State:
        """Where `amount`, in yuan, stands. An amount equal to the figure reaches it."""
        if amount >= self.high:
            return "crossed"
        return "depends on the province" if amount >= self.low else "not crossed"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A band and where an amount stands with regard to it."""

    band: Band
    state: State


def crossings(amount: Decimal, *, paper: str, region: str = "") -> tuple[Crossing, ...]:
    """Where `amount` (yuan) stands for each national band, and for those of `region` (such as `liaoning`).

    `paper` is the kind of paper this is for. Raises Refused unless it is `reporter` or `internal`: a
    recipient is told no band.
    """
    data = resources.toml("bands.toml")
    if paper not in data["papers"]:
        raise Refused(
            _("Statutory amounts stand in the reporter's and internal papers only, not in a {paper}.").format(
                paper=paper
            )
        )
    bands = [_band(entry) for entry in data["band"]]
    return tuple(Crossing(band, band.state(amount)) for band in bands if band.region in ("", region))


def _band(entry: dict[str, Any]) -> Band:
    return Band(**{**entry, "low": Decimal(entry["low"]), "high": Decimal(entry["high"])})
