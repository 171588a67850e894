"""What a case lists, each entry with its place: the identifiers to look up, and what can rest on evidence."""

from collections.abc import Iterator
from typing import Any

from ledraft.case.model import Case
from ledraft.evidence import claims
from ledraft.rules.rule import Subject

_KEYS = {
    "orders": ("order_id", "client_order_id", "trade_id"),
    "transfers": ("transfer_id",),
    "transactions": ("txid", "source", "target"),
    "holders": ("value",),
    "network": ("value",),
}


def claims_of(subject: Subject) -> tuple[tuple[str, Any], ...]:
    """(path, entry) of every entry that can name its evidence, listed once for all rules that ask."""
    return subject.once("claims", lambda: tuple(claims.entries(subject.case)))


def listed_identifiers(case: Case) -> Iterator[tuple[str, str]]:
    """(path, value) of the account's UID and of every identifier of the lists, in the order of the model."""
    if case.reporter.account.uid:
        yield "$.reporter.account.uid", case.reporter.account.uid
    for kind, keys in _KEYS.items():
        for index, item in enumerate(getattr(case.identifiers, kind)):
            for key in keys:
                value = getattr(item, key)
                if value:
                    yield f"$.identifiers.{kind}[{index}].{key}", value
