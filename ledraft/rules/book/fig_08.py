"""FIG-08: a text names a loss that is none of the figures of the case."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft import resources
from ledraft.rules.figures import currency, decimal, structured
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_NEAR = Decimal("0.25")
_NUMBER = r"[-−]?\s?(?P<number>\d[\d,]*\.\d{2,})\s?(?P<unit>[A-Z]{3,10}|美元|元)"
_LOSS = watch(rf"(?:亏损|损失|[Ll]oss(?:es)?\b)[^。；.;\d]{{0,20}}{_NUMBER}", gate="亏损|损失|loss", prose=True)


def check(subject: Subject) -> Iterator[Hit]:
    """An exact loss in a text, where the case has figures in that money (dollars and dollar coins are one) and none is
    that one; a figure near one of the case is left to FIG-04 and FIG-07.
    """
    figures = [(amount, _money(unit)) for _path, amount, unit in structured(subject)]
    for text, match in subject.texts.find(_LOSS):
        amount, money = decimal(match["number"]), _money(currency(match["unit"]))
        known = [one for one, other in figures if other == money]
        if amount and known and not any(abs(one - amount) <= abs(one) * _NEAR for one in known):
            values = {"found": match["number"], "unit": match["unit"], "known": f"{known[0]:f}", "money": money}
            yield Hit(text.path, values)


def _money(unit: str) -> str:
    return "USD" if unit in resources.toml("forecast.toml")["dollars"]["codes"] else unit


RULE = Rule(
    id="FIG-08",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "文中的损失 {found} {unit} 与案件所列金额（{known} {money}）相去甚远，也没有列为另一口径。",
        "en": "The text names a loss of {found} {unit}, far from the case's {known} {money}, and no basis of its own.",
    },
    fix={
        "zh": "写明这一数额的口径并列入折算金额，或者从文中删去。",
        "en": "State its basis among the values of the loss, or take it out of the text.",
    },
    check=check,
    example={
        "zh": "合约委托表的“亏损”-92061.97 USDT 是买卖数量不等时的差额，不是实际亏损，与 40856.89 美元并列。",
        "en": "A table's “loss” of -92061.97 USDT, a mere difference of unequal quantities, stood beside USD 40856.89.",
    },
)
