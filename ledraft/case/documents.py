"""The kinds of official papers that a case may name, from `data/documents.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ledraft import resources
from ledraft.case.fields import Texts

Level = Literal["department_head", "county"]


@dataclass(frozen=True)
class DocumentKind:
    """One kind of paper. `served_on_reporter`: the reporter receives it and may enter it; any other kind is
    the officer's to enter. `approval` is the lowest level that may approve (None: no text read says so);
    `basis` holds ids of legal citations."""

    id: str
    title: Texts
    served_on_reporter: bool
    needs_approver: bool
    basis: tuple[str, ...]
    approval: Level | None = None


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Every kind, in the order of the data file."""
    table = resources.toml("documents.toml")
    return tuple(DocumentKind(id=name, **row | {"basis": tuple(row["basis"])}) for name, row in table.items())


@cache
def _by_id() -> dict[str, DocumentKind]:
    return {kind.id: kind for kind in document_kinds()}


def document_kind(kind_id: str) -> DocumentKind:
    """The kind `kind_id`. Raises KeyError for one that the list does not know."""
    return _by_id()[kind_id]
