"""Which entry of one list speaks of the same thing as which entry of another."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Key:
    """The keys by which entries are the same; `rest`: what entries must share to be taken as two versions of one
    (None: entries that differ in `same` are different things)."""

    same: tuple[str, ...]
    rest: tuple[str, ...] | None = None


_KEYS = {
    "$.documents": _Key(("kind", "number"), ("kind",)),
    "$.evidence": _Key(("id",)),
    "$.requests": _Key(("kind",)),
    "$.requests.items": _Key(("category",)),
    "$.identifiers.orders": _Key(("order_id", "client_order_id", "trade_id")),
    "$.identifiers.transfers": _Key(("transfer_id", "at", "asset", "amount")),
    "$.identifiers.transactions": _Key(("chain", "txid")),
    "$.identifiers.holders": _Key(("kind", "value")),
    "$.identifiers.network": _Key(("value",)),
    "$.incident.losses": _Key(("asset",)),
    "$.incident.valuations": _Key(("basis", "currency")),
    "$.incident.services": _Key(("name",)),
    "$.incident.statements": _Key(("text",), ()),
}
_ANY_OTHER = _Key((), ())


def pairs(path: str, mine: Sequence[Row], theirs: Sequence[Row]) -> Iterator[Pair]:
    """The indices that belong together in two lists at `path`, None where the other list has no counterpart.

    Entries of `mine` come in their order, then what only `theirs` has. Entries without names of their own (statements,
    steps of the flow) that are left on both sides are taken as versions of each other, so that a difference is shown
    and never becomes two entries.
    """
    key = _KEYS.get(re.sub(r"\[\d+\]", "", path), _ANY_OTHER)
    matched = _match(mine, theirs, {}, lambda row: _values(row, key.same) or _whole(row))
    if key.rest is not None:
        rest = key.rest
        matched = _match(mine, theirs, matched, lambda row: repr([row.get(name) for name in rest]))
    for index in range(len(mine)):
        yield index, matched.get(index)
    yield from ((None, index) for index in range(len(theirs)) if index not in matched.values())


def _match(
    mine: Sequence[Row], theirs: Sequence[Row], matched: dict[int, int], name: Callable[[Row], str]
) -> dict[int, int]:
    """`matched` and, in order, each unmatched entry with the first unmatched one of the same name."""
    taken = set(matched.values())
    free: dict[str, deque[int]] = {}
    for index, row in enumerate(theirs):
        if index not in taken:
            free.setdefault(name(row), deque()).append(index)
    found = dict(matched)
    for index, row in enumerate(mine):
        candidates = free.get(name(row))
        if index not in found and candidates:
            found[index] = candidates.popleft()
    return found


def _values(row: Row, names: Sequence[str]) -> str:
    known = [row.get(name, "") for name in names]
    return repr(known) if any(known) else ""


def _whole(row: Row) -> str:
    return repr(sorted(row.items(), key=lambda item: item[0]))
