"""The identifiers that a case lists for the recipient to look up, each with its place."""

from collections.abc import Iterator

from ledraft.case.model import Case

_KEYS = {
    "orders": ("order_id", "client_order_id", "trade_id"),
    "transfers": ("transfer_id",),
    "transactions": ("txid", "source", "target"),
    "holders": ("value",),
    "network": ("value",),
}


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
