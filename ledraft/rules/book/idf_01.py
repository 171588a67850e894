"""IDF-01: nothing by which the recipient could find an account."""

from collections.abc import Iterator

from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Neither the reporter's account nor any order, transfer, transaction or holder is named."""
    demand = subject.profile.identifiers
    if demand and not _has_one(subject):
        yield cited(subject, demand, "$.identifiers")


def _has_one(subject: Subject) -> bool:
    account, listed = subject.case.reporter.account, subject.case.identifiers
    own = (account.uid, account.email, account.phone, subject.case.reporter.identity.number)
    return any(own) or any((listed.orders, listed.transfers, listed.transactions, listed.holders))


RULE = Rule(
    id="IDF-01",
    severity="error",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "没有任何可供接收方查找账户的标识（UID、账户邮箱、订单号、交易哈希等）。",
        "en": "There is nothing by which the recipient could find an account: no UID, account e-mail, order id or "
        "transaction hash.",
    },
    fix={
        "zh": "填写账户 UID 或者注册邮箱，并从导出表格加入订单号。",
        "en": "Enter the account's UID or e-mail, and add order ids from an export.",
    },
    check=check,
    example={
        "zh": "请求只写了“我辖区居民王某某的账户”，接收方无从查找。",
        "en": "The request spoke of “the account of our resident”; the recipient had nothing to search for.",
    },
)
