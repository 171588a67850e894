"""Why a question is asked, which recipient asks for it and where that is written, and what an answer looks like."""

from collections.abc import Iterator

from ledraft.case import fields
from ledraft.case.fields import Entry
from ledraft.languages import _, current, pick
from ledraft.recipients import loading
from ledraft.recipients.facts import Fact
from ledraft.recipients.profile import Profile
from ledraft.wizard.questions import Question

# Which fact of a recipient's profile stands behind the entries at a path.
_FACTS = {
    "$.officer.email": "sender",
    "$.officer.credentials": "officer_id",
    "$.documents": "documents",
    "$.identifiers": "identifiers",
}


def help_text(question: Question, recipient_id: str) -> str:
    """The help on `question` in the language of the screen, several lines."""
    entry, item = question.entry, question.item
    lines = [
        _("Why: {help}").format(help=pick((item and item.help) or entry.help)),
        *_who_asks(entry, loading.load(recipient_id)),
        _example(question),
        *_english_can_wait(question),
        _("Keys: F1 or ? help, F2 or < back, F3 or ! overview of all answers, - leave open, Ctrl-C stop (all is saved)"),
    ]
    return "\n".join(lines)


def _example(question: Question) -> str:
    """The example of the question itself, else of the whole entry that its list asks for."""
    own = question.item.example if question.item else question.entry.example
    message = _("Example: {example}") if own else _("Example of an entry: {example}")
    return message.format(example=pick(own or question.entry.example, question.language))


def _english_can_wait(question: Question) -> Iterator[str]:
    if question.language == "en" and current() == "zh":
        yield _("If you do not write English, leave it open: the English letter then shows a blank.")


def _who_asks(entry: Entry, profile: Profile) -> Iterator[str]:
    field = next((f for f in fields.all_fields() if f.number == entry.field), None)
    facts = _facts(entry, profile)
    if field:
        message = _("Asked for by: {recipient}, required field {number} ({label}), portal step {steps}.")
        steps = ", ".join(str(step) for step in field.kodex_steps)
        yield message.format(recipient=pick(profile.title), number=field.number, label=pick(field.label), steps=steps)
        yield _("Source: case material of April 2023, items {items}.").format(items=", ".join(entry.source_items))
    elif not facts:
        yield _("No recipient is known to ask for this by itself; it serves the letters and the papers for the police.")
    for fact in facts:
        yield from _fact_lines(fact, profile)


def _facts(entry: Entry, profile: Profile) -> tuple[Fact, ...]:
    name = next((name for path, name in _FACTS.items() if entry.path.startswith(path)), "")
    found = getattr(profile, name) if name else None
    return found if isinstance(found, tuple) else (found,) if found else ()


def _fact_lines(fact: Fact, profile: Profile) -> Iterator[str]:
    if fact.note:
        yield _("{recipient}: {note}").format(recipient=profile.brand, note=pick(fact.note))
    for cited in fact.cite:
        source = profile.sources[cited]
        message = _("Source: {citation} (grade {grade}, read on {day}).")
        yield message.format(citation=pick(source.citation), grade=source.grade, day=source.checked_on.isoformat())
