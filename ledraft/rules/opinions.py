"""Opinions in free text: what is said as a fact though nobody has established it."""

import re
from collections.abc import Iterator

from ledraft.rules.rule import Hit, Subject
from ledraft.rules.texts import Text
from ledraft.rules.wording import pattern, watched

_CLAUSE_END = re.compile(r"[。；;!！?？\n]|\.(?=\s|\Z)")
_LONGEST_QUOTE = 40
_LISTS = {kind: watched(kind, by_language=True, prose=True) for kind in ("accusation", "blame", "guess")}


def opinions(subject: Subject, kind: str) -> Iterator[Hit]:
    """One hit for each text that a recipient will read and that holds an expression of the list `kind`."""
    for text in subject.texts.holding(*_LISTS[kind]):
        if _is_asserted(subject, text):
            words = next(expressions(text.value, kind), None)
            if words:
                yield Hit(text.path, {"words": words})


def expressions(text: str, kind: str) -> Iterator[str]:
    """The expressions of the list `kind` in `text`, save in sentences where a context of the list `allow` stands."""
    if not pattern(kind).search(text):
        return
    for clause in _CLAUSE_END.split(text):
        match = pattern(kind).search(clause)
        if match and not pattern("allow").search(clause):
            yield match[0][:_LONGEST_QUOTE]


def _is_asserted(subject: Subject, text: Text) -> bool:
    """What a party said is recorded as theirs; leads stay out of requests; the offence is the agency's to name."""
    path = text.path
    if path.startswith("$.incident.statements["):
        index = int(path[len("$.incident.statements[") :].partition("]")[0])
        return subject.case.incident.statements[index].status != "lead"
    return not path.startswith(("$.incident.positions", "$.incident.offence", "$.evidence", "$.documents"))
