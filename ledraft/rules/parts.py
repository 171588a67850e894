"""The fourteen parts of the eight required fields: complete, missing or invalid, and why."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ledraft.case import fields, paths
from ledraft.case.blank import is_blank
from ledraft.case.fields import Entry, Field, Texts
from ledraft.identifiers import country, mail, phone
from ledraft.identifiers.verdict import Verdict, explain
from ledraft.rules.rule import Subject

Status = Literal["complete", "missing", "invalid"]
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


def _texts(zh: str, en: str) -> Texts:
    return {"zh": zh, "en": en}


ABSENT = _texts("尚未填写", "not filled in")
NO_ENGLISH = _texts("缺少英文文本", "the English text is missing")
NO_CHINESE = _texts("缺少中文文本", "the Chinese text is missing")
HAN_IN_ENGLISH = _texts("英文文本中留有汉字", "Chinese characters stand in the English text")
NOT_ENGLISH = _texts("英文文本中没有字母", "the English text holds no letters")
NOT_CHINESE = _texts("中文文本中没有汉字", "the Chinese text holds no Chinese characters")
OFFICER_ONLY = _texts("只能由警官一方填写（role 为 officer 的案件文件）", "only the officer half may state this (a case file whose role is officer)")
NO_SUCH_FILE = _texts("找不到该图片文件", "the image file is not there")
UNREADABLE = _texts("图片无法打开或不完整", "the image does not open or is cut off")
UNTITLED = _texts("有证据条目没有名称", "an entry has no title")
EVIDENCE_GONE = _texts("有证据文件找不到", "an evidence file is not there")
EVIDENCE_CHANGED = _texts("有证据文件与登记的校验值不符", "an evidence file no longer has the hash it was registered with")
UNKNOWN_COUNTRY = _texts("不是已知的国家名称或代码", "not a known country or code")
UNKNOWN_TYPE = _texts("只能是 mobile（手机）或 landline（座机）", "must be mobile or landline")


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
    return tuple(FieldStatus(f, tuple(_part(subject, entry) for entry in f.parts)) for f in fields.all_fields())


def is_complete(statuses: tuple[FieldStatus, ...]) -> bool:
    """True if all eight fields are complete."""
    return all(s.status == "complete" for s in statuses)


def _part(subject: Subject, entry: Entry) -> PartStatus:
    outcome = _CHECKS[entry.kind](subject, paths.get(subject.case, entry.path))
    if outcome is None:
        return PartStatus(entry, "complete")
    return PartStatus(entry, *outcome)


Outcome = tuple[Status, Texts] | None


def _invalid(verdict: Verdict) -> Outcome:
    return None if verdict.ok else ("invalid", _texts(explain(verdict, "zh"), explain(verdict, "en")))


def _bilingual(subject: Subject, value: Any) -> Outcome:
    if is_blank(value.zh) and is_blank(value.en):
        return "missing", ABSENT
    for language, text, absent in (("zh", value.zh, NO_CHINESE), ("en", value.en, NO_ENGLISH)):
        if language in subject.case.languages and is_blank(text):
            return "missing", absent
    return _wrong_language(value.zh, value.en)


def _wrong_language(zh: str, en: str) -> Outcome:
    if zh and not _HAN.search(zh):
        return "invalid", NOT_CHINESE
    if en and _HAN.search(en):
        return "invalid", HAN_IN_ENGLISH
    if en and not _LETTER.search(en):
        return "invalid", NOT_ENGLISH
    return None


def _image(subject: Subject, value: Any) -> Outcome:
    if not value.by_officer and is_blank(value.file):
        return "missing", ABSENT
    if subject.case.role != "officer":
        return "invalid", OFFICER_ONLY
    if value.by_officer or subject.files is None:
        return None
    state = subject.files.image(value.file)
    return None if state == "ok" else ("invalid", NO_SUCH_FILE if state == "missing" else UNREADABLE)


def _country(_subject: Subject, value: str) -> Outcome:
    if is_blank(value):
        return "missing", ABSENT
    return None if country.country_code(value) else ("invalid", UNKNOWN_COUNTRY)


def _country_of(subject: Subject) -> str:
    return country.country_code(subject.case.agency.country) or "CN"


def _email(_subject: Subject, value: str) -> Outcome:
    return ("missing", ABSENT) if is_blank(value) else _invalid(mail.check_email(value))


def _phone(subject: Subject, value: str) -> Outcome:
    return ("missing", ABSENT) if is_blank(value) else _invalid(phone.check_phone(value, _country_of(subject)))


def _phone_type(subject: Subject, value: str) -> Outcome:
    if is_blank(value):
        return "missing", ABSENT
    if value not in ("mobile", "landline"):
        return "invalid", UNKNOWN_TYPE
    number = subject.case.officer.phone.number
    if is_blank(number) or not phone.check_phone(number, _country_of(subject)).ok:
        return None
    return _invalid(phone.check_phone_type(number, value, _country_of(subject)))


def _evidence(subject: Subject, value: Any) -> Outcome:
    if not value:
        return "missing", ABSENT
    if any(is_blank(item.title.zh) and is_blank(item.title.en) for item in value):
        return "invalid", UNTITLED
    states = {_evidence_state(subject, item) for item in value}
    if "missing" in states:
        return "invalid", EVIDENCE_GONE
    return ("invalid", EVIDENCE_CHANGED) if "changed" in states else None


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
