"""PRO-03: a date asked for is already past."""

from collections.abc import Iterator

from ledraft.case.times import BEIJING, moment
from ledraft.rules.asked import requests_of
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Date for the reply, end of silence, end of a freeze."""
    today = subject.as_of.astimezone(BEIJING).date().isoformat()
    for path, request in requests_of(subject, "data", "preservation", "freeze", "extension"):
        if request.reply_by and request.reply_by < today:
            yield Hit(f"{path}.reply_by", {"today": today})
        if request.user_notice.until and request.user_notice.until < today:
            yield Hit(f"{path}.user_notice.until", {"today": today})
    for path, request in requests_of(subject, "freeze"):
        end = moment(request.period.to)
        if end and end < subject.as_of:
            yield Hit(f"{path}.period.to", {"today": today})


RULE = Rule(
    id="PRO-03",
    severity="error",
    owner="officer",
    source=REAL_CASE,
    message={
        "zh": "所写的日期已经过去（今日 {today}）。",
        "en": "The date asked for is already past (today is {today}).",
    },
    fix={"zh": "改为将来的合理日期。", "en": "Choose a reasonable date ahead."},
    check=check,
    example={
        "zh": "草稿搁置了两个月才发出，答复期限早已过去。",
        "en": "A draft lay for two months before it went out; its date for the reply was long past.",
    },
)
