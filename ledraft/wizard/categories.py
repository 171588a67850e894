"""Which data a request names: the categories ticked one by one, beginning with those of the standard first request."""

from typing import Any

from ledraft.case import glossary, saving
from ledraft.languages import _, pick
from ledraft.letters.first_request import item_of, standard_categories
from ledraft.wizard.draft import Draft
from ledraft.wizard.permitted import offered_categories
from ledraft.wizard.questions import Question
from ledraft.wizard.screen import Move, Option, Screen

_TAKE = "\0take"


def chosen_categories(draft: Draft, screen: Screen, question: Question, prompt: str) -> list[dict[str, Any]] | Move:
    """The items of a request, each with its reason; BLANK where none is chosen. Items that stay keep their own words."""
    stored = {item["category"]: item for item in draft.value(question) or []}
    chosen = set(stored) or set(standard_categories())
    offered = [one.id for one in offered_categories(draft.role, draft.data)]
    while True:
        reply = screen.choose(prompt, _options([*dict.fromkeys([*stored, *offered])], chosen), _TAKE)
        if isinstance(reply, Move):
            return reply
        if reply == _TAKE:
            return [stored.get(name) or _item(name) for name in _in_order(chosen)] or Move.BLANK
        chosen ^= {reply}


def _options(offered: list[str], chosen: set[str]) -> list[Option]:
    take = Option(_TAKE, _("take the {count} that are ticked").format(count=len(chosen)))
    ticked = [("[x]" if name in chosen else "[ ]", name) for name in _in_order(offered)]
    return [take, *(Option(name, f"{tick} {pick(glossary.data_category(name).name)}") for tick, name in ticked)]


def _in_order(names: set[str] | list[str]) -> list[str]:
    return [name for name in glossary.data_categories() if name in names]


def _item(category: str) -> dict[str, Any]:
    item: dict[str, Any] = saving.prune(item_of(category).model_dump(mode="json", by_alias=True))
    return item
