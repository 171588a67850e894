"""What happened: statements with their status, losses, values, the way the assets went, positions and leads."""

from typing import Annotated, Literal

from pydantic import Field

from ledraft.case.base import (
    Amount,
    Bilingual,
    Calculation,
    Day,
    Formula,
    Identifier,
    Line,
    Moment,
    Part,
    Period,
    one_of,
)
from ledraft.case.citations import all_citations

CitationId = Annotated[str, one_of(lambda: [citation.id for citation in all_citations()])]
Status = Literal["", "verified", "stated", "lead"]


class Reference(Part):
    """Where in the evidence a statement or figure stands: the evidence id, and a row or page."""

    evidence: Identifier = ""
    row: Identifier = ""


class Statement(Part):
    """One fact in neutral words, when it was, how sure it is, and what it rests on."""

    text: Bilingual = Bilingual()
    status: Status = ""
    at: Moment = ""
    to: Moment = ""
    rests_on: list[Reference] = []


class Loss(Part):
    """What one asset lost: before, after, and net of what the victim did themselves."""

    asset: Identifier
    before: Amount = ""
    after: Amount = ""
    own: Amount = ""
    amount: Amount = ""
    status: Status = ""
    rests_on: list[Reference] = []


class Valuation(Part):
    """One figure for the loss on one basis; a derived one states its division, places and rounding."""

    basis: Literal["purchase_cost", "price_at_act", "exchange_displayed", "disposal", "reported"]
    amount: Amount
    currency: Identifier
    at: Moment = ""
    source: Bilingual = Bilingual()
    before: Amount = ""
    after: Amount = ""
    rate: Amount = ""
    division: Calculation = Formula()
    places: int | None = Field(None, ge=0, le=18)
    rounding: Line = ""
    status: Status = ""
    rests_on: list[Reference] = []


class FlowStep(Part):
    """One movement of assets, from the victim's first affected transaction to where it ended."""

    kind: Literal["sale", "internal_transfer", "matched_trade", "withdrawal", "chain_transfer", "deposit"]
    at: Moment = ""
    source: Bilingual = Bilingual()
    target: Bilingual = Bilingual()
    asset: Identifier = ""
    amount: Amount = ""
    identifier: Identifier = ""
    status: Status = ""
    rests_on: list[Reference] = []


class Position(Part):
    """What one party said, in which medium, when; recorded, not adjudicated."""

    party: Bilingual = Bilingual()
    statement: Bilingual = Bilingual()
    medium: Bilingual = Bilingual()
    date: Day = ""
    rests_on: list[Reference] = []


class Candidate(Part):
    """An organisation that may stand behind a service: a lead with its confidence, source and date."""

    name: Bilingual = Bilingual()
    registry_code: Identifier = ""
    registry_status: Bilingual = Bilingual()
    address: Bilingual = Bilingual()
    confidence: Literal["", "low", "medium", "high"] = ""
    source: Bilingual = Bilingual()
    date: Day = ""


class Service(Part):
    """A service named in the report: its kind, addresses and accounts."""

    name: Line = ""
    kind: Bilingual = Bilingual()
    urls: list[Line] = []
    emails: list[Line] = []
    accounts: list[Line] = []


class Authorisation(Part):
    """How a third party's program came to act on the account: the vendor, the grant, the permissions."""

    vendor: Line = ""
    granted_by: Line = ""
    permissions: Bilingual = Bilingual()
    not_granted: Bilingual = Bilingual()
    api_key_id: Identifier = ""


class Incident(Part):
    """The incident: what the case is called, the offence it is handled as, the facts and the figures."""

    title: Bilingual = Bilingual()
    case_number: Line = ""
    offence: Bilingual = Bilingual()
    articles: list[CitationId] = []
    period: Period = Period()
    discovered_at: Moment = ""
    place: Bilingual = Bilingual()
    summary: Bilingual = Bilingual()
    authorisation: Authorisation = Authorisation()
    statements: list[Statement] = []
    losses: list[Loss] = []
    valuations: list[Valuation] = []
    flow: list[FlowStep] = []
    positions: list[Position] = []
    candidates: list[Candidate] = []
    services: list[Service] = []
