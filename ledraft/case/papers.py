"""Identifiers, documents issued so far, evidence, and what is asked for."""

from typing import Annotated, Any, Literal

from pydantic import Field

from ledraft.case.base import Amount, Bilingual, Day, Identifier, Line, Moment, Part, Period, one_of
from ledraft.case.documents import document_kinds
from ledraft.case.events import Reference, Status
from ledraft.case.glossary import data_categories

DocumentKindId = Annotated[str, one_of(lambda: [kind.id for kind in document_kinds()])]
CategoryId = Annotated[str, one_of(data_categories)]


class Holder(Part):
    """An account at the recipient other than the reporter's own: how it is named, and the source of that knowledge."""

    kind: Literal["uid", "email", "phone", "referral_code", "broker_id", "other"]
    value: Identifier
    source: Bilingual = Bilingual()
    status: Status = ""


class Order(Part):
    """One order or trade, its identifiers copied from the export, never retyped."""

    order_id: Identifier = ""
    client_order_id: Identifier = ""
    trade_id: Identifier = ""
    market: Line = ""
    symbol: Identifier = ""
    side: Line = ""
    quantity: Amount = ""
    at: Moment = ""
    rests_on: list[Reference] = []


class Transfer(Part):
    """One transfer inside the recipient, such as spot to futures."""

    transfer_id: Identifier = ""
    source: Line = ""
    target: Line = ""
    asset: Identifier = ""
    amount: Amount = ""
    at: Moment = ""
    rests_on: list[Reference] = []


class Transaction(Part):
    """One transaction on a chain."""

    chain: Line = ""
    txid: Identifier = ""
    source: Identifier = ""
    target: Identifier = ""
    memo: Identifier = ""
    asset: Identifier = ""
    amount: Amount = ""
    at: Moment = ""
    rests_on: list[Reference] = []


class NetworkAddress(Part):
    """An IP address, host or URL that the facts name."""

    value: Identifier
    note: Bilingual = Bilingual()
    status: Status = ""
    rests_on: list[Reference] = []


class Identifiers(Part):
    """Everything that the recipient can look up, in text that can be copied."""

    orders: list[Order] = []
    transfers: list[Transfer] = []
    transactions: list[Transaction] = []
    holders: list[Holder] = []
    network: list[NetworkAddress] = []


class Approver(Part):
    """Who approved, in which post, at which level."""

    name: Line = ""
    position: Line = ""
    level: Literal["", "department_head", "county", "city", "province"] = ""


class Document(Part):
    """An official paper issued so far. Its kind decides what stage the case is at and what may be asked."""

    kind: DocumentKindId
    number: Line = ""
    date: Day = ""
    received_on: Day = ""
    approver: Approver = Approver()
    period: Period = Period()
    amount: Line = ""
    scope: Bilingual = Bilingual()
    outcome: Literal["", "upheld", "revoked"] = ""


class RowTotal(Part):
    """The sum of one column over the chosen rows of one kind and side of an export, as it was when registered."""

    kind: Line
    side: Line = ""
    column: Line
    asset: Line = ""
    amount: Amount
    rows: int = Field(ge=0)


class Evidence(Part):
    """One piece of evidence: what it is, where it came from, what it proves, and the hash of its file."""

    id: Identifier
    title: Bilingual = Bilingual()
    kind: Literal[
        "", "export", "screenshot", "chat", "bank_record", "payment_record", "contract", "other"
    ] = ""
    file: Line = ""
    sha256: Identifier = ""
    size: int | None = Field(None, ge=0)
    media_type: Line = ""
    pages: int | None = Field(None, ge=0)
    rows: int | None = Field(None, ge=0)
    source: Bilingual = Bilingual()
    exporter: Line = ""
    date: Day = ""
    proves: Bilingual = Bilingual()
    selection: dict[str, Any] = {}
    totals: list[RowTotal] = []


class RequestItem(Part):
    """One thing asked for: the data category, the span of time, and why it is needed."""

    category: CategoryId
    detail: Bilingual = Bilingual()
    period: Period = Period()
    reason: Bilingual = Bilingual()


class Freeze(Part):
    """What a freeze covers: the accounts, the cap, the scope, who lifts it."""

    accounts: list[Identifier] = []
    amount: Amount = ""
    asset: Identifier = ""
    scope: Bilingual = Bilingual()
    fruits: bool | None = None
    lifted_by: Bilingual = Bilingual()


class UserNotice(Part):
    """Whether the recipient may tell the account holder, why not, and until when."""

    choice: Literal["", "do_not_notify", "may_notify"] = ""
    reason: Bilingual = Bilingual()
    until: Day = ""


class Request(Part):
    """One request to the recipient."""

    kind: Literal["data", "preservation", "freeze", "extension", "follow_up", "question"]
    items: list[RequestItem] = []
    period: Period = Period()
    reply_by: Day = ""
    reply_by_reason: Bilingual = Bilingual()
    user_notice: UserNotice = UserNotice()
    freeze: Freeze = Freeze()
    text: Bilingual = Bilingual()
    earlier_reference: Line = ""


class PortalStep(Part):
    """A state of the portal and the day it was seen."""

    state: Literal[
        "not_begun", "signed_up", "mail_verified", "under_review", "approved", "refused", "submitted"
    ]
    on: Day = ""
    note: Line = ""


class Portal(Part):
    """Where the request stands at the portal; the last step is the state."""

    steps: list[PortalStep] = []
    submission_reference: Line = ""


class Overrule(Part):
    """A finding of the forecast that an officer set aside, and why."""

    finding: Identifier
    path: Line = ""
    reason: Line


class Supplied(Part):
    """Who supplied what stands at a path and below it, recorded when two halves were joined."""

    path: Line
    by: Literal["reporter", "officer", "both"]


class Attestation(Part):
    """The officer attests the facts, whoever supplied them, and the superior's approval; not for the organ."""

    officer: Line = ""
    approver: Line = ""
    approved_on: Day = ""
    instrument_number: Line = ""
    attested_at: Moment = ""
    overrules: list[Overrule] = []
    supplied: list[Supplied] = []
