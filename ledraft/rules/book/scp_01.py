"""SCP-01: what is asked for is not exact enough."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.rules.asked import is_spanned, requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_NO_ITEMS: Texts = {"zh": "没有列出数据类别。", "en": "No data category is listed."}
_NO_PERIOD: Texts = {"zh": "没有写明起止时间。", "en": "No period from and to is given."}


def check(subject: Subject) -> Iterator[Hit]:
    """Where the profile wants explicit actions or date ranges: every request has items, every item a whole
    period, its own or that of the request."""
    scope = subject.profile.scope
    if scope is None:
        return
    for path, request in requests_of(subject, "data", "preservation"):
        if scope.actions_explicit and not request.items:
            yield cited(subject, scope, f"{path}.items", {"why": _NO_ITEMS})
        for index, item in enumerate(request.items):
            if scope.date_range_required and not is_spanned(request, item):
                yield cited(subject, scope, f"{path}.items[{index}].period", {"why": _NO_PERIOD})


RULE = Rule(
    id="SCP-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={"zh": "请求不够具体：{why}", "en": "The request is not exact enough: {why}"},
    fix={
        "zh": "每一项写明数据类别和起止时间（注明时区）。",
        "en": "Give each item its data category and a period with time zone.",
    },
    check=check,
    example={
        "zh": "“请提供该账户的全部资料”被视为范围过宽，要求缩小后重新提交。",
        "en": "“All data on the account” was held over-broad and had to be narrowed and sent again.",
    },
)
