"""From the registry of fields to a flat list of questions for one role and the answers so far. Nothing is asked that
the registry does not hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import ValidationError

from ledraft.case import fields, paths
from ledraft.case.fields import Choice, Entry, Item, Need, Texts
from ledraft.case.model import Case, Role
from ledraft.languages import LANGUAGES, Language
from ledraft.rules.labels import LANGUAGE_NAMES
from ledraft.wizard.permitted import choices, may_enter_document, permitted

_BILINGUAL = {"bilingual": "text", "bilingual_long": "long"}
ROLE_PATH = "$.role"


@dataclass(frozen=True)
class Question:
    """One thing to ask. `path` is where the answer goes; for kind `more` it is the list that may grow by an entry.

    `row` is the path of the list entry that the answer is part of, "" outside lists; `required` marks an answer
    without which that entry would make the case file unusable. `language` is set on one half of a bilingual text,
    `item` on a value of a list's entry.
    """

    path: str
    kind: str
    label: Texts
    entry: Entry
    choices: tuple[Choice, ...] = ()
    language: Language | None = None
    row: str = ""
    required: bool = False
    item: Item | None = None

    @property
    def key(self) -> str:
        """What tells this question from every other one."""
        return f"{self.path}+" if self.kind == "more" else self.path

    @property
    def number(self) -> int:
        """Which entry of its list this question belongs to, counted from 1; 0 outside lists."""
        return int(self.row[self.row.rfind("[") + 1 : -1]) + 1 if self.row else 0


def questions(role: Role, data: Mapping[str, Any], opened: str = "", at: str = "") -> tuple[Question, ...]:
    """Every question for `role`, in order. `opened` is the path of a list to which an entry is just being added.

    What needs another answer first is not among them, unless it is answered or it is the question `at`, where one is.
    """
    found: list[Question] = []
    for entry in fields.entries():
        if role in entry.roles:
            found += _group(entry, role, data, opened) if entry.kind == "group" else _single(entry.path)
    return tuple(q for q in found if q.key == at or _is_due(q, data))


def _is_due(question: Question, data: Mapping[str, Any]) -> bool:
    """Whether what the question needs is answered; an answer of its own keeps it within reach."""
    need = question.item.needs if question.item else question.entry.needs
    if need is None or _is_met(need, question.row, data):
        return True
    return paths.peek(data, question.path) is not None


def _is_met(need: Need, row: str, data: Mapping[str, Any]) -> bool:
    found = paths.peek(data, f"{row}.{need.path}" if row else need.path)
    return found == need.value if need.value else bool(found)


def left_to_others(role: Role) -> tuple[Entry, ...]:
    """The required parts that `role` is not asked for: they belong to the officer half."""
    return tuple(e for e in fields.entries() if e.field is not None and role not in e.roles)


def role_question() -> Question:
    """Who is answering: the first question, because the role decides what else is asked."""
    return _single(ROLE_PATH)[0]


@cache
def _single(path: str) -> tuple[Question, ...]:
    entry = fields.entry(path)
    required = path == ROLE_PATH  # which half a file is follows from it
    return tuple(_halves(Question(entry.path, entry.kind, entry.label, entry, entry.choices, required=required)))


def _halves(question: Question) -> Iterator[Question]:
    if question.kind not in _BILINGUAL:
        yield question
        return
    for language in LANGUAGES:
        yield replace(
            question,
            path=f"{question.path}.{language}",
            kind=_BILINGUAL[question.kind],
            label=_label_in(question.label, language),
            language=language,
        )


def _label_in(label: Texts, language: Language) -> Texts:
    name = LANGUAGE_NAMES[language]
    return {"zh": f"{label['zh']}（{name['zh']}）", "en": f"{label['en']} (in {name['en']})"}


def _group(entry: Entry, role: Role, data: Mapping[str, Any], opened: str) -> list[Question]:
    shown = visible_rows(entry, role, data)
    if opened == entry.path:
        shown.append(len(paths.peek(data, entry.path) or []))
    kinds = permitted(entry, role, data)
    if not kinds and not shown:
        return []
    leave_out = "" if data.get("evidence") else "rests_on"
    rows = [(n, _kind_of(entry, data, n)) for n in shown if not _is_copied(entry, data, n)]
    found = [q for n, kind in rows for q in _row_questions(entry.path, role, n, kind, kinds) if q.kind != leave_out]
    return [*found, Question(entry.path, "more", entry.label, entry)]


def _kind_of(entry: Entry, data: Mapping[str, Any], number: int) -> str:
    """The kind of the entry where it is one of a list; elsewhere it may be a text."""
    kind = paths.peek(data, f"{entry.path}[{number}].kind")
    return kind if isinstance(kind, str) else ""


def _is_copied(entry: Entry, data: Mapping[str, Any], number: int) -> bool:
    """Whether an identifier was copied from a row of an export: nobody is to type it over, so it is not asked about."""
    references = paths.peek(data, f"{entry.path}[{number}].rests_on") or []
    return entry.path.startswith("$.identifiers") and any(one.get("row") for one in references)


def visible_rows(entry: Entry, role: Role, data: Mapping[str, Any]) -> list[int]:
    """Which entries of a list `role` may see and change: of the papers, a reporter only those served on reporters."""
    rows = paths.peek(data, entry.path) or []
    return [n for n, row in enumerate(rows) if _is_shown(entry, role, row)]


def _is_shown(entry: Entry, role: Role, row: Any) -> bool:
    if entry.path != "$.documents":
        return True
    kind = row.get("kind", "") if isinstance(row, dict) else ""
    return not kind or may_enter_document(role, kind)


@cache
def _row_questions(path: str, role: Role, number: int, kind: str, kinds: tuple[str, ...]) -> tuple[Question, ...]:
    """What is asked about entry `number`, of this `kind`, of the list at `path`, whose entries may be of `kinds`."""
    entry, row = fields.entry(path), f"{path}[{number}]"
    items = [one for one in entry.items if _concerns(one, role, kind)]
    return tuple(q for item in items for q in _asked_of(item, entry, row, choices(item, role, kinds)))


def _concerns(item: Item, role: Role, kind: str) -> bool:
    return (not item.only_for or kind in item.only_for) and (not item.roles or role in item.roles)


def _asked_of(item: Item, entry: Entry, row: str, chosen_from: tuple[Choice, ...]) -> Iterator[Question]:
    required = item.path in required_keys(entry.path)
    path = f"{row}.{item.path}"
    return _halves(Question(path, item.kind, item.label, entry, chosen_from, row=row, required=required, item=item))


@cache
def required_keys(list_path: str) -> frozenset[str]:
    """The keys without which an entry of the list at `list_path` makes the case file unusable, as the model has it."""
    probe: dict[str, Any] = {}
    paths.put(probe, f"{list_path}[0].probe", "probe")
    try:
        Case.model_validate(probe)
    except ValidationError as error:
        return frozenset(str(e["loc"][-1]) for e in error.errors() if e["type"] == "missing")
    return frozenset()
