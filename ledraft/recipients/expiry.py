"""What lapses when: the statutory deadlines of a case, the ends of holds by the recipient's rules, and their renewals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from ledraft.case import deadlines, times
from ledraft.case.deadlines import Deadline, Hold
from ledraft.case.model import Case
from ledraft.recipients.profile import Profile


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


def renewals_due(case: Case, profile: Profile, as_of: datetime) -> list[Deadline]:
    """The ends of holds whose renewal is to be asked for now, the earliest first.

    A preservation by the recipient's known rule, from the day by which its renewal should be asked for until its end; a
    freeze as soon as a later freezing notice is issued, until the end that the notice before it states.
    """
    today = as_of.astimezone(times.BEIJING).date()
    kept = [one for one in _holds(case, profile) if one.id == "preservation-recipient"]
    due = [one for one in kept if not one.passed(today) and deadlines.renewal(one).on <= today]
    frozen = deadlines.freeze_before(case.documents)
    if frozen and not frozen.passed(today):
        due.append(frozen)
    return sorted(due, key=lambda one: (one.on, one.id))


def _not_before(renewal: Deadline, today: date) -> Deadline:
    return replace(renewal, on=max(renewal.on, today))


def _holds(case: Case, profile: Profile) -> Iterator[Deadline]:
    """The ends of holds: as the notice states it, and by the recipient's rules once the request is submitted."""
    ends = (deadlines.freeze_before(case.documents), deadlines.stated_end(case.documents))
    yield from (end for end in ends if end)
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
