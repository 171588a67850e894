"""The stage of a case, derived from the documents issued so far; never typed."""

from collections.abc import Iterable

from ledraft.case.documents import document_kind
from ledraft.case.model import Stage
from ledraft.case.papers import Document
from ledraft.case.placeholders import is_placeholder, numbers_a_paper

_LEADS_TO: dict[str, Stage] = {
    "acceptance_receipt": "accepted",
    "filing_notice": "filed",
    "filing_decision": "filed",
    "non_filing_notice": "declined",
    "transfer_notice": "transferred",
    "withdrawal_decision": "withdrawn",
}
_COUNTY_OR_ABOVE = ("county", "city", "province")
_REVIEWS = ("reconsideration_decision", "review_decision")


def is_issued(document: Document) -> bool:
    """Only a paper with a number and a date counts as issued; a blank form has its year and no serial."""
    return bool(document.date) and numbers_a_paper(document.number)


def is_approved(document: Document) -> bool:
    """Whether the paper names who approved it and, where its kind asks for county level, that this is the level."""
    by_level = document_kind(document.kind).approval != "county" or document.approver.level in _COUNTY_OR_ABOVE
    return not is_placeholder(document.approver.name) and by_level


def stage_of(documents: Iterable[Document]) -> Stage:
    """The stage after all issued `documents`, taken in the order of their dates.

    An acceptance never takes a filed case back; a reconsideration or review (PSP 179) that revokes a non-filing decision
    puts the case back to accepted.
    """
    stage: Stage = "reported"
    for document in sorted((d for d in documents if is_issued(d)), key=lambda d: d.date):
        if document.kind in _REVIEWS and document.outcome == "revoked" and stage == "declined":
            stage = "accepted"
        elif document.kind in _LEADS_TO and not (document.kind == "acceptance_receipt" and stage == "filed"):
            stage = _LEADS_TO[document.kind]
    return stage


def issued(documents: Iterable[Document], kind: str) -> Document | None:
    """The latest issued document of `kind`, or None."""
    found = [d for d in documents if d.kind == kind and is_issued(d)]
    return max(found, key=lambda d: d.date) if found else None
