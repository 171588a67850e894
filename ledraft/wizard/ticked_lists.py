"""What is ticked off a list: the data a request names, beginning with those of the standard first request; the evidence
that a fact rests on; the articles of the offence."""

from typing import Any

from ledraft.case import glossary, saving
from ledraft.case.citations import Citation, all_citations, may_stand_in
from ledraft.languages import pick
from ledraft.letters.first_request import item_of, standard_categories
from ledraft.wizard.draft import Draft
from ledraft.wizard.permitted import offered_categories
from ledraft.wizard.questions import Question
from ledraft.wizard.screen import Move, Option, Screen
from ledraft.wizard.ticking import ticked

Entries = list[dict[str, Any]]


def chosen_categories(draft: Draft, screen: Screen, question: Question, prompt: str) -> Entries | Move:
    """The items of a request, each with its reason; BLANK where none is chosen. Items that stay keep their own words."""
    stored = {item["category"]: item for item in draft.value(question) or []}
    offered = {one.id for one in offered_categories(draft.role, draft.data)} | stored.keys()
    options = [Option(one.id, pick(one.name)) for one in glossary.data_categories().values() if one.id in offered]
    reply = ticked(screen, prompt, options, stored or standard_categories())
    if isinstance(reply, Move):
        return reply
    return [stored.get(name) or _item(name) for name in reply] or Move.BLANK


def chosen_evidence(draft: Draft, screen: Screen, question: Question, prompt: str) -> Entries | Move:
    """The pieces of evidence that a fact or figure rests on; references that stay keep their row."""
    stored: Entries = draft.value(question) or []
    pieces = draft.rows("$.evidence")
    options = [Option(one["id"], _line(one)) for one in pieces if one.get("id")]
    reply = ticked(screen, prompt, options, {one.get("evidence", "") for one in stored})
    if isinstance(reply, Move):
        return reply
    kept = [one for one in stored if one.get("evidence") in reply]
    known = {one["evidence"] for one in kept}
    return [*kept, *({"evidence": name} for name in reply if name not in known)] or Move.BLANK


def chosen_articles(draft: Draft, screen: Screen, question: Question, prompt: str) -> list[str] | Move:
    """The articles of the offence, of those that may stand before a recipient; those in the case stay in their order."""
    stored: list[str] = draft.value(question) or []
    options = [Option(one.id, _article(one)) for one in all_citations() if one.id in stored or _names_an_offence(one)]
    reply = ticked(screen, prompt, options, stored)
    if isinstance(reply, Move):
        return reply
    return [*(one for one in stored if one in reply), *(one for one in reply if one not in stored)] or Move.BLANK


def _names_an_offence(one: Citation) -> bool:
    return "offence" in one.topics and may_stand_in(one, "recipient")


def _article(one: Citation) -> str:
    return f"{pick(one.instrument.name)} {pick(one.article)}: {pick(one.gist)}"


def _line(piece: dict[str, Any]) -> str:
    title = piece.get("title", {})
    return " ".join(part for part in (piece["id"], pick({"zh": "", "en": ""} | title) or piece.get("file", "")) if part)


def _item(category: str) -> dict[str, Any]:
    item: dict[str, Any] = saving.prune(item_of(category).model_dump(mode="json", by_alias=True))
    return item
