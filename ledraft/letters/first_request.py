"""The first request of a case that names none: the reporter's own account, around the time of the incident."""

from datetime import datetime, time, timedelta

from ledraft import resources
from ledraft.case import times
from ledraft.case.base import Bilingual, Period
from ledraft.case.model import Case
from ledraft.case.papers import Request, RequestItem


def first_request(case: Case) -> Request:
    """A data request with the items of `data/first_request.toml`; its period is open if the incident's is."""
    items = [item_of(category) for category in standard_categories()]
    return Request(kind="data", items=items, period=around(case.incident.period))


def standard_categories() -> list[str]:
    """The ids of the data categories that a first request asks for, in order."""
    return [raw["category"] for raw in resources.toml("first_request.toml")["item"]]


def item_of(category: str) -> RequestItem:
    """The data category `category` with the reason why it is needed. Raises KeyError for one without a reason."""
    table = resources.toml("first_request.toml")
    reasons = {raw["category"]: raw["reason"] for raw in (*table["item"], *table["further"])}
    return RequestItem(category=category, reason=Bilingual(**reasons[category]))


def around(period: Period) -> Period:
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
