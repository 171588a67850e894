"""FIG-01: before, after and amount do not add up."""

from collections.abc import Iterator

from ledraft.case.events import Loss, Valuation
from ledraft.rules.figures import decimal
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """before − after (− what the victim moved, for a loss) against the amount, exactly."""
    for index, loss in enumerate(subject.case.incident.losses):
        yield from _difference(loss, loss.own, f"$.incident.losses[{index}].amount")
    for index, valuation in enumerate(subject.case.incident.valuations):
        yield from _difference(valuation, "", f"$.incident.valuations[{index}].amount")


def _difference(figure: Loss | Valuation, own: str, path: str) -> Iterator[Hit]:
    before, after, amount = decimal(figure.before), decimal(figure.after), decimal(figure.amount)
    if before is None or after is None or amount is None:
        return
    expected = before - after - (decimal(own) or 0)
    if expected != amount:
        yield Hit(path, {"expected": f"{expected:f}", "stated": figure.amount})


RULE = Rule(
    id="FIG-01",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "案发前减案发后（再减本人操作）等于 {expected}，此处写 {stated}。",
        "en": "Before less after (less the victim's own) is {expected}; {stated} is stated.",
    },
    fix={"zh": "核对三个数字，保留全部小数位。", "en": "Check the three figures and keep every decimal."},
    check=check,
    example={
        "zh": "349776.83 − 63359.27 = 286417.56。另一份材料写成 286417.65，收件人要求说明差额。",
        "en": "349776.83 − 63359.27 = 286417.56. Another paper had 286417.65, and the difference had to be explained.",
    },
)
