"""The expiry clock of a packet: its dates, and the same dates as a calendar file (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from ledraft.case import deadlines, times
from ledraft.case.deadlines import Deadline, Hold
from ledraft.case.model import Case
from ledraft.languages import Language
from ledraft.packet.preparing import Prepared
from ledraft.recipients.profile import Profile

_FOLD = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def dates(case: Case, profile: Profile, as_of: datetime) -> list[Deadline]:
    """Every deadline of `case`, the earliest first, those passed at `as_of` included.

    For whatever lapses, the day by which its renewal is to be asked for stands before it; a renewal whose day has
    passed at `as_of` is due on that day, as long as the hold has not lapsed.
    """
    today = as_of.astimezone(times.BEIJING).date()
    found = [*deadlines.statutory(case.documents), *_holds(case, profile), *deadlines.of_requests(case)]
    found += [
        _not_before(deadlines.renewal(one), today) for one in found if one.lapses and not one.passed(today)
    ]
    return sorted(found, key=lambda one: (one.on, one.id))


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


def _not_before(renewal: Deadline, today: date) -> Deadline:
    return replace(renewal, on=max(renewal.on, today))


def _holds(case: Case, profile: Profile) -> Iterator[Deadline]:
    """The ends of holds: as the notice states it, and by the recipient's rules once the request is submitted."""
    stated = deadlines.stated_end(case.documents)
    if stated:
        yield stated
    submitted = deadlines.submitted_on(case)
    known: dict[Hold, int | None] = {
        "preservation": profile.preservation.days if profile.preservation else None,
        "freeze": profile.freeze.max_days if profile.freeze else None,
    }
    asked = {request.kind for request in case.requests} | ({"preservation"} if _asks_data(case) else set())
    for hold, days in known.items():
        if submitted and days and hold in asked:
            yield deadlines.of_recipient(hold, submitted, days)


def _asks_data(case: Case) -> bool:
    """A data request asks for preservation as well."""
    return any(request.kind == "data" for request in case.requests)


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
