"""IDF-04: a deposit on this chain is told apart by memo or tag, and none is given."""

from collections.abc import Iterator

from ledraft.identifiers.chain import memo_name, needs_memo
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Transactions without memo on chains that need one, where the profile says how identifiers must be given."""
    demand = subject.profile.identifiers
    if demand is None:
        return
    for index, transaction in enumerate(subject.case.identifiers.transactions):
        if transaction.chain and not transaction.memo and needs_memo(transaction.chain):
            named = {"zh": memo_name(transaction.chain, "zh"), "en": memo_name(transaction.chain, "en")}
            yield cited(
                subject, demand, f"$.identifiers.transactions[{index}].memo", {"memo": named}, firm="warning"
            )


RULE = Rule(
    id="IDF-04",
    severity="warning",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "这条链上的充值靠{memo}区分账户，此处没有填写。",
        "en": "Deposits on this chain are told apart by the {memo}, and none is given.",
    },
    fix={
        "zh": "从转出平台或者区块浏览器复制{memo}。",
        "en": "Copy the {memo} from the sending platform or the explorer.",
    },
    check=check,
    example={
        "zh": "同一充值地址为成千上万用户共用，没有标签，接收方无法确定账户。",
        "en": "Thousands of users share one deposit address; without the tag the account cannot be told.",
    },
)
