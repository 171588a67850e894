"""What may stand in a line before a person types: English spellings, the type of a number, the next evidence id.

A suggestion is only ever the default of a question. What the person confirms is stored, and never derived again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ledraft.case import paths
from ledraft.wizard.questions import Question


def suggestion(question: Question, data: Mapping[str, Any]) -> str:
    """The suggested answer to `question`, or ""."""
    if question.kind == "phone_type":
        return _phone_type(question, data)
    if question.row and question.path.endswith(".id"):
        return _evidence_id(question, data)
    if question.kind == "country":
        return "CN"
    chinese = paths.peek(data, f"{question.path.removesuffix('.en')}.zh") if question.language == "en" else None
    return _english(question, chinese) if isinstance(chinese, str) and chinese else ""


def _phone_type(question: Question, data: Mapping[str, Any]) -> str:
    number = paths.peek(data, question.path.replace(".type", ".number"))
    if not isinstance(number, str):
        return ""
    from ledraft.identifiers.phone import phone_type

    return phone_type(number, paths.peek(data, "$.agency.country") or "CN") or ""


def _evidence_id(question: Question, data: Mapping[str, Any]) -> str:
    rows = paths.peek(data, question.row[: question.row.rindex("[")]) or []
    taken = {row.get("id") for row in rows}
    return next(f"E{n}" for n in range(1, len(rows) + 2) if f"E{n}" not in taken)


def _english(question: Question, chinese: str) -> str:
    return next((make(chinese) for end, make in _ENGLISH.items() if question.path.endswith(f"{end}.en")), "")


def _family(chinese: str) -> str:
    """In capitals, as letters print it; a given name is put behind because surnames have readings of their own."""
    from ledraft.names.pinyin import suggest

    return suggest(f"{chinese}一").family_en.upper()


def _given(chinese: str) -> str:
    from ledraft.names.pinyin import romanised

    return romanised(chinese)


def _agency(chinese: str) -> str:
    from ledraft.names.places import suggest_agency

    return suggest_agency(chinese)


def _department(chinese: str) -> str:
    from ledraft.names.places import suggest_department

    return suggest_department(chinese)


def _position(chinese: str) -> str:
    from ledraft.names.places import suggest_position

    return suggest_position(chinese)


def _address(chinese: str) -> str:
    from ledraft.names.places import suggest_address

    return suggest_address(chinese)


_ENGLISH: dict[str, Callable[[str], str]] = {
    ".name.family": _family,
    ".name.given": _given,
    "$.agency.name": _agency,
    "$.agency.superior": _agency,
    "$.agency.department": _department,
    ".position": _position,
    ".address": _address,
    "$.incident.place": _address,
}
