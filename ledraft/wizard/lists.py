"""A list of a case file: whether to add an entry, take one away, or go on."""

from typing import Any, Literal

from ledraft.case import paths
from ledraft.languages import _, current, pick
from ledraft.wizard import progress
from ledraft.wizard.asking import title
from ledraft.wizard.draft import Draft
from ledraft.wizard.helping import help_text
from ledraft.wizard.questions import Question, questions, visible_rows
from ledraft.wizard.review import answer
from ledraft.wizard.screen import Move, Option, Screen


def ask_about_list(draft: Draft, screen: Screen, question: Question) -> Move | Literal["add"]:
    """`add`, or the move: BLANK to go on, BACK, REVIEW. Entries that the person takes away are taken away here."""
    if question.entry.empty and not visible_rows(question.entry, draft.role, draft.data):
        screen.say(pick(question.entry.empty))
    while True:
        rows = visible_rows(question.entry, draft.role, draft.data)
        prompt = _("{list}: {count} so far").format(list=title(question), count=len(rows))
        reply = screen.choose(prompt, _options(len(rows)), blank=_("go on"))
        if reply is Move.HELP:
            screen.say(help_text(question, draft.case.recipient))
        elif reply == "remove":
            _remove(draft, screen, question, rows)
        elif reply == "add":
            return "add"
        elif isinstance(reply, Move):
            return reply


def _options(count: int) -> list[Option]:
    add = Option("add", _("add another entry") if count else _("add an entry"))
    return [add, Option("remove", _("take an entry away"))] if count else [add]


def _remove(draft: Draft, screen: Screen, question: Question, rows: list[int]) -> None:
    options = [Option(str(n), row_title(draft, f"{question.path}[{n}]")) for n in rows]
    reply = screen.choose(_("Which entry is to be taken away?"), options, blank=_("none"))
    if isinstance(reply, str):
        draft.remove_row(question.path, int(reply))


def row_title(draft: Draft, row: str) -> str:
    """The entry at the path `row` in one line: its answers as the overview words them, else its values as they stand."""
    asked = [q for q in questions(draft.role, draft.data) if q.row == row and q.language in (None, current())]
    said = [answer(q, draft.value(q)) for q in asked if progress.is_answered(q, draft.data, draft.role)]
    return " / ".join(said or _leaves(paths.peek(draft.data, row))) or _("(empty)")


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict) and {"zh", "en"} & value.keys():
        value = pick({"zh": "", "en": ""} | value) or value.get("zh") or value.get("en")
    if isinstance(value, dict | list):
        return [leaf for inner in (value.values() if isinstance(value, dict) else value) for leaf in _leaves(inner)]
    return [str(value)] if value not in ("", None) else []
