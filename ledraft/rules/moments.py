"""Comparing date-times of which some may lack their offset: what holds under every reading is certain."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ledraft.case.model import Case
from ledraft.case.times import BEIJING, has_offset, moment


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[datetime, ...]:
    """The instants that `text` can mean: one with an offset; without one, as Beijing time and as UTC; none if blank."""
    if not text:
        return ()
    if has_offset(text):
        return (datetime.fromisoformat(text),)
    naive = datetime.fromisoformat(text)
    return naive.replace(tzinfo=BEIJING), naive.replace(tzinfo=UTC)


def surely_before(first: str, second: str) -> bool:
    """True if `first` lies before `second` however both are read; False if either is blank."""
    if not first or not second:
        return False
    return max(readings(first)) < min(readings(second))


@lru_cache(maxsize=4096)
def wall_clock(text: str) -> datetime | None:
    """The clock that a reader sees: Beijing time of an instant, the digits themselves without an offset."""
    if not text:
        return None
    instant = moment(text)
    return instant.astimezone(BEIJING).replace(tzinfo=None) if instant else datetime.fromisoformat(text)


def is_rounded(clock: datetime) -> bool:
    """True on the full hour: usually from memory, not from a record."""
    return (clock.minute, clock.second) == (0, 0)


def exact_one_within_the_hour(rounded: datetime, clocks: list[datetime]) -> datetime | None:
    """The first clock in the hour after `rounded` that is no full hour, or None."""
    hour = timedelta(hours=1)
    return min((c for c in clocks if not is_rounded(c) and timedelta() < c - rounded < hour), default=None)


def recorded_events(case: Case) -> Iterator[tuple[str, str]]:
    """(path, date-time) of every order, transfer, transaction and step of the flow."""
    lists = {"identifiers": ("orders", "transfers", "transactions"), "incident": ("flow",)}
    for part, kinds in lists.items():
        for kind in kinds:
            for index, item in enumerate(getattr(getattr(case, part), kind)):
                if item.at:
                    yield f"$.{part}.{kind}[{index}].at", item.at


def stated_events(case: Case) -> Iterator[tuple[str, str]]:
    """(path, date-time) of every statement that has one."""
    for index, statement in enumerate(case.incident.statements):
        if statement.at:
            yield f"$.incident.statements[{index}].at", statement.at
