"""The fourteen parts of the eight required fields: complete, missing or invalid, and why."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ledraft import resources
from ledraft.case import fields, paths
from ledraft.case.blank import is_blank
from ledraft.case.fields import Entry, Field, Texts
from ledraft.identifiers.text import has_han
from ledraft.identifiers.verdict import Verdict, explain
from ledraft.rules import doctor
from ledraft.rules.rule import Subject

Status = Literal["complete", "missing", "invalid"]
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True)
class PartStatus:
    """One part: its entry, its status, and the reason in both languages where it is not complete."""

    entry: Entry
    status: Status
    reason: Texts | None = None


@dataclass(frozen=True)
class FieldStatus:
    """One field: invalid if a part is, else missing if a part is, else complete."""

    field: Field
    parts: tuple[PartStatus, ...]

    @property
    def status(self) -> Status:
        """The worst status of its parts."""
        states = {part.status for part in self.parts}
        return "invalid" if "invalid" in states else "missing" if "missing" in states else "complete"


def field_statuses(subject: Subject) -> tuple[FieldStatus, ...]:
    """The eight fields with their parts, in order."""
    return subject.once("fields", lambda: tuple(_field(subject, field) for field in fields.all_fields()))


def _field(subject: Subject, field: Field) -> FieldStatus:
    return FieldStatus(field, tuple(_part(subject, entry) for entry in field.parts))


def is_complete(statuses: tuple[FieldStatus, ...]) -> bool:
    """True if all eight fields are complete."""
    return all(s.status == "complete" for s in statuses)


def _why(reason: str) -> Texts:
    texts: Texts = resources.toml("reasons.toml")[reason]
    return texts


def _part(subject: Subject, entry: Entry) -> PartStatus:
    outcome = _CHECKS[entry.kind](subject, paths.get(subject.case, entry.path))
    if outcome is None:
        return PartStatus(entry, "complete")
    return PartStatus(entry, *outcome)


Outcome = tuple[Status, Texts] | None


def _invalid(verdict: Verdict) -> Outcome:
    return None if verdict.ok else ("invalid", {"zh": explain(verdict, "zh"), "en": explain(verdict, "en")})


def _bilingual(subject: Subject, value: Any) -> Outcome:
    if is_blank(value.zh) and is_blank(value.en):
        return "missing", _why("absent")
    for language, text, absent in (
        ("zh", value.zh, _why("no_chinese")),
        ("en", value.en, _why("no_english")),
    ):
        if language in subject.case.languages and is_blank(text):
            return "missing", absent
    return _wrong_language(value.zh, value.en)


def _wrong_language(zh: str, en: str) -> Outcome:
    if zh and not has_han(zh):
        return "invalid", _why("not_chinese")
    if en and has_han(en):
        return "invalid", _why("han_in_english")
    if en and not _LETTER.search(en):
        return "invalid", _why("not_english")
    return None


def _image(subject: Subject, value: Any) -> Outcome:
    if not value.by_officer and is_blank(value.file):
        return "missing", _why("absent")
    if subject.case.role != "officer":
        return "invalid", _why("officer_only")
    if value.by_officer or subject.files is None:
        return None
    state = subject.files.image(value.file)
    return (
        None
        if state == "ok"
        else ("invalid", _why("no_such_file") if state == "missing" else _why("unreadable"))
    )


def _country(_subject: Subject, value: str) -> Outcome:
    if is_blank(value):
        return "missing", _why("absent")
    return None if doctor.country_code(value) else ("invalid", _why("unknown_country"))


def _country_of(subject: Subject) -> str:
    return doctor.country_code(subject.case.agency.country) or "CN"


def _email(_subject: Subject, value: str) -> Outcome:
    return ("missing", _why("absent")) if is_blank(value) else _invalid(doctor.check_email(value))


def _phone(subject: Subject, value: str) -> Outcome:
    return (
        ("missing", _why("absent"))
        if is_blank(value)
        else _invalid(doctor.check_phone(value, _country_of(subject)))
    )


def _phone_type(subject: Subject, value: str) -> Outcome:
    if is_blank(value):
        return "missing", _why("absent")
    if value not in ("mobile", "landline"):
        return "invalid", _why("unknown_type")
    number = subject.case.officer.phone.number
    if is_blank(number) or not doctor.check_phone(number, _country_of(subject)).ok:
        return None
    return _invalid(doctor.check_phone_type(number, value, _country_of(subject)))


def _evidence(subject: Subject, value: Any) -> Outcome:
    if not value:
        return "missing", _why("absent")
    if any(is_blank(item.title.zh) and is_blank(item.title.en) for item in value):
        return "invalid", _why("untitled")
    states = {_evidence_state(subject, item) for item in value}
    if "missing" in states:
        return "invalid", _why("evidence_gone")
    return ("invalid", _why("evidence_changed")) if "changed" in states else None


def _evidence_state(subject: Subject, item: Any) -> str:
    if subject.files is None or is_blank(item.file):
        return "same"
    return subject.files.evidence(item.file, item.sha256)


_CHECKS: dict[str, Callable[[Subject, Any], Outcome]] = {
    "bilingual": _bilingual,
    "image": _image,
    "country": _country,
    "email": _email,
    "phone": _phone,
    "phone_type": _phone_type,
    "group": _evidence,
}
