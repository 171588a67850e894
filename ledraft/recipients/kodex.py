"""The portal Kodex: its domains and its eight sign-up steps, from `data/kodex.toml`."""

from dataclasses import dataclass
from functools import cache

from ledraft import resources


@dataclass(frozen=True)
class Step:
    """One sign-up step. `parts` are the paths of the parts that it asks for, `source_item` the item of
    the case material of 2023 that describes it; `by_officer_alone` marks what nobody else may tick."""

    number: int
    source_item: str
    title: dict[str, str]
    asks: dict[str, str]
    parts: tuple[str, ...]
    by_officer_alone: bool = False


@cache
def portal_domains() -> frozenset[str]:
    """The domains of portals that a profile may trust; nothing outside this list can become a portal."""
    return frozenset(resources.toml("kodex.toml")["domains"])


@cache
def steps() -> tuple[Step, ...]:
    """The eight sign-up steps in their order."""
    rows = resources.toml("kodex.toml")["steps"]
    return tuple(Step(**row | {"parts": tuple(row["parts"])}) for row in rows)
