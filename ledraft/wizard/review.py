"""The overview: the eight fields with their state, every answer by section; any one can be chosen and changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from ledraft.case import fields, glossary, paths
from ledraft.languages import _, pick
from ledraft.wizard import moments, progress
from ledraft.wizard.asking import title
from ledraft.wizard.draft import Draft
from ledraft.wizard.questions import Question
from ledraft.wizard.screen import Move, Option, Screen
from ledraft.wizard.shown import fit


def chosen_question(draft: Draft, screen: Screen, sequence: Sequence[Question]) -> Question | None:
    """The question whose answer is to be changed, or None to go on where one was."""
    while True:
        screen.say(fields_text(draft))
        options = _section_options(draft, sequence)
        section = screen.choose(_("Which section?"), options, blank=_("go on with the questions"))
        if section in (Move.BLANK, Move.BACK, Move.REVIEW):
            return None
        if isinstance(section, str):
            question = _chosen_in(draft, screen, [q for q in sequence if q.entry.section == section])
            if question:
                return question


def fields_text(draft: Draft) -> str:
    """One line for each of the eight fields: number, label, state."""
    states = {"complete": _("complete"), "missing": _("missing"), "invalid": _("invalid")}
    lines = [_("The eight required fields:")]
    for found in progress.statuses(draft.case, draft.path.parent):
        line = _("{number}. {label}: {state}")
        label = pick(found.field.label)
        lines.append("  " + fit(line.format(number=found.field.number, label=label, state=states[found.status]), 76))
    return "\n".join(lines)


def _section_options(draft: Draft, sequence: Sequence[Question]) -> list[Option]:
    options = []
    for section, label in fields.sections().items():
        asked = [q for q in sequence if q.entry.section == section]
        if asked:
            answered = sum(progress.is_answered(q, draft.data, draft.role) for q in asked)
            line = _("{section}: {answered} of {total} answered")
            options.append(Option(section, line.format(section=pick(label), answered=answered, total=len(asked))))
    return options


def _chosen_in(draft: Draft, screen: Screen, asked: Sequence[Question]) -> Question | None:
    options = [Option(q.key, answer_line(q, draft.data)) for q in asked]
    reply = screen.choose(_("Which answer is to be changed?"), options, blank=_("back to the sections"))
    return next((q for q in asked if q.key == reply), None)


def answer_line(question: Question, data: Mapping[str, Any]) -> str:
    """`label: answer` in one line; a secret answer shows its last characters only."""
    said = answer(question, paths.peek(data, question.path))
    return _("{label}: {answer}").format(label=title(question), answer=said)


def _named(one: Any) -> str:
    """An item of a request by its category, a reference by its evidence, anything else as it stands."""
    if not isinstance(one, dict):
        return str(one)
    if "category" in one:
        return pick(glossary.data_category(one["category"]).name)
    return " ".join(str(part) for part in one.values())


def answer(question: Question, value: Any) -> str:
    """The answer in the words of its choices; a secret one by its last characters."""
    if question.kind == "more":
        return _("{count} so far, add or take away").format(count=len(value or []))
    if value in (None, "", {}):
        return _("(open)")
    if isinstance(value, list):
        return _(", ").join(_named(one) for one in value)
    if question.kind == "image":
        return str(value.get("file") or _("kept and shown by the officer"))
    if question.entry.sensitivity == "secret":
        from ledraft.identifiers.person import mask_id

        return mask_id(str(value))
    if question.kind == "moment":
        return moments.as_typed(str(value))
    labels = {choice.value: pick(choice.label) for choice in question.choices}
    return labels.get(value, str(value)) if isinstance(value, str) else str(value)
