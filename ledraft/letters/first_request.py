"""The first request of a case that names none: the reporter's own account, around the time of the incident."""

from datetime import datetime, time, timedelta

from ledraft import resources
from ledraft.case import times
from ledraft.case.base import Bilingual, Period
from ledraft.case.model import Case
from ledraft.case.papers import Request, RequestItem


def first_request(case: Case) -> Request:
    """A data request with the items of `data/first_request.toml`; its period is open if the incident's is."""
    items = [
        RequestItem(category=raw["category"], reason=Bilingual(**raw["reason"]))
        for raw in resources.toml("first_request.toml")["item"]
    ]
    return Request(kind="data", items=items, period=_around(case.incident.period))


def _around(period: Period) -> Period:
    """Whole Beijing days around `period`, or an open period where it has no instants."""
    start = times.moment(period.from_)
    end = times.moment(period.to) or start
    if start is None or end is None:
        return Period()
    days = timedelta(days=resources.toml("first_request.toml")["days_around"])
    return Period(**{"from": _midnight(start - days), "to": _midnight(end + days + timedelta(days=1))})


def _midnight(instant: datetime) -> str:
    day = instant.astimezone(times.BEIJING).date()
    return datetime.combine(day, time(), times.BEIJING).isoformat()
