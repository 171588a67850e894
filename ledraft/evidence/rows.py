"""Rows of an export as values: what the annexes print and the totals add."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class Amount(NamedTuple):
    """A number of a row: the key of its column, its value with all digits, and its asset (empty if the file
    does not say).
    """

    key: str
    value: Decimal
    asset: str


class Text(NamedTuple):
    """A text of a row: the key of its column and the text, copied."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one export.

    `number` is the row in the file as a spreadsheet shows it; `cells` are all its cells as written. `time` is
    UTC, or None if the file does not state a zone; `time_text` is the cell as written. `ids`, `amounts`
    (summed), `figures` (never summed) and `notes` are keyed by column. `counted` is False for rows that
    totals must pass over: orders that were not carried out, orders whose fills follow as rows of their own,
    and rows that stand in earlier evidence too (then `same_as` is such as `E1:12`).
    """

    number: int
    kind: str
    market: str
    time: datetime | None
    time_text: str
    symbol: str
    side: str
    status: str
    ids: tuple[Text, ...]
    amounts: tuple[Amount, ...]
    figures: tuple[Amount, ...]
    notes: tuple[Text, ...]
    cells: tuple[str, ...]
    counted: bool = True
    same_as: str = ""

    def id(self, key: str) -> str:
        """The id in the column `key`, byte for byte; empty if the row has none."""
        return next((entry.text for entry in self.ids if entry.key == key), "")
