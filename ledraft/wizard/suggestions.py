"""What may stand in a line before a person types: English spellings, the type of a number, a standard text.

A suggestion is only ever the default of a question. What the person confirms is stored, and never derived again.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ledraft.case import paths, reading
from ledraft.case.model import Case
from ledraft.identifiers.text import has_han
from ledraft.wizard import standard
from ledraft.wizard.questions import Question


def suggestion(question: Question, data: Mapping[str, Any]) -> str:
    """The suggested answer to `question`, or ""."""
    if question.kind == "phone_type":
        return _phone_type(question, data)
    if question.kind == "country":
        return "CN"
    if question.kind == "recipient":
        return Case().recipient
    if question.path.endswith(".status"):
        return "" if data.get("role") == "officer" else "stated"
    if question.path.startswith("$.attestation."):
        return _attested(question, data)
    if question.entry.path == "$.requests":
        return _period_end(question, data)
    if question.path.endswith(".currency"):
        return "CNY"
    if question.language == "zh":
        texts = standard.offered(question, data)
        return texts[0]["zh"] if len(texts) == 1 else _file_name(question, data)
    chinese = paths.peek(data, f"{question.path.removesuffix('.en')}.zh") if question.language == "en" else None
    return _english(question, chinese, data) if isinstance(chinese, str) and chinese else ""


def spellings(question: Question, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The spellings among which the bearer of a name is to choose, best first; () where it is no part of a name."""
    end = next((end for end in (".name.family.en", ".name.given.en") if question.path.endswith(end)), "")
    chinese = paths.peek(data, f"{question.path.removesuffix('.en')}.zh") if end else None
    if not isinstance(chinese, str) or not chinese:
        return ()
    from ledraft.names.pinyin import family_spellings, given_spellings

    return family_spellings(chinese) if "family" in end else given_spellings(chinese)


def _file_name(question: Question, data: Mapping[str, Any]) -> str:
    """A Chinese name of the file is often its title."""
    stem = Path(paths.peek(data, f"{question.row}.file") or "").stem if question.row else ""
    return stem if has_han(stem) else ""


def _attested(question: Question, data: Mapping[str, Any]) -> str:
    """The officer's own name, and approver and day from the superior's approval that is among the papers."""
    if question.path == "$.attestation.officer":
        name = paths.peek(data, "$.officer.name") or {}
        return "".join((name.get(part) or {}).get("zh", "") for part in ("family", "given"))
    paper: Mapping[str, Any] = next((d for d in data.get("documents") or [] if d.get("kind") == "superior_approval"), {})
    if question.path == "$.attestation.approver":
        return str((paper.get("approver") or {}).get("name", ""))
    return str(paper.get("date", "")) if question.path == "$.attestation.approved_on" else ""


def _period_end(question: Question, data: Mapping[str, Any]) -> str:
    """The days around the incident, as in the first request."""
    if question.kind != "moment" or paths.peek(data, f"{question.row}.kind") == "freeze":
        return ""
    from ledraft.letters.first_request import around

    period = around(reading.validate(data).incident.period)
    return period.from_ if question.path.endswith(".from") else period.to


def _phone_type(question: Question, data: Mapping[str, Any]) -> str:
    number = paths.peek(data, question.path.replace(".type", ".number"))
    if not isinstance(number, str):
        return ""
    from ledraft.identifiers.phone import phone_type

    return phone_type(number, paths.peek(data, "$.agency.country") or "CN") or ""


def _english(question: Question, chinese: str, data: Mapping[str, Any]) -> str:
    make = next((make for end, make in _ENGLISH.items() if question.path.endswith(f"{end}.en")), None)
    return make(chinese) if make else standard.english_of(chinese, question, data)


def _family(chinese: str) -> str:
    """In capitals, as letters print it."""
    from ledraft.names.pinyin import family_spellings

    return next(iter(family_spellings(chinese)), "")


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
