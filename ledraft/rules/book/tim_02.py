"""TIM-02: something is dated outside the incident."""

from collections.abc import Iterator

from ledraft.rules.moments import recorded_events, surely_before
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Discovery before the start; orders, transfers, transactions and steps of the flow outside the stated period."""
    incident = subject.case.incident
    if surely_before(incident.discovered_at, incident.period.from_):
        yield Hit("$.incident.discovered_at")
    for path, at in recorded_events(subject.case):
        if surely_before(at, incident.period.from_) or surely_before(incident.period.to, at):
            yield Hit(path)


RULE = Rule(
    id="TIM-02",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "这一时间在所写的案发时段之外，或者发现早于案发。",
        "en": "This time lies outside the stated period of the incident, or the discovery before its start.",
    },
    fix={
        "zh": "核对时区；确有更早或者更晚的操作的，放宽案发起止时间。",
        "en": "Check the time zone; if operations really were earlier or later, widen the period.",
    },
    check=check,
    example={
        "zh": "案发时段写 01:00 至 02:00，而合约成交在 05:28。交易所只给了一小时的数据，最重要的部分没有调到。",
        "en": "The period was given as 01:00 to 02:00 while the futures trades were at 05:28; the exchange gave one "
        "hour of data, without the part that mattered.",
    },
)
