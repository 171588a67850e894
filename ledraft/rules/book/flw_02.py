"""FLW-02: the totals do not agree with the rows."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ledraft.rules.evidence_grade import cited
from ledraft.rules.figures import decimal
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Per asset: the sum of the listed transactions against the loss stated for it, where the profile wants totals."""
    demand = subject.profile.fund_flow
    if demand is None or not demand.totals:
        return
    sums = _sums(subject)
    for index, loss in enumerate(subject.case.incident.losses):
        stated = decimal(loss.amount)
        if stated is not None and loss.asset in sums and sums[loss.asset] != stated:
            values = {"asset": loss.asset, "sum": f"{sums[loss.asset]:f}", "stated": loss.amount}
            yield cited(subject, demand, f"$.incident.losses[{index}].amount", values, firm="warning")


def _sums(subject: Subject) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for transaction in subject.case.identifiers.transactions:
        amount = decimal(transaction.amount)
        if amount is not None:
            sums[transaction.asset] += amount
    return sums


RULE = Rule(
    id="FLW-02",
    severity="warning",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "{asset}：所列交易合计 {sum}，与损失 {stated} 不符。",
        "en": "{asset}: the listed transactions add up to {sum}, the loss is stated as {stated}.",
    },
    fix={
        "zh": "核对交易清单和损失数量；差额有原因的，在摘要中写明。",
        "en": "Compare the list with the loss; if the difference has a reason, say it in the summary.",
    },
    check=check,
    example={
        "zh": "三笔转账合计 12.5，摘要写损失 13；收件人不知以哪个为准。",
        "en": "Three transfers added up to 12.5 while the summary said 13; the reader did not know which to trust.",
    },
)
