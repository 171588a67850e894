"""FIG-02: two amounts for one thing."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft.rules.figures import decimal
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Valuations on one basis in one currency, or losses of one asset, that disagree."""
    first: dict[tuple[str, str], tuple[str, Decimal, str]] = {}
    for path, thing, text in _figures(subject):
        amount = decimal(text)
        if amount is None:
            continue
        other_path, other, other_text = first.setdefault(thing, (path, amount, text))
        if other != amount:
            yield Hit(path, {"amount": text, "other": other_text, "place": other_path})


def _figures(subject: Subject) -> Iterator[tuple[str, tuple[str, str], str]]:
    for index, valuation in enumerate(subject.case.incident.valuations):
        path = f"$.incident.valuations[{index}].amount"
        yield path, (valuation.basis, valuation.currency), valuation.amount
    for index, loss in enumerate(subject.case.incident.losses):
        yield f"$.incident.losses[{index}].amount", ("loss", loss.asset), loss.amount


RULE = Rule(
    id="FIG-02",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "同一基准有两个数：此处 {amount}，{place} 为 {other}。",
        "en": "One basis, two figures: {amount} here, {other} at {place}.",
    },
    fix={
        "zh": "只保留有原始记录支持的一个；估算值删去或者写明另一基准。",
        "en": "Keep the one that the records support; drop an estimate or give it its own basis.",
    },
    check=check,
    example={
        "zh": "先后两份材料的 BTC 损失分别为 1.46966133 和 1.47026803，都没有说明口径。",
        "en": "Two papers put the loss at 1.46966133 and 1.47026803 BTC, and neither said how it was reckoned.",
    },
)
