"""FRZ-01: a freeze that does not say what it covers."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.case.fields import Texts
from ledraft.case.papers import Freeze
from ledraft.rules.asked import requests_of
from ledraft.rules.origins import PSP_239
from ledraft.rules.rule import Hit, Rule, Severity, Subject

_WHAT: dict[str, Texts] = {
    "accounts": {"zh": "账户", "en": "accounts"},
    "amount": {"zh": "数额上限", "en": "cap"},
    "asset": {"zh": "币种", "en": "asset"},
    "scope": {"zh": "冻结方式（转入、转出、交易）", "en": "scope (in, out, trade)"},
    "fruits": {"zh": "是否包括孳息", "en": "whether interest and other proceeds are included"},
    "lifted_by": {"zh": "由谁解除", "en": "who lifts it"},
}
_INDISPENSABLE = ("accounts", "amount", "asset")


def check(subject: Subject) -> Iterator[Hit]:
    """Without account, cap or asset it is an error; without scope, fruits or who lifts it a warning."""
    for path, request in requests_of(subject, "freeze"):
        for key in _open(request.freeze):
            severity: Severity = "error" if key in _INDISPENSABLE else "warning"
            yield Hit(f"{path}.freeze.{key}", {"what": _WHAT[key]}, severity)


def _open(freeze: Freeze) -> Iterator[str]:
    for key in ("accounts", "amount", "asset"):
        if not getattr(freeze, key):
            yield key
    if freeze.fruits is None:
        yield "fruits"
    for key in ("scope", "lifted_by"):
        pair = getattr(freeze, key)
        if is_blank(pair.zh) and is_blank(pair.en):
            yield key


RULE = Rule(
    id="FRZ-01",
    severity="error",
    owner="officer",
    source=PSP_239,
    message={"zh": "冻结请求没有写明：{what}。", "en": "The freeze does not say: {what}."},
    fix={"zh": "按协助冻结财产通知书逐项填写。", "en": "Fill it in from the freezing notice."},
    check=check,
    example={
        "zh": "“请冻结可疑账户”没有账户、数额，交易所无法执行。",
        "en": "“Please freeze suspicious accounts” named neither account nor amount and could not be carried out.",
    },
)
