"""The directory of authorities and institutions, and the legal basis: article, gist, day of the text that was read."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ledraft import resources
from ledraft.case.citations import Citation, all_citations, may_stand_in
from ledraft.case.documents import document_kind
from ledraft.case.model import Case
from ledraft.case.stage import is_issued, stage_of
from ledraft.languages import Language
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter, letters, why_not
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row
from ledraft.letters.values import Printer

Group = dict[str, object]


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`directory`: groups of institutions; `basis`: every provision that the papers of this case name, by instrument."""
    data = resources.toml("directory.toml")
    found = groupby(_basis(printer.case, letter), key=lambda one: one.instrument.name[printer.language])
    return officer_context.common(printer, letter, occasion) | {
        "directory": [_group(data, one, printer.language) for one in data["group"]],
        "checked_on": data["checked_on"].isoformat(),
        "basis": [
            {"title": name, "rows": officer_context.rows(some, printer.language)} for name, some in found
        ],
    }


def _group(data: dict[str, Any], group: dict[str, Any], language: Language) -> Group:
    kept = [one for one in data["institution"] if one["group"] == group["id"]]
    return {
        "title": group["title"][language],
        "rows": [_institution(data["state"], one, language) for one in kept],
    }


def _institution(words: dict[str, Any], one: dict[str, Any], language: Language) -> Row:
    """One line. A link that leads elsewhere, or to a dissolved body, is not in the data and so cannot be printed."""
    note = one.get("note", {}).get(language, "")
    state = words[one["state"]][language]
    return {
        "name": one["name"][language],
        "url": one.get("url", "—"),
        "state": f"{state}。{note}" if note else state,
    }


def _basis(case: Case, letter: Letter) -> list[Citation]:
    """In the order of the closed list; nothing that may not stand before the readers of this paper."""
    wanted = set(_named(case))
    return [one for one in all_citations() if one.id in wanted and may_stand_in(one, letter.audience)]


def _named(case: Case) -> Iterator[str]:
    stage = stage_of(case.documents)
    for one in letters():
        if not why_not(one, case, stage):
            yield from one.cites(stage)
    for document in filter(is_issued, case.documents):
        yield from document_kind(document.kind).basis
    yield from case.incident.articles
