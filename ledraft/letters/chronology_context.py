"""The chronology: what happened, what was issued and where the portal stands, in one order of time; no leads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from ledraft.case import times
from ledraft.case.documents import document_kind
from ledraft.case.stage import is_issued
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row, dash, status
from ledraft.letters.references import in_cell
from ledraft.letters.sheet import phrase as sheet_phrase
from ledraft.letters.values import Printer

_LEAD = "lead"
Clock = Callable[[datetime], str]


@dataclass(frozen=True)
class _Entry:
    """One line: the moment or day it began, the end if it has one, and what is said of it."""

    start: str
    end: str
    text: str
    status: str
    evidence: str

    def order(self) -> tuple[bool, datetime]:
        """Lines without a time come last; a day alone counts from its first minute in Beijing."""
        return (not self.start, _instant(self.start) or datetime.max.replace(tzinfo=UTC))


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`entries` by both clocks with status and evidence; what is only a lead stands in the leads sheet."""
    found = sorted([*_facts(printer), *_papers(printer), *_portal(printer)], key=_Entry.order)
    return officer_context.common(printer, letter, occasion) | {"entries": [_row(one) for one in found]}


def _facts(printer: Printer) -> Iterator[_Entry]:
    for one in printer.case.incident.statements:
        if one.status != _LEAD:
            yield _Entry(
                one.at,
                one.to,
                getattr(one.text, printer.language),
                status(printer, one.status),
                in_cell(one.rests_on, printer),
            )


def _papers(printer: Printer) -> Iterator[_Entry]:
    for one in filter(is_issued, printer.case.documents):
        title = document_kind(one.kind).title[printer.language]
        yield _Entry(one.date, "", f"{title}（{one.number}）", status(printer, "verified"), "—")


def _portal(printer: Printer) -> Iterator[_Entry]:
    for one in printer.case.portal.steps:
        if one.state != "not_begun":
            text = sheet_phrase("portal_state", one.state, printer.language)
            yield _Entry(one.on, "", f"{text}{one.note}", status(printer, "verified"), "—")


def _row(one: _Entry) -> Row:
    return {
        "beijing": _shown(one, times.beijing),
        "utc": _shown(one, times.utc) if "T" in one.start else "—",
        "text": one.text,
        "status": one.status,
        "evidence": one.evidence,
    }


def _shown(one: _Entry, clock: Clock) -> str:
    """Moments by `clock`; a day alone, or a time without offset, as it stands in the case."""
    first, last = (_by(clock, text) for text in (one.start, one.end))
    return f"{first} –\n{last}" if last else dash(first)


def _by(clock: Clock, text: str) -> str:
    instant = times.moment(text) if "T" in text else None
    return clock(instant) if instant else text


def _instant(text: str) -> datetime | None:
    if "T" in text:
        return times.moment(text) or datetime.fromisoformat(text).replace(tzinfo=times.BEIJING)
    day = times.day(text)
    return datetime.combine(day, time(), times.BEIJING) if day else None
