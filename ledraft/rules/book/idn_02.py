"""IDN-02: an order, trade or transfer id that cannot be right, or that a spreadsheet damaged."""

from collections.abc import Callable, Iterator

from ledraft.identifiers.verdict import Verdict
from ledraft.rules.doctor import check_client_order_id, check_order_id, said
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Refused ids are errors; zeros that a spreadsheet may have left, and a letter among digits, are a warning."""
    for path, value, doctor in _ids(subject):
        if not value:
            continue
        verdict = doctor(value)
        if not verdict.ok:
            yield Hit(path, {"why": said(verdict)})
        elif verdict.code in ("maybe_rounded", "maybe_letter"):
            yield Hit(path, {"why": said(verdict)}, "warning")


def _ids(subject: Subject) -> Iterator[tuple[str, str, Callable[[str], Verdict]]]:
    listed = subject.case.identifiers
    for index, order in enumerate(listed.orders):
        path = f"$.identifiers.orders[{index}]"
        yield f"{path}.order_id", order.order_id, check_order_id
        yield f"{path}.client_order_id", order.client_order_id, check_client_order_id
        yield f"{path}.trade_id", order.trade_id, check_order_id
    for index, transfer in enumerate(listed.transfers):
        yield f"$.identifiers.transfers[{index}].transfer_id", transfer.transfer_id, check_order_id


RULE = Rule(
    id="IDN-02",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={"zh": "编号有问题：{why}", "en": "Something is wrong with this id: {why}"},
    fix={
        "zh": "从交易所导出的 CSV 原件复制；在 Excel 中打开过的，请重新导出。",
        "en": "Copy it from the exchange's original CSV; if that was opened in Excel, export it again.",
    },
    check=check,
    example={
        "zh": "表格软件把 19 位订单号显示成 1.23457E+18，后几位永远丢失。",
        "en": "A spreadsheet showed a 19-digit order id as 1.23457E+18; its last digits were lost for good.",
    },
)
