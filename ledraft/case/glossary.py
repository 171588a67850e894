"""Fixed pairs of Chinese and English terms, and the categories of data that a request may name.

One spelling per term: letters in either language take it from here (`data/glossary.toml`).
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ledraft import resources
from ledraft.case.fields import Texts

Group = Literal["institution", "instrument", "post", "trade"]


@dataclass(frozen=True)
class Term:
    """One term in both languages; `note` explains what readers abroad cannot know, else None."""

    id: str
    group: Group
    name: Texts
    note: Texts | None = None


@dataclass(frozen=True)
class DataCategory:
    """One kind of record a recipient may hold. `contains` says what it is, `third_persons` whether it holds
    data of others even when asked for the reporter's own account: that needs a notice of obtaining evidence."""

    id: str
    name: Texts
    contains: Texts
    sensitivity: Literal["open", "personal", "sensitive"]
    third_persons: bool


@cache
def terms() -> dict[str, Term]:
    """Every term by its id, in the order of the data file."""
    groups = resources.toml("glossary.toml")["terms"]
    return {
        name: Term(id=name, group=group, name={"zh": row["zh"], "en": row["en"]}, note=row.get("note"))
        for group, rows in groups.items()
        for name, row in rows.items()
    }


def term(term_id: str) -> Term:
    """The term `term_id`. Raises KeyError for one that the glossary does not know."""
    return terms()[term_id]


@cache
def data_categories() -> dict[str, DataCategory]:
    """Every data category by its id, in the order in which a request lists them."""
    rows = resources.toml("glossary.toml")["data_categories"]
    return {name: DataCategory(id=name, **row) for name, row in rows.items()}


def data_category(category_id: str) -> DataCategory:
    """The category `category_id`. Raises KeyError for one that the glossary does not know."""
    return data_categories()[category_id]
