"""The case: one JSON file, one incident, one recipient."""

from typing import Literal

from pydantic import Field

from ledraft.case.base import Identifier, Line, Moment, Part
from ledraft.case.events import Incident
from ledraft.case.papers import Attestation, Document, Evidence, Identifiers, Portal, Request
from ledraft.case.parties import Agency, Officer, Reporter
from ledraft.languages import Language

FORMAT = "ledraft-case/1"
Role = Literal["victim", "lawyer", "officer"]
Route = Literal["kodex", "email"]
Stage = Literal["reported", "accepted", "filed", "declined", "transferred", "withdrawn"]


class Case(Part):
    """Everything about one request. Every key may be absent; what must be there is for the rules to say."""

    schema_: Line = Field("", alias="$schema", description="For editors only: where the JSON Schema is.")
    format: Literal["ledraft-case/1"] = "ledraft-case/1"
    role: Role = "victim"
    reference: Line = ""
    recipient: Identifier = "binance-cn"
    route: Route = "kodex"
    languages: list[Language] = Field(default=["zh", "en"], min_length=1, max_length=2)
    agency: Agency = Agency()
    officer: Officer = Officer()
    second_officer: Officer = Officer()
    reporter: Reporter = Reporter()
    incident: Incident = Incident()
    requests: list[Request] = []
    identifiers: Identifiers = Identifiers()
    documents: list[Document] = []
    evidence: list[Evidence] = []
    portal: Portal = Portal()
    attestation: Attestation = Attestation()
    as_of: Moment = ""
    specimen: bool = False
