"""TRU-06: the stage allows no request any more."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.rules.asked import ASKS_OF_RECIPIENT, requests_of
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_CLOSED: dict[str, Texts] = {
    "declined": {"zh": "不予立案", "en": "filing was declined"},
    "transferred": {"zh": "案件已移送", "en": "the case was transferred"},
    "withdrawn": {"zh": "案件已撤销", "en": "the case was withdrawn"},
}


def check(subject: Subject) -> Iterator[Hit]:
    """After non-filing, transfer or withdrawal this agency asks a recipient for nothing."""
    if subject.stage in _CLOSED and any(requests_of(subject, *ASKS_OF_RECIPIENT)):
        yield Hit("$.requests", {"stage": _CLOSED[subject.stage]})


RULE = Rule(
    id="TRU-06",
    severity="error",
    owner="officer",
    source=TRUST,
    message={
        "zh": "{stage}，本单位不能再向接收方提出请求。",
        "en": "This agency cannot ask the recipient for anything: {stage}.",
    },
    fix={
        "zh": "删去请求；对不予立案不服的，可以申请复议；已移送的，由接收单位提出。",
        "en": "Remove the requests; against non-filing apply for reconsideration; after a transfer the receiving "
        "agency asks.",
    },
    check=check,
    guard=True,
    example={
        "zh": "案件已移送外地，原单位仍发函调取，交易所收到两份互相矛盾的请求。",
        "en": "After a transfer the first agency still wrote; the exchange received two requests that contradicted "
        "each other.",
    },
)
