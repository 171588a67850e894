"""The hand-over page: what was asked and where that is published, what is still open, where it is handed in."""

from collections.abc import Sequence

from ledraft.case import fields
from ledraft.case.base import Bilingual
from ledraft.case.parties import Lawyer, Reporter
from ledraft.letters.sheet import Row, Sheet, texts
from ledraft.recipients.facts import Channel, Fact
from ledraft.rules.parts import FieldStatus


def handover(sheet: Sheet, statuses: Sequence[FieldStatus]) -> Row:
    """Everything that the hand-over page prints beside the letters' context."""
    return {
        "asked": _asked(sheet),
        "state": _state(sheet, statuses),
        "submit": _submit(sheet),
        "contact": _contact(sheet),
        "evidence_notice": sheet.printer.document("evidence_notice"),
        "superior_approval": sheet.printer.document("superior_approval"),
    }


def _state(sheet: Sheet, statuses: Sequence[FieldStatus]) -> str:
    """How much is complete, and how many parts are open on either side; the agency's are the officer's to fill in."""
    halves = [part.entry.half for status in statuses for part in status.parts if part.status != "complete"]
    if not halves:
        return sheet.say("phrase", "nothing_open")
    complete = sum(status.status == "complete" for status in statuses)
    counts = {"officer": halves.count("officer"), "reporter": halves.count("reporter")}
    return sheet.say("phrase", "open_parts", complete=complete, **counts)


def _submit(sheet: Sheet) -> str:
    """Where it is handed in; only a mailbox that the recipient itself publishes is said to be the recipient's."""
    door, route = sheet.door(sheet.case.route), sheet.case.route
    target = door.target if door else sheet.say("phrase", "no_target")
    published = route == "email" and door is not None and sheet.source(door).grade in _THE_RECIPIENTS_OWN
    return sheet.say("phrase", "submit_published_email" if published else f"submit_{route}", target=target)


_THE_RECIPIENTS_OWN = ("A", "B")


def _contact(sheet: Sheet) -> str:
    """The reporter and, on a line of its own, the lawyer; each with telephone and e-mail."""
    reporter, lawyer = sheet.case.reporter, sheet.case.reporter.lawyer
    known = _person(sheet, reporter)
    if not known:
        label = fields.entry("$.reporter.phone").label[sheet.language]
        known = sheet.printer.blank("reporter", "reporter.phone", label)
    acting = _person(sheet, lawyer, sheet.either(lawyer.firm))
    return "\n".join([known, sheet.say("phrase", "lawyer", person=acting)] if acting else [known])


def _person(sheet: Sheet, person: Reporter | Lawyer, firm: str = "") -> str:
    parts = (_name(sheet, person.name.family, person.name.given), firm, person.phone, person.email)
    return sheet.listed(*(part for part in parts if part))


def _name(sheet: Sheet, family: Bilingual, given: Bilingual) -> str:
    chinese, latin = f"{family.zh}{given.zh}", f"{family.en} {given.en}".strip()
    return (chinese or latin) if sheet.language == "zh" else (latin or chinese)


def _asked(sheet: Sheet) -> list[Row]:
    """What the recipient asks for, each with its source; first the eight fields themselves."""
    profile = sheet.occasion.profile
    door = sheet.door(sheet.case.route)
    facts: list[tuple[str, Fact | None]] = [("channel", door), ("sender", profile.sender)]
    facts += [("documents", paper) for paper in profile.documents]
    return [_eight_fields(sheet), *(_fact(sheet, key, fact) for key, fact in facts if fact and fact.note)]


def _eight_fields(sheet: Sheet) -> Row:
    origin = texts("eight_fields")
    return {
        "matter": sheet.say("asked", "fields"),
        "content": sheet.listed(*(field.label[sheet.language] for field in fields.all_fields())),
        "source": origin["source"][sheet.language],
        "grade": origin["grade"],
        "seen": origin["seen"],
    }


def _fact(sheet: Sheet, key: str, fact: Fact) -> Row:
    source = sheet.source(fact)
    note = fact.note[sheet.language] if fact.note else ""
    return {
        "matter": sheet.say("asked", key),
        "content": f"{fact.target}\n{note}" if isinstance(fact, Channel) else note,
        "source": source.citation[sheet.language],
        "grade": source.grade,
        "seen": source.checked_on.isoformat(),
    }
