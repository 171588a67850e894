"""FIG-07: a figure in a text that is nearly, but not, the one in the case."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft.rules.figures import mentions, structured
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_NEAR = Decimal("0.05")
_DECIMALS = 2


def check(subject: Subject) -> Iterator[Hit]:
    """An exact figure (two decimals or more) near one in the same unit, and equal to none."""
    by_unit: dict[str, list[Decimal]] = {}
    for _path, amount, unit in structured(subject):
        by_unit.setdefault(unit, []).append(amount)
    for mention in mentions(subject):
        known = by_unit.get(mention.unit, ())
        if mention.rough or not known or mention.amount in known or _decimals(mention.amount) < _DECIMALS:
            continue
        near = [amount for amount in known if abs(amount - mention.amount) <= abs(amount) * _NEAR]
        if near:
            yield Hit(
                mention.path, {"found": f"{mention.amount:f}", "known": f"{near[0]:f}", "unit": mention.unit}
            )


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


RULE = Rule(
    id="FIG-07",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "文中的 {found} {unit} 与案件数据 {known} {unit} 不一致。",
        "en": "The text's {found} {unit} differs from {known} {unit} in the case.",
    },
    fix={
        "zh": "以有原始记录的数为准，改正文字。",
        "en": "Correct the text to the figure that the records support.",
    },
    check=check,
    example={
        "zh": "摘要仍用旧的核算结果 1.47026803 BTC，表格已更新为 1.46966133。",
        "en": "The summary still had 1.47026803 BTC after the table had become 1.46966133.",
    },
)
