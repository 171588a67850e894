"""CHN-01: the chosen route is not the recipient's main door."""

from collections.abc import Iterator
from datetime import date

from ledraft.case.fields import Texts
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_NONE: Texts = {
    "zh": "该接收方没有可用的这种途径。",
    "en": "This recipient has no such door that may be shown.",
}
_UNSEEN: Texts = {
    "zh": "资料中没有见到该接收方的提交入口，只有其说明页；入口须由警官从说明页上进入。",
    "en": "The recipient's own entry was not seen, only its explanatory page; the officer has to find the entry there.",
}
_OLD: Texts = {"zh": "这一途径是旧的，现已不用。", "en": "This door is an old one, no longer in use."}
_SECOND: Texts = {
    "zh": "这只是备用途径，案件没有记录为何不用主要途径。",
    "en": "This is a fallback only, and the case does not record why the main door is not used.",
}


def check(subject: Subject) -> Iterator[Hit]:
    """No channel for the route is an error, unless only the entry's address is unknown; a fallback needs a reason,
    recorded as a portal step with a note. A fallback that the recipient ties to no condition is a warning.
    """
    today = subject.as_of.date()
    channel = subject.profile.channel(subject.case.route, today)
    if channel is None:
        yield _without_door(subject, today)
    elif channel.role == "historical":
        yield cited(subject, channel, "$.route", {"why": _OLD})
    elif channel.role == "fallback" and not _has_reason(subject):
        yield cited(subject, channel, "$.route", {"why": _SECOND}, firm="error" if channel.when else "warning")


def _without_door(subject: Subject, today: date) -> Hit:
    pages = subject.profile.channels_for("explanation", today)
    if pages and not subject.profile.routes(today):
        return cited(subject, pages[0], "$.route", {"why": _UNSEEN}, firm="warning")
    return Hit("$.route", {"why": _NONE})


def _has_reason(subject: Subject) -> bool:
    return any(step.state == "refused" or step.note for step in subject.case.portal.steps)


RULE = Rule(
    id="CHN-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={"zh": "提交途径有问题：{why}", "en": "Something is wrong with the route: {why}"},
    fix={
        "zh": "优先走主要途径；确实不能用的，在门户进度中写明原因。没有途径的，请向该交易所客服询问其执法页面。",
        "en": "Use the main door; if it cannot be used, note the reason under the portal's steps. If there is none, "
        "ask the exchange's support for its law-enforcement page.",
    },
    check=check,
    example={
        "zh": "请求发到了客服邮箱，两个月后答复“请通过门户提交”。",
        "en": "The request went to a support mailbox; after two months came “please use the portal”.",
    },
)
