"""IDN-10: one order stands twice."""

from collections.abc import Iterator

from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The same order id (without a trade id that tells fills apart) in more than one entry."""
    seen: dict[tuple[str, str, str], int] = {}
    for index, order in enumerate(subject.case.identifiers.orders):
        key = (order.market, order.order_id, order.trade_id)
        if order.order_id and key in seen:
            yield Hit(
                f"$.identifiers.orders[{index}].order_id", {"other": f"$.identifiers.orders[{seen[key]}]"}
            )
        seen.setdefault(key, index)


RULE = Rule(
    id="IDN-10",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "同一订单号已在 {other} 处列出。",
        "en": "The same order id is already listed at {other}.",
    },
    fix={
        "zh": "删去重复的一条；确为同一订单的多笔成交的，填写成交号。",
        "en": "Remove one of them; if they are fills of one order, give their trade ids.",
    },
    check=check,
    example={
        "zh": "同一订单列了两次，一次北京时间，一次 UTC，看起来像两笔交易。",
        "en": "One order was listed twice, once in Beijing time and once in UTC, and looked like two trades.",
    },
)
