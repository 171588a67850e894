"""The expiry clock of a packet: its dates as a calendar file (RFC 5545)."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from ledraft.case import deadlines, times
from ledraft.case.deadlines import Deadline
from ledraft.case.model import Case
from ledraft.languages import Language
from ledraft.packet.preparing import Prepared
from ledraft.recipients.expiry import dates

_FOLD = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(prepared: Prepared) -> bytes:
    """The dates still to come as an iCalendar file, all-day events with an alarm a day before; empty bytes if none.

    Titles are in the case's first language. Nothing of the case is in it but its reference. Same case, profile and
    `as_of`, same bytes.
    """
    subject = prepared.subject
    today = subject.as_of.astimezone(times.BEIJING).date()
    coming = [d for d in dates(prepared.case, subject.profile, subject.as_of) if not d.passed(today)]
    if not coming:
        return b""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ledraft//expiry clock//EN", "CALSCALE:GREGORIAN"]
    events = [line for one in coming for line in _event(one, prepared.case, subject.as_of)]
    return b"".join(_folded(line) for line in [*head, *events, "END:VCALENDAR"])


def _event(one: Deadline, case: Case, as_of: datetime) -> list[str]:
    language = case.languages[0]
    alarm = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(one.title[language])}",
        "TRIGGER:-P1D",
        "END:VALARM",
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(case.reference, one.id)}",
        f"DTSTAMP:{as_of.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(_summary(one, case, language))}",
        f"DESCRIPTION:{_text(_description(one, language))}",
        "TRANSP:TRANSPARENT",
        *alarm,
        "END:VEVENT",
    ]


def _summary(one: Deadline, case: Case, language: Language) -> str:
    return f"{case.reference} {one.title[language]}".strip()


def _description(one: Deadline, language: Language) -> str:
    return f"{one.note[language]}\n{deadlines.holiday_note()[language]}"


def _uid(reference: str, kind: str) -> str:
    """The same deadline of the same case keeps its id, so that a later calendar replaces the earlier entry."""
    digest = sha256(f"{reference}\n{kind}".encode()).hexdigest()
    return f"{digest[:32]}@ledraft"


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """The line in UTF-8 with CRLF, folded to at most 75 octets without cutting a character (RFC 5545, 3.1)."""
    pieces: list[bytes] = []
    current = b""
    for character in line:
        octets = character.encode()
        if len(current) + len(octets) > _FOLD - bool(pieces):
            pieces.append(current)
            current = b""
        current += octets
    return b"\r\n ".join([*pieces, current]) + b"\r\n"
