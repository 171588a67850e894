"""Which kinds of paper, request and data a person may enter: what the role, the stage and the papers issued allow."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ledraft.case.documents import document_kind, document_kinds
from ledraft.case.fields import Choice, Entry, Item
from ledraft.case.glossary import DataCategory, data_categories
from ledraft.case.model import Role
from ledraft.case.ownership import served_on_reporter
from ledraft.case.papers import Document
from ledraft.case.stage import is_approved, issued, stage_of

_OVER = ("declined", "transferred", "withdrawn")


def permitted(entry: Entry, role: Role, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of entry that `role` may add to the list `entry`; for a list without kinds, one without a name."""
    if entry.path == "$.documents":
        return _papers(role)
    return _requests(role, data) if entry.path == "$.requests" else ("",)


def choices(item: Item, role: Role, kinds: tuple[str, ...]) -> tuple[Choice, ...]:
    """What `role` may choose for `item`, where of its list only `kinds` are permitted."""
    if item.choices_from == "documents":
        return tuple(Choice(kind, document_kind(kind).title) for kind in kinds)
    if item.choices_from == "requests":
        return tuple(choice for choice in item.choices if choice.value in kinds)
    return tuple(choice for choice in item.choices if not choice.roles or role in choice.roles)


def may_enter_document(role: Role, kind: str) -> bool:
    """Whether `role` may enter a paper of `kind`: a reporter only enters what is served on reporters."""
    return role == "officer" or served_on_reporter(kind)


def offered_categories(role: Role, data: Mapping[str, Any]) -> tuple[DataCategory, ...]:
    """The categories of data that may be asked for: those of third persons by an officer with an approved notice of
    obtaining evidence only.
    """
    everybody = role == "officer" and _approved(data, "evidence_notice")
    return tuple(one for one in data_categories().values() if everybody or not one.third_persons)


@cache
def _papers(role: Role) -> tuple[str, ...]:
    return tuple(kind.id for kind in document_kinds() if may_enter_document(role, kind.id))


def _requests(role: Role, data: Mapping[str, Any]) -> tuple[str, ...]:
    """No request after a case is declined, transferred or withdrawn; a freeze only with filing and its notice. What
    comes after a request was submitted, and questions to the portal, are the officer's.
    """
    stage = stage_of(_documents(data))
    if stage in _OVER:
        return ()
    if role != "officer":
        return ("data", "preservation")
    frozen = ("freeze",) if stage == "filed" and _approved(data, "freeze_notice") else ()
    later = ("extension", "follow_up") if stage in ("accepted", "filed") else ()
    return ("data", "preservation", *frozen, *later, "question")


def _approved(data: Mapping[str, Any], kind: str) -> bool:
    paper = issued(_documents(data), kind)
    return paper is not None and is_approved(paper)


def _documents(data: Mapping[str, Any]) -> list[Document]:
    """The papers of the case that have a kind already."""
    rows = data.get("documents") or []
    return [Document.model_validate(row) for row in rows if isinstance(row, dict) and row.get("kind")]
