"""IDF-03: a chain address or transaction hash is wrong, or what belongs to it is missing."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.case.papers import Transaction
from ledraft.rules.doctor import check_address, check_txid, refused
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject

_NEEDED: dict[str, Texts] = {
    "chain": {"zh": "没有写明链。", "en": "The chain is not stated."},
    "asset": {"zh": "没有写明币种。", "en": "The asset is not stated."},
    "amount": {"zh": "没有写明数量。", "en": "The amount is not stated."},
}


def check(subject: Subject) -> Iterator[Hit]:
    """A wrong checksum or length is an error anywhere; a missing chain, asset or amount weighs as the profile says."""
    for index, transaction in enumerate(subject.case.identifiers.transactions):
        path = f"$.identifiers.transactions[{index}]"
        yield from _slips(transaction, path)
        for key, why in _NEEDED.items():
            if not getattr(transaction, key):
                yield _missing(subject, f"{path}.{key}", why)


def _slips(transaction: Transaction, path: str) -> Iterator[Hit]:
    if transaction.txid:
        yield from refused(f"{path}.txid", check_txid(transaction.chain, transaction.txid))
    for key in ("source", "target"):
        address = getattr(transaction, key)
        if address:
            yield from refused(f"{path}.{key}", check_address(transaction.chain, address))


def _missing(subject: Subject, path: str, why: Texts) -> Hit:
    demand = subject.profile.fund_flow or subject.profile.identifiers
    return cited(subject, demand, path, {"why": why}) if demand else Hit(path, {"why": why}, "advice")


RULE = Rule(
    id="IDF-03",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={"zh": "链上标识有问题：{why}", "en": "Something is wrong with an on-chain identifier: {why}"},
    fix={
        "zh": "到区块浏览器或者导出表格重新复制地址和交易哈希，写明链、币种和数量。",
        "en": "Copy address and hash again from the explorer or the export, and state chain, asset and amount.",
    },
    check=check,
    example={
        "zh": "地址中的数字 0 抄成了字母 O，校验不通过；接收方查不到，也不会猜。",
        "en": "A digit 0 was typed as the letter O; the checksum fails, the recipient finds nothing and does not "
        "guess.",
    },
)
