"""Who takes part: the agency, its officers, the reporter and a lawyer."""

from typing import Literal

from pydantic import Field

from ledraft.case.base import Bilingual, Day, Identifier, Line, Part


class Name(Part):
    """A person's name; characters and Latin letters are separate stored values, never derived from each other."""

    family: Bilingual = Bilingual()
    given: Bilingual = Bilingual()


class Phone(Part):
    """A telephone number as dialled, and whether it is a mobile or a landline."""

    number: Line = ""
    type: Line = Field("", json_schema_extra={"enum": ["", "mobile", "landline"]})


class Image(Part):
    """A badge photo: kept and shown by the officer (the usual way), or a file."""

    by_officer: bool = False
    file: Line = ""


class Credentials(Part):
    """The officer's badge, both sides, and the selfie holding it."""

    badge_front: Image = Image()
    badge_back: Image = Image()
    selfie: Image = Image()


class Officer(Part):
    """The officer who makes the request, or the second officer who can confirm it."""

    name: Name = Name()
    position: Bilingual = Bilingual()
    email: Line = ""
    phone: Phone = Phone()
    police_number: Identifier = ""
    credentials: Credentials = Credentials()


class Verification(Part):
    """A switchboard or website published by the agency: what, where it was seen, when."""

    switchboard: Line = ""
    website: Line = ""
    seen_at: Line = ""
    seen_on: Day = ""


class Agency(Part):
    """The agency that handles the case and issues the papers."""

    name: Bilingual = Bilingual()
    department: Bilingual = Bilingual()
    country: Line = ""
    address: Bilingual = Bilingual()
    superior: Bilingual = Bilingual()
    verification: Verification = Verification()


class IdentityDocument(Part):
    """The paper that a person is identified by."""

    type: Literal["", "resident_id", "passport", "other"] = ""
    number: Identifier = ""


class Account(Part):
    """The reporter's own account at the recipient: what it can be found by."""

    uid: Identifier = ""
    email: Line = ""
    phone: Line = ""


class Lawyer(Part):
    """The reporter's lawyer: authorisation (委托书), letter of the firm (律所函), licence (律师证)."""

    name: Name = Name()
    firm: Bilingual = Bilingual()
    licence_number: Identifier = ""
    authorisation_date: Day = ""
    firm_letter_number: Line = ""
    phone: Line = ""
    email: Line = ""


class Reporter(Part):
    """The victim who reports, and the lawyer who may act for them."""

    name: Name = Name()
    identity: IdentityDocument = IdentityDocument()
    phone: Line = ""
    email: Line = ""
    address: Bilingual = Bilingual()
    account: Account = Account()
    lawyer: Lawyer = Lawyer()
