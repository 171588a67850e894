"""SCP-02: a freeze without a period, or with one longer than the recipient allows."""

from collections.abc import Iterator

from ledraft.case.papers import Request
from ledraft.case.times import moment
from ledraft.rules.asked import requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_NO_END = {"zh": "没有写明期限，可能到期自动解除。", "en": "No period is stated; the hold may end by itself."}


def check(subject: Subject) -> Iterator[Hit]:
    """The freeze's period is missing where it is required, or exceeds the recipient's longest."""
    freeze = subject.profile.freeze
    if freeze is None:
        return
    for path, request in requests_of(subject, "freeze"):
        if not request.period.to and (freeze.period_required or freeze.lapses_without_period):
            yield cited(subject, freeze, f"{path}.period", {"why": _NO_END})
        days = _days(subject, request)
        if freeze.max_days and days and days > freeze.max_days:
            yield cited(subject, freeze, f"{path}.period", {"why": _too_long(days, freeze.max_days)})


def _days(subject: Subject, request: Request) -> int | None:
    end = moment(request.period.to)
    return (end - (moment(request.period.from_) or subject.as_of)).days if end else None


def _too_long(days: int, most: int) -> dict[str, str]:
    return {
        "zh": f"期限 {days} 日，接收方最长 {most} 日。",
        "en": f"The period is {days} days, the recipient's longest is {most} days.",
    }


RULE = Rule(
    id="SCP-02",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "冻结请求的期限有问题。{why}",
        "en": "Something is wrong with the period of the freeze. {why}",
    },
    fix={
        "zh": "按协助冻结财产通知书写明起止时间；需要更长的，到期前续请。",
        "en": "State the period of the freezing notice; for a longer one ask for renewal before it ends.",
    },
    check=check,
    example={
        "zh": "请求没有写期限，交易所按内部规则 30 日后自动解除，资产随即转走。",
        "en": "No period was given; the exchange lifted the hold after 30 days by its own rule and the assets were "
        "moved.",
    },
)
