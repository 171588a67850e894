"""Variants of the sample cases: one for each role and stage, and with the papers that further letters need."""

import json
from typing import Any

from ledraft import resources
from ledraft.case.model import Case
from ledraft.case.papers import Document, Portal

Raw = dict[str, Any]

NON_FILING = {
    "kind": "non_filing_notice",
    "number": "样公（刑）不立字〔2026〕00006号",
    "date": "2026-11-18",
    "received_on": "2026-11-20",
}
RECONSIDERED = {
    "kind": "reconsideration_decision",
    "number": "样公（法）复议字〔2026〕00007号",
    "date": "2026-11-20",
    "received_on": "2026-11-21",
    "outcome": "upheld",
}
FILING_NOTICE = {
    "kind": "filing_notice",
    "number": "样公（刑）立告字〔2023〕00002号",
    "date": "2023-05-09",
    "received_on": "2023-05-10",
}
FREEZE_NOTICE = {
    "kind": "freeze_notice",
    "number": "样公（刑）冻财字〔2026〕00008号",
    "date": "2026-11-23",
    "approver": {"name": "李样本", "position": "样例分局副局长", "level": "county"},
    "period": {"from": "2026-11-25T00:00:00+08:00", "to": "2027-02-25T00:00:00+08:00"},
}
TRANSFER = {
    "kind": "transfer_notice",
    "number": "样公（刑）移字〔2026〕00009号",
    "date": "2026-11-19",
    "approver": {"name": "李样本", "position": "样例分局副局长", "level": "county"},
}
WITHDRAWAL = {
    "kind": "withdrawal_decision",
    "number": "样公（刑）撤案字〔2026〕00010号",
    "date": "2026-11-19",
    "approver": {"name": "李样本", "position": "样例分局副局长", "level": "county"},
}
RECEIPT = {"kind": "acceptance_receipt", "number": "样公（刑）受案字〔2023〕00001号", "date": "2023-04-10"}
RENEWED_NOTICE = FREEZE_NOTICE | {
    "number": "样公（刑）冻财字〔2027〕00001号",
    "date": "2027-02-10",
    "period": {"from": "2027-02-25T00:00:00+08:00", "to": "2027-05-25T00:00:00+08:00"},
}
FREEZE = {
    "kind": "freeze",
    "reply_by": "2026-12-10",
    "user_notice": {
        "choice": "do_not_notify",
        "reason": {
            "zh": "防止资产在执行前转移",
            "en": "the assets could be moved before the freeze takes effect",
        },
        "until": "2027-02-25",
    },
    "freeze": {
        "accounts": ["200000002"],
        "amount": "40856.89",
        "asset": "USDT",
        "scope": {
            "zh": "限制转出、提币和交易，不限制转入",
            "en": "no transfers out, withdrawals or trades; deposits allowed",
        },
        "fruits": True,
        "lifted_by": {
            "zh": "样例市公安局样例分局",
            "en": "Yangli Sub-bureau, Yangli Municipal Public Security Bureau",
        },
    },
}
EXTENSION = {
    "kind": "extension",
    "earlier_reference": "SPECIMEN-0001",
    "reply_by": "2026-12-10",
    "text": {"zh": "所需记录尚未全部取得", "en": "not all the records needed have been received"},
}
COUNTERPARTIES = {
    "category": "counterparties",
    "detail": {
        "zh": "与附件1所列订单直接成交的账户标识、成交号、成交数量，以及该等账户的注册与实名资料",
        "en": "identifiers of the accounts filled directly against the orders in Annex 1, the trade ids and quantities, and the subscriber records of these accounts",
    },
    "period": {"from": "2023-03-20T00:00:00+08:00", "to": "2023-03-22T00:00:00+08:00"},
    "reason": {
        "zh": "查明合约账户资产的去向。",
        "en": "To establish where the assets of the futures wallet went.",
    },
}
SUBMITTED = {
    "steps": [
        {"state": "signed_up", "on": "2026-11-20"},
        {"state": "approved", "on": "2026-11-23"},
        {"state": "submitted", "on": "2026-11-23"},
    ],
    "submission_reference": "SPECIMEN-0001",
}


def sample(name: str) -> Raw:
    """The sample case `name` as plain data, free to change."""
    data: Raw = json.loads((resources.data("samples") / f"{name}.json").read_text("utf-8"))
    return data


def case(raw: Raw) -> Case:
    """The case that `raw` describes."""
    return Case.model_validate(raw)


def reporter(role: str, *documents: Raw, **changes: Any) -> Case:
    """A reporter's case as `role`; with `documents`, these instead of the sample's receipt of acceptance."""
    raw = sample("reporter") | {"role": role} | changes
    receipt = raw["documents"][0]
    raw["documents"] = [] if documents == ({},) else [receipt, *documents]
    if role == "lawyer":
        raw["reporter"]["lawyer"] = {
            "name": {"family": {"zh": "陈", "en": "CHEN"}, "given": {"zh": "样本", "en": "Yangben"}},
            "firm": {"zh": "样例律师事务所", "en": "Yangli Law Firm"},
            "licence_number": "00000000000000001",
            "authorisation_date": "2026-11-20",
            "firm_letter_number": "样律函〔2026〕1号",
            "phone": "+86 138 0000 0001",
            "email": "lawyer@example.com",
        }
    return case(raw)


def officer(*documents: Raw, requests: tuple[Raw, ...] = (), **changes: Any) -> Case:
    """The officer's complete case with further `documents` and `requests`."""
    raw = sample("complete") | changes
    raw["documents"] += documents
    raw["requests"] += requests
    return case(raw)


def accepted_officer() -> Case:
    """The officer's case before the decision on filing."""
    raw = sample("complete")
    raw["documents"] = [d for d in raw["documents"] if d["kind"] != "filing_decision"]
    return case(raw)


def only(base: Case, *documents: Raw) -> Case:
    """`base` with these `documents` and no other."""
    return base.model_copy(update={"documents": [Document.model_validate(one) for one in documents]})


def second_step() -> Case:
    """The officer's case at the second step: data on the counterparties."""
    raw = sample("complete") | {"portal": SUBMITTED}
    raw["requests"][0]["items"] = [COUNTERPARTIES]
    return case(raw)


def variants() -> dict[str, Case]:
    """Every variant by its name: role, stage, and what is special."""
    found = {
        "officer-reported": only(officer()),
        "officer-accepted": accepted_officer(),
        "officer-accepted-submitted": accepted_officer().model_copy(update={"portal": Portal.model_validate(SUBMITTED)}),
        "officer-filed": officer(),
        "officer-frozen": officer(FREEZE_NOTICE, requests=(FREEZE,)),
        "officer-submitted": officer(portal=SUBMITTED),
        "officer-declined": only(officer(), RECEIPT, NON_FILING),
        "officer-transferred": only(officer(), RECEIPT, TRANSFER),
        "officer-withdrawn": officer(WITHDRAWAL),
        "officer-second-step": second_step(),
        "officer-renewing": officer(requests=(EXTENSION,), portal=SUBMITTED),
        "officer-renewing-freeze": officer(
            FREEZE_NOTICE, RENEWED_NOTICE, requests=(FREEZE, EXTENSION), portal=SUBMITTED
        ),
    }
    for role in ("victim", "lawyer"):
        found |= {
            f"{role}-reported": reporter(role, {}),
            f"{role}-accepted": reporter(role),
            f"{role}-filed": reporter(role, FILING_NOTICE),
            f"{role}-declined": reporter(role, NON_FILING),
            f"{role}-upheld": reporter(role, NON_FILING, RECONSIDERED),
            f"{role}-transferred": reporter(role, TRANSFER),
            f"{role}-withdrawn": reporter(role, FILING_NOTICE, WITHDRAWAL),
        }
    return found
