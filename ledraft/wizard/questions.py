"""From the registry of fields to a flat list of questions for one role and the answers so far. Nothing is asked that
the registry does not hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import ValidationError

from ledraft.case import fields, paths
from ledraft.case.fields import Choice, Entry, Texts
from ledraft.case.model import Case, Role
from ledraft.languages import LANGUAGES, Language
from ledraft.wizard.permitted import choices, may_enter_document, permitted

_NAMES: Mapping[Language, Texts] = {"zh": {"zh": "中文", "en": "Chinese"}, "en": {"zh": "英文", "en": "English"}}
_BILINGUAL = {"bilingual": "text", "bilingual_long": "long"}
ROLE_PATH = "$.role"


@dataclass(frozen=True)
class Question:
    """One thing to ask. `path` is where the answer goes; for kind `more` it is the list that may grow by an entry.

    `row` is the path of the list entry that the answer is part of, "" outside lists; `required` marks an answer
    without which that entry would make the case file unusable. `language` is set on one half of a bilingual text.
    """

    path: str
    kind: str
    label: Texts
    entry: Entry
    choices: tuple[Choice, ...] = ()
    language: Language | None = None
    row: str = ""
    required: bool = False

    @property
    def key(self) -> str:
        """What tells this question from every other one."""
        return f"{self.path}+" if self.kind == "more" else self.path

    @property
    def number(self) -> int:
        """Which entry of its list this question belongs to, counted from 1; 0 outside lists."""
        return int(self.row[self.row.rfind("[") + 1 : -1]) + 1 if self.row else 0


def questions(role: Role, data: Mapping[str, Any], opened: str = "") -> tuple[Question, ...]:
    """Every question for `role`, in order. `opened` is the path of a list to which an entry is just being added."""
    found: list[Question] = []
    for entry in fields.entries():
        if role in entry.roles:
            found += _group(entry, role, data, opened) if entry.kind == "group" else _single(entry.path)
    return tuple(found)


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
    name = _NAMES[language]
    return {"zh": f"{label['zh']}（{name['zh']}）", "en": f"{label['en']} (in {name['en']})"}


def _group(entry: Entry, role: Role, data: Mapping[str, Any], opened: str) -> list[Question]:
    shown = visible_rows(entry, role, data)
    if opened == entry.path:
        shown.append(len(paths.peek(data, entry.path) or []))
    kinds = permitted(entry, role, data)
    if not kinds and not shown:
        return []
    rows = [(n, paths.peek(data, f"{entry.path}[{n}].kind") or "") for n in shown]
    found = [q for n, kind in rows for q in _row_questions(entry.path, n, kind, kinds)]
    return [*found, Question(entry.path, "more", entry.label, entry)]


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
def _row_questions(list_path: str, number: int, kind: str, kinds: tuple[str, ...]) -> tuple[Question, ...]:
    return tuple(_asked_of_row(fields.entry(list_path), f"{list_path}[{number}]", kind, kinds))


def _asked_of_row(entry: Entry, row: str, kind: str, kinds: tuple[str, ...]) -> Iterator[Question]:
    required = required_keys(entry.path)
    for item in entry.items:
        if item.only_for and kind not in item.only_for:
            continue
        question = Question(f"{row}.{item.path}", item.kind, item.label, entry, choices(item, kinds), row=row)
        yield from _halves(replace(question, required=item.path in required))


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
