"""The layouts of exports as data: one file per layout in `data/exports`, with the header words it is known by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.evidence.words import normalised


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a layout knows.

    `role` says what its cells are: time, id, symbol, side, status, asset, from, to, note, amount (summed in
    totals) or figure (a number that is never summed: a price, a balance). `asset` lists where the asset of a
    number comes from, in order: `@key` another column, `base` or `quote` a side of the pair.
    """

    key: str
    role: str
    title: Mapping[str, str]
    names: frozenset[str]
    required: bool = False
    unique: bool = False
    negative: bool = False
    may_be_empty: bool = False
    asset: tuple[str, ...] = ()

    @property
    def must_be_filled(self) -> bool:
        """Whether a row without a number in this column is no row."""
        return self.required and self.role == "amount" and not self.may_be_empty


@dataclass(frozen=True, slots=True)
class ExportMap:
    """One layout: `kind` is what its rows record (several layouts may share it), `flow` the step they are in
    a fund flow; `pair` names the two columns that make the pair where no column holds it. A row whose column
    `booked_by` is empty was not booked and counts in no total.
    """

    id: str
    exchange: str
    kind: str
    market: str
    signed: bool
    flow: str
    title: Mapping[str, str]
    columns: tuple[Column, ...]
    counted_statuses: frozenset[str] = frozenset()
    name_words: tuple[str, ...] = ()
    dates: str = "year-first"
    generic: bool = False
    pair: tuple[str, ...] = ()
    booked_by: str = ""
    nested: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_word: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)
    """The columns that take each word of a header, in their order."""
    required: frozenset[str] = field(init=False, repr=False, compare=False)
    """The columns that must be there."""

    def __post_init__(self) -> None:
        words = {word for column in self.columns for word in column.names if word}
        by_word = {word: tuple(column.key for column in self.columns if word in column.names) for word in words}
        object.__setattr__(self, "by_word", by_word)
        object.__setattr__(self, "required", frozenset(column.key for column in self.columns if column.required))

    def column(self, key: str) -> Column:
        """The column `key`. Raises KeyError if the layout has none."""
        return {column.key: column for column in self.columns}[key]


def _names(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(normalised(header) for header in headers)


def _column(entry: dict[str, Any]) -> Column:
    rest = {key: value for key, value in entry.items() if key not in ("headers", "asset")}
    return Column(names=_names(entry["headers"]), asset=tuple(entry.get("asset", ())), **rest)


def _map(data: dict[str, Any]) -> ExportMap:
    return ExportMap(
        columns=tuple(_column(entry) for entry in data["column"]),
        counted_statuses=frozenset(status.casefold() for status in data.get("counted_statuses", ())),
        name_words=tuple(data.get("name_words", ())),
        nested={key: _names(headers) for key, headers in data.get("nested", {}).items()},
        pair=tuple(data.get("pair", ())),
        booked_by=data.get("booked_by", ""),
        dates=data.get("dates", "year-first"),
        generic=data.get("generic", False),
        **{key: data[key] for key in ("id", "exchange", "kind", "market", "signed", "flow", "title")},
    )


@cache
def maps() -> tuple[ExportMap, ...]:
    """All layouts, in the order of their file names."""
    return tuple(
        _map(resources.toml(f"exports/{path.name}"))
        for path in sorted(resources.data("exports").glob("*.toml"))
    )


@cache
def map_of(identifier: str) -> ExportMap:
    """The layout with this id. Raises KeyError if there is none."""
    return {entry.id: entry for entry in maps()}[identifier]


def kind_titles() -> Mapping[str, Mapping[str, str]]:
    """What each kind of row is called, {zh, en} by kind."""
    titles: Mapping[str, Mapping[str, str]] = resources.toml("exports/shared/texts.toml")["kinds"]
    return titles


def market_titles() -> Mapping[str, Mapping[str, str]]:
    """What each market is called, {zh, en} by market."""
    titles: Mapping[str, Mapping[str, str]] = resources.toml("exports/shared/texts.toml")["markets"]
    return titles
