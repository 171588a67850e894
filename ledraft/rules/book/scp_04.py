"""SCP-04: a request whose scope or reason a reader must guess."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.case.fields import Texts
from ledraft.rules.asked import is_spanned, requests_of
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_NO_ITEMS: Texts = {"zh": "没有列出任何一项", "en": "nothing is listed"}
_NO_PERIOD: Texts = {"zh": "没有起止时间", "en": "no period is given"}
_NO_REASON: Texts = {"zh": "没有写明为何需要", "en": "no reason is given"}


def check(subject: Subject) -> Iterator[Hit]:
    """At any recipient: data and preservation requests have items, each with a reason and a period, its own or that
    of the request."""
    for path, request in requests_of(subject, "data", "preservation"):
        if not request.items:
            yield Hit(f"{path}.items", {"why": _NO_ITEMS})
        for index, item in enumerate(request.items):
            place = f"{path}.items[{index}]"
            if not is_spanned(request, item):
                yield Hit(f"{place}.period", {"why": _NO_PERIOD})
            if is_blank(item.reason.zh) and is_blank(item.reason.en):
                yield Hit(f"{place}.reason", {"why": _NO_REASON})


RULE = Rule(
    id="SCP-04",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={"zh": "请求可能被认为范围过宽：{why}。", "en": "The request may be held over-broad: {why}."},
    fix={
        "zh": "每一项写明数据类别、起止时间和必要性。",
        "en": "Give each item its category, period and reason.",
    },
    check=check,
    example={
        "zh": "请求“该平台全部受害用户的资料”，没有时间也没有理由，被整体退回。",
        "en": "“Data of all victims of the platform”, without period or reason, was returned as a whole.",
    },
)
