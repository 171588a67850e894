"""TRU-09: a freeze without a path from the victim's own transactions to the accounts."""

from collections.abc import Iterator

from ledraft.rules.asked import requests_of
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Neither a flow with evidence nor an identifier: a path is a step of the flow or an order that the case lists."""
    if _has_path(subject):
        return
    for path, _request in requests_of(subject, "freeze"):
        yield Hit(path)


def _has_path(subject: Subject) -> bool:
    if any(step.identifier or step.rests_on for step in subject.case.incident.flow):
        return True
    listed = subject.case.identifiers
    by_order = any(order.order_id or order.trade_id for order in listed.orders)
    return by_order or any(transfer.transfer_id for transfer in listed.transfers) or bool(listed.transactions)


RULE = Rule(
    id="TRU-09",
    severity="error",
    owner="officer",
    source=TRUST,
    message={
        "zh": "请求冻结的账户与报案人的交易之间没有可核对的路径。",
        "en": "There is no path that can be checked from the victim's transactions to the accounts to be frozen.",
    },
    fix={
        "zh": "写明资金流向：链上交易，或者报案人账户的划转、卖出、成交的订单号。",
        "en": "Give the way of the assets: on-chain transactions, or order ids of the victim's transfers, sales or "
        "trades.",
    },
    check=check,
    guard=True,
    example={
        "zh": "只凭怀疑请求冻结某账户。没有路径的冻结可能伤害无关的人，也正是冒用者的手法。",
        "en": "An account was to be frozen on suspicion. A freeze without a path can hurt a bystander, and is what "
        "impostors try.",
    },
)
