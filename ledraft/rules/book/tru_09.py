"""TRU-09: a freeze without a path from the victim's own transactions to the accounts."""

from collections.abc import Iterator

from ledraft.case.model import Case
from ledraft.case.papers import Holder
from ledraft.case.placeholders import is_placeholder
from ledraft.rules.asked import requests_of
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No path at all (a step of the flow or an order that the case lists), or an account that no path leads to."""
    has_path, ends = _has_path(subject), _ends(subject.case)
    for path, request in requests_of(subject, "freeze"):
        if not has_path:
            yield Hit(path)
            continue
        for index, account in enumerate(request.freeze.accounts):
            if account not in ends:
                yield Hit(f"{path}.freeze.accounts[{index}]")


def _ends(case: Case) -> set[str]:
    """Where a path can end: the reporter's own account, what the listed movements name, and an account whose part in
    them is verified from a source. Whoever is merely named in the case may be a stranger."""
    own, listed = case.reporter.account, case.identifiers
    steps = {step.identifier for step in case.incident.flow if step.status != "lead"}
    orders = {name for order in listed.orders for name in (order.order_id, order.trade_id)}
    transfers = {name for one in listed.transfers for name in (one.transfer_id, one.source, one.target)}
    chain = {name for one in listed.transactions for name in (one.txid, one.source, one.target)}
    verified = {holder.value for holder in listed.holders if holder.status == "verified" and _has_source(holder)}
    return {own.uid, own.email, own.phone} | steps | orders | transfers | chain | verified


def _has_source(holder: Holder) -> bool:
    return not (is_placeholder(holder.source.zh) and is_placeholder(holder.source.en))


def _has_path(subject: Subject) -> bool:
    steps = [step for step in subject.case.incident.flow if step.status != "lead"]
    if any(step.identifier or step.rests_on for step in steps):
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
        "zh": "写明资金流向：链上交易，或者报案人账户的划转、卖出、成交的订单号。他人的账户，须已核实并写明从何"
        "得知。",
        "en": "Give the way of the assets: on-chain transactions, or order ids of the victim's transfers, sales or "
        "trades. Another's account must be listed as verified, with the source of that knowledge.",
    },
    check=check,
    guard=True,
    example={
        "zh": "只凭怀疑请求冻结某账户。没有路径的冻结可能伤害无关的人，也正是冒用者的手法。",
        "en": "An account was to be frozen on suspicion. A freeze without a path can hurt a bystander, and is what "
        "impostors try.",
    },
)
