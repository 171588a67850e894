"""Which rows of the exports a case uses, so that the choice can be stored, shown and repeated; and what the
chosen rows add up to.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any

from ledraft.errors import UnusableInput
from ledraft.evidence.rows import Row
from ledraft.languages import _

_LISTS = ("kinds", "symbols", "sides")
_NOTHING = Decimal(0)
_EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)  # amounts are added without any rounding


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; an empty part chooses everything.

    `from_` and `to` are aware and both included. `market` is such as `spot`, `futures`, `c2c`, `chain`;
    `symbols` and `sides` are compared as the exchange writes them, without regard to case; `kinds` are kinds
    of rows such as `futures-trades`.
    """

    from_: datetime | None = None
    to: datetime | None = None
    market: str = ""
    symbols: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The selection as plain JSON: only what chooses something, times in ISO 8601 with offset."""
        plain: dict[str, Any] = {key: list(getattr(self, key)) for key in _LISTS if getattr(self, key)}
        times = {"from": self.from_, "to": self.to}
        plain |= {key: time.isoformat() for key, time in times.items() if time}
        return plain | ({"market": self.market} if self.market else {})

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Selection":
        """The selection that `to_dict` wrote. Raises UnusableInput for an unknown part or a time without an offset."""
        unknown = sorted(plain.keys() - {*_LISTS, "from", "to", "market"})
        if unknown:
            raise UnusableInput(
                _("The selection has unknown parts: {names}.").format(names=", ".join(unknown))
            )
        lists = {key: tuple(plain[key]) for key in _LISTS if key in plain}
        return cls(_time(plain.get("from")), _time(plain.get("to")), plain.get("market", ""), **lists)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one column over the counted rows of one kind, side and asset; `asset` is empty if the file
    does not name it.
    """

    kind: str
    side: str
    key: str
    asset: str
    value: Decimal
    rows: int


@dataclass(frozen=True, slots=True)
class Selected:
    """The chosen rows in their order, how many rows were left out for which reason, and the totals of the
    chosen ones.

    Reasons are `kind`, `market`, `symbol`, `side`, `time` and `no time` (a period was asked for and the row
    has no known time). `not_counted` is how many chosen rows stand in no total: not carried out, or an order
    whose fills are counted.
    """

    chosen: list[Row]
    left_out: Mapping[str, int]
    totals: tuple[Total, ...]
    not_counted: int = field(default=0)


def select(rows: Iterable[Row], selection: Selection | None = None) -> Selected:
    """The rows that `selection` chooses, all of them without one. Each row left out is counted under its first reason."""
    chosen: list[Row] = []
    left_out: Counter[str] = Counter()
    for row in rows:
        reason = _reason(row, selection) if selection else ""
        if reason:
            left_out[reason] += 1
        else:
            chosen.append(row)
    return Selected(
        chosen, dict(sorted(left_out.items())), totals(chosen), sum(not row.counted for row in chosen)
    )


class Adder:
    """Adds rows up one by one; `rows` counts all that were added, whether they count in totals or not."""

    def __init__(self) -> None:
        """Starts at nothing."""
        self.rows = 0
        self._sums: dict[tuple[str, str, str, str], Decimal] = {}
        self._counts: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, row: Row) -> None:
        """Take in `row`; its amounts only if it counts."""
        self.rows += 1
        for amount in row.amounts if row.counted else ():
            key = (row.kind, row.side, amount.key, amount.asset)
            self._sums[key] = _EXACT.add(self._sums.get(key, _NOTHING), amount.value)
            self._counts[key] += 1

    def totals(self) -> tuple[Total, ...]:
        """Sums per kind, side, column and asset, sorted. Every digit is kept."""
        return tuple(Total(*key, value, self._counts[key]) for key, value in sorted(self._sums.items()))


def totals(rows: Iterable[Row]) -> tuple[Total, ...]:
    """The totals of `rows`, as `Adder` makes them."""
    adder = Adder()
    for row in rows:
        adder.add(row)
    return adder.totals()


def _reason(row: Row, selection: Selection) -> str:
    if selection.kinds and row.kind not in selection.kinds:
        return "kind"
    if selection.market and row.market != selection.market:
        return "market"
    if selection.symbols and not _among(row.symbol, selection.symbols):
        return "symbol"
    if selection.sides and not _among(row.side, selection.sides):
        return "side"
    return _time_reason(row, selection)


def _time_reason(row: Row, selection: Selection) -> str:
    if selection.from_ is None and selection.to is None:
        return ""
    if row.time is None:
        return "no time"
    early = selection.from_ is not None and row.time < selection.from_
    late = selection.to is not None and row.time > selection.to
    return "time" if early or late else ""


def _among(text: str, wanted: Sequence[str]) -> bool:
    return text.casefold() in {word.casefold() for word in wanted}


def _time(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise UnusableInput(
            _("The selection's time {text} needs a date, a time and an offset such as +08:00.").format(
                text=text
            )
        )
    return time
