"""What the sheet of dates names: every date with who acts, whose rule it is and its state; what lapses, how to renew."""

from datetime import date

from ledraft import resources
from ledraft.case import deadlines, times
from ledraft.case.citations import citation, may_stand_in
from ledraft.case.deadlines import Deadline
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row
from ledraft.letters.values import Printer
from ledraft.recipients.expiry import dates, renewals_due
from ledraft.recipients.facts import Fact


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`dates`: every date but those of renewals, the earliest first; `coming`: whether any of them or of the renewals is
    still to come; `lapses`: what ends unless renewed, with the day by which to ask; `due`: what is to be renewed now;
    `today` and how days are `counted`.
    """
    found = dates(printer.case, occasion.profile, occasion.as_of)
    today = occasion.as_of.astimezone(times.BEIJING).date()
    running = [one for one in found if one.lapses and not one.passed(today)]
    due = renewals_due(printer.case, occasion.profile, occasion.as_of)
    return {
        "today": printer.day(today),
        "counted": deadlines.holiday_note()[printer.language],
        "dates": [_date(printer, letter, occasion, one, today) for one in _distinct(found, printer)],
        "coming": any(not one.passed(today) for one in found),
        "lapses": [_lapse(printer, one, today) for one in running],
        "due": officer_context.joined([_due(printer, one) for one in due], printer.language),
    }


def _word(group: str, key: str, printer: Printer, **values: object) -> str:
    text: str = resources.toml("deadlines.toml")["sheet"][group][key][printer.language]
    return text.format(**values)


def _distinct(found: list[Deadline], printer: Printer) -> list[Deadline]:
    """Each date once, though two requests name it; the days of renewals stand beside what lapses."""
    kept = (one for one in found if not one.id.endswith("-renewal"))
    return list({(one.on, one.title[printer.language]): one for one in kept}.values())


def _due(printer: Printer, one: Deadline) -> str:
    return _word("state", "due", printer, title=one.title[printer.language], on=printer.day(one.on))


def _date(printer: Printer, letter: Letter, occasion: Occasion, one: Deadline, today: date) -> Row:
    return {
        "on": printer.day(one.on),
        "title": one.title[printer.language],
        "note": one.note[printer.language],
        "actor": _word("actor", one.actor, printer),
        "rule": _rule(printer, letter, occasion, one),
        "state": _state(printer, one, today),
    }


def _state(printer: Printer, one: Deadline, today: date) -> str:
    left = one.days_left(today)
    key = "today" if not left else ("passed" if left < 0 else "left")
    return _word("state", f"{key}_one" if abs(left) == 1 else key, printer, days=abs(left))


def _rule(printer: Printer, letter: Letter, occasion: Occasion, one: Deadline) -> str:
    """Whose rule fixes the day: the law, with the day of its text; the recipient, with source and grade; the request."""
    cited = [c for c in map(citation, one.basis) if may_stand_in(c, letter.audience)]
    texts = [
        _word("rule", "law", printer, law=officer_context.named(c, printer.language), as_of=c.as_of.isoformat())
        for c in cited
    ]
    fact = _recipients(occasion, one)
    if fact:
        texts.append(_of_source(printer, occasion, fact))
    return "\n".join(texts) or _word("rule", "own", printer)


def _recipients(occasion: Occasion, one: Deadline) -> Fact | None:
    profile = occasion.profile
    rules = {"preservation-recipient": profile.preservation, "freeze-recipient": profile.freeze}
    return rules.get(one.id.removesuffix("-renewal"))


def _of_source(printer: Printer, occasion: Occasion, fact: Fact) -> str:
    source = occasion.profile.source_of(fact)
    return _word(
        "rule", "recipient", printer,
        source=source.citation[printer.language], grade=source.grade, seen=source.checked_on.isoformat(),
    )  # fmt: skip


def _lapse(printer: Printer, one: Deadline, today: date) -> Row:
    renewal = deadlines.renewal(one)
    kind = "freeze_before" if one.id == "freeze-before" else one.id.split("-")[0]
    return {
        "title": one.title[printer.language],
        "on": printer.day(one.on),
        "ask_by": printer.day(max(renewal.on, today)),
        "how": _word("how", kind, printer),
    }
