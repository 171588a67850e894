"""TIM-04: a period that ends before it begins."""

from collections.abc import Iterator

from ledraft.case.base import Period
from ledraft.rules.moments import surely_before
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Incident, statements, requests, their items, documents."""
    for path, first, last in _spans(subject):
        if first and last and surely_before(last, first):
            yield Hit(path)


def _spans(subject: Subject) -> Iterator[tuple[str, str, str]]:
    for index, statement in enumerate(subject.case.incident.statements):
        if statement.to:
            yield f"$.incident.statements[{index}].to", statement.at, statement.to
    for path, period in _periods(subject):
        yield f"{path}.to", period.from_, period.to


def _periods(subject: Subject) -> Iterator[tuple[str, Period]]:
    case = subject.case
    yield "$.incident.period", case.incident.period
    for index, document in enumerate(case.documents):
        yield f"$.documents[{index}].period", document.period
    for index, request in enumerate(case.requests):
        yield f"$.requests[{index}].period", request.period
        for number, item in enumerate(request.items):
            yield f"$.requests[{index}].items[{number}].period", item.period


RULE = Rule(
    id="TIM-04",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "结束时间早于开始时间。", "en": "The end lies before the beginning."},
    fix={"zh": "核对两端的日期和时区。", "en": "Check date and time zone of both ends."},
    check=check,
    example={
        "zh": "起点按北京时间写，终点从 UTC 表格抄来，终点反而在前。",
        "en": "The start was Beijing time, the end copied from a UTC table; so the end came first.",
    },
)
