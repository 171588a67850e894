"""TRU-08: a freeze before filing, or without its notice and county-level approval."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.case.stage import is_approved, issued
from ledraft.rules.asked import requests_of
from ledraft.rules.origins import PSP_239
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.wording import watched

_FREEZING = watched("freezing")
_NOT_FILED: Texts = {"zh": "案件尚未立案。", "en": "the case is not filed."}
_NO_NOTICE: Texts = {
    "zh": "没有协助冻结财产通知书。",
    "en": "there is no Notice of Assistance in Freezing Property.",
}
_NO_APPROVAL: Texts = {
    "zh": "通知书没有县级以上负责人批准的记录。",
    "en": "the notice shows no approval at county level or above.",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Each freeze, asked for as such or in the words of another request: filed stage, an issued notice, an approver of
    county level or above."""
    freezes = [*(path for path, _request in requests_of(subject, "freeze")), *_in_words(subject)]
    notice = issued(subject.case.documents, "freeze_notice")
    for path in freezes:
        if subject.stage != "filed":
            yield Hit(path, {"why": _NOT_FILED})
        if notice is None:
            yield Hit(path, {"why": _NO_NOTICE})
        elif not is_approved(notice):
            yield Hit(path, {"why": _NO_APPROVAL})


def _in_words(subject: Subject) -> Iterator[str]:
    """The texts of requests that ask for a freeze in passing."""
    found = [text.path for text in subject.texts.holding(*_FREEZING) if text.path.startswith("$.requests")]
    freezes = tuple(f"{path}." for path, _request in requests_of(subject, "freeze"))
    yield from (path for path in found if not path.startswith(freezes))


RULE = Rule(
    id="TRU-08",
    severity="error",
    owner="officer",
    source=PSP_239,
    message={"zh": "不能请求冻结：{why}", "en": "A freeze cannot be asked for: {why}"},
    fix={
        "zh": "立案后由县级以上公安机关负责人批准并开具协助冻结财产通知书；在此之前可以请求保全数据。",
        "en": "After filing, have the freeze approved at county level or above and the notice issued; until then "
        "ask for preservation of data.",
    },
    check=check,
    guard=True,
    example={
        "zh": "受案次日就要求冻结对手方账户；程序规定不允许立案前冻结，交易所也只认正式命令。",
        "en": "A freeze was asked for the day after acceptance; the provisions forbid it before filing, and the "
        "exchange wants an order.",
    },
)
