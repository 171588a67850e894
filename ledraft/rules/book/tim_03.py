"""TIM-03: a rounded and an exact time for the same event."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ledraft.rules.moments import (
    exact_one_within_the_hour,
    is_rounded,
    recorded_events,
    stated_events,
    wall_clock,
)
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_ROUNDED = watch(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])(?:[:：]00(?:[:：]00)?(?![\d:：])|\s?[点时](?![\d一二三四五六七八九十半]))",
    gate="[:：]00|[点时]",
    prose=True,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Full hours (start of the incident, statements, clocks in its texts) that an exact time follows within the hour."""
    case = subject.case
    given = [("$.incident.period.from", case.incident.period.from_), *stated_events(case)]
    read = [(path, wall_clock(text)) for path, text in (*given, *recorded_events(case))]
    clocks = [clock for _path, clock in read if clock]
    for path, clock in read[: len(given)]:
        exact = exact_one_within_the_hour(clock, clocks) if clock and is_rounded(clock) else None
        if clock and exact:
            yield _hit(path, clock, exact)
    if clocks:
        yield from _in_texts(subject, [clock for clock in clocks if not is_rounded(clock)])


def _in_texts(subject: Subject, exact_clocks: list[datetime]) -> Iterator[Hit]:
    for text, match in subject.texts.find(_ROUNDED):
        if text.path.startswith("$.incident."):
            for exact in exact_clocks:
                rounded = exact.replace(hour=int(match["hour"]), minute=0, second=0)
                if timedelta() < exact - rounded < timedelta(hours=1):
                    yield _hit(text.path, rounded, exact)
                    break


def _hit(path: str, rounded: datetime, exact: datetime) -> Hit:
    return Hit(path, {"rounded": f"{rounded:%H:%M}", "exact": f"{exact:%H:%M:%S}"})


RULE = Rule(
    id="TIM-03",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "同一事件写了两个时间：此处为 {rounded}，别处为 {exact}。",
        "en": "One event is given two times: {rounded} here, {exact} elsewhere.",
    },
    fix={
        "zh": "以记录中的确切时间为准，删去“左右”的整点时间。",
        "en": "Keep the exact time from the records and drop the full hour.",
    },
    check=check,
    example={
        "zh": "举报时写“凌晨 1:00 左右”，情况说明写 01:49:08。收件人不知应查哪个时段。",
        "en": "The report said “around 1:00 am”, the account of facts 01:49:08; the reader did not know which "
        "period to search.",
    },
)
