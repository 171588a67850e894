"""From chosen rows to the case's identifiers, copied and never retyped, each with the row that it stands in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ledraft import resources
from ledraft.case import times
from ledraft.evidence.annexes import plain
from ledraft.evidence.rows import Row

Entry = dict[str, Any]
_LISTS = {
    "spot-orders": "orders",
    "spot-trades": "orders",
    "futures-orders": "orders",
    "futures-trades": "orders",
    "c2c-orders": "orders",
    "other": "orders",
    "transfers": "transfers",
    "deposits": "transactions",
    "withdrawals": "transactions",
}
_IDS = {
    "orders": ("order_id", "client_order_id", "trade_id"),
    "transfers": ("transfer_id",),
    "transactions": ("txid",),
}
_OWN_DEALINGS = frozenset({"c2c-orders", "account-ledger", "other"})
_MOST_UNASKED = 200
# exports of transfers may carry no id at all; then the movement itself is what the recipient can look up
_NAMING = {**_IDS, "transfers": ("transfer_id", "amount")}


@dataclass(frozen=True, slots=True)
class Retyped:
    """An identifier of the case, at the JSONPath `path`, that differs only in case from the one in row `row` of
    `evidence`.
    """

    path: str
    evidence: str
    row: int


@dataclass(frozen=True, slots=True)
class Copied:
    """The case's JSON with the identifiers filled in, how many were `added`, how many stood there already, how many
    rows name no identifier, and which were retyped wrongly (these are left as they are, and the row is not added).
    """

    data: dict[str, Any]
    added: int
    known: int
    nameless: int
    retyped: tuple[Retyped, ...]


def may_be_looked_up(rows: Collection[Row]) -> bool:
    """Whether `rows` are few enough, and of a kind, for the recipient to look up: the whole history of an account, or
    the victim's own purchases, would tell more than it is asked about.
    """
    return 0 < len(rows) <= _MOST_UNASKED and _OWN_DEALINGS.isdisjoint(row.kind for row in rows)


def copied(data: Mapping[str, Any], evidence: str, rows: Iterable[Row]) -> Copied:
    """The JSON of a case with what `rows` of `evidence` identify added to `identifiers`."""
    result = deepcopy(dict(data))
    lists = result.setdefault("identifiers", {})
    found = _Known(lists)
    added = known = nameless = 0
    retyped: list[Retyped] = []
    for row in rows:
        name = _LISTS.get(row.kind, "")
        entry = _BUILDERS[name](row) if name else {}
        if not any(entry.get(key) for key in _NAMING.get(name, ())):
            nameless += 1
        elif wrong := found.retyped(name, entry):
            retyped += [Retyped(path, evidence, row.number) for path in wrong]
        elif found.has(name, entry):
            known += 1
        else:
            entry = {key: value for key, value in entry.items() if value}
            found.add(name, entry | {"rests_on": [{"evidence": evidence, "row": str(row.number)}]})
            added += 1
    result["identifiers"] = {key: value for key, value in lists.items() if value}
    return Copied(result, added, known, nameless, tuple(retyped))


class _Known:
    """The identifiers of a case, found by what they say exactly and without regard to case."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self._lists = lists
        self._keys: set[tuple[str, ...]] = set()
        self._folded: dict[tuple[str, str, str], dict[str, str]] = {}
        for name in _IDS:
            for index, entry in enumerate(lists.get(name, [])):
                self._note(name, index, entry)

    def _note(self, name: str, index: int, entry: Entry) -> None:
        self._keys.add(_key(name, entry))
        for key in _IDS[name]:
            if text := str(entry.get(key, "")):
                folded = self._folded.setdefault((name, key, text.casefold()), {})
                folded.setdefault(text, f"$.identifiers.{name}[{index}].{key}")

    def has(self, name: str, entry: Entry) -> bool:
        """Whether the list `name` identifies the same thing already, to the last letter."""
        return _key(name, entry) in self._keys

    def retyped(self, name: str, entry: Entry) -> list[str]:
        """The JSONPaths of identifiers that differ from those of `entry` in upper and lower case alone."""
        found = []
        for key in _IDS[name]:
            text = entry.get(key, "")
            same = self._folded.get((name, key, text.casefold()), {}) if text else {}
            found += [path for written, path in same.items() if text not in same and written != text]
        return found

    def add(self, name: str, entry: Entry) -> None:
        """Append `entry` to the list `name`."""
        entries = self._lists.setdefault(name, [])
        entries.append(entry)
        self._note(name, len(entries) - 1, entry)


def _key(name: str, entry: Entry) -> tuple[str, ...]:
    ids = tuple(str(entry.get(key, "")) for key in _IDS[name])
    return (name, *(ids if any(ids) else _movement(entry)))


def _movement(entry: Entry) -> tuple[str, ...]:
    at = times.moment(str(entry.get("at", "")))
    parts = (str(entry.get(key, "")) for key in ("asset", "amount", "source", "target"))
    return (at.isoformat() if at else "", *parts)


def _order(row: Row) -> Entry:
    ids = {key: row.id(key) for key in _IDS["orders"]}
    market = row.market if row.market in ("spot", "futures", "c2c") else ""
    return ids | {
        "market": market,
        "symbol": row.symbol,
        "side": side_of(row.side),
        "quantity": _amount(row, "quantity", "amount")[0],
        "at": _at(row),
    }


def _transfer(row: Row) -> Entry:
    notes, (amount, asset) = dict(row.notes), _amount(row, "amount")
    places = {"source": _wallet(notes.get("from", "")), "target": _wallet(notes.get("to", ""))}
    return {"transfer_id": row.id("transaction_id"), **places, "asset": asset, "amount": amount, "at": _at(row)}


def _transaction(row: Row) -> Entry:
    notes, (amount, asset) = dict(row.notes), _amount(row, "amount")
    return {
        "chain": notes.get("network", ""),
        "txid": row.id("transaction_hash"),
        "source": notes.get("source_address", ""),
        "target": notes.get("address", ""),
        "memo": notes.get("payment_id", ""),
        "asset": asset,
        "amount": amount,
        "at": _at(row),
    }


_BUILDERS = {"orders": _order, "transfers": _transfer, "transactions": _transaction}


def _amount(row: Row, *keys: str) -> tuple[str, str]:
    """The first of the named numbers that the row has, all digits, and its asset."""
    numbers: Iterator[tuple[str, str]] = (
        (plain(one.value), one.asset) for key in keys for one in row.amounts if one.key == key
    )
    return next(numbers, ("", ""))


def _at(row: Row) -> str:
    return row.time.isoformat() if row.time else ""


def side_of(text: str) -> str:
    """BUY or SELL where the export's word for it is known, else the word as written."""
    sides = resources.toml("exports/shared/texts.toml")["valuation"]["sides"]
    return next((key.upper() for key, words in sides.items() if text.casefold() in words), text)


def _wallet(text: str) -> str:
    words = resources.toml("exports/shared/texts.toml")["flow"]["words"]
    return next((key for key in ("spot", "futures") if text.casefold() in words[key]), text)
