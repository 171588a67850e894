"""FLW-01: the way of the funds does not reach the recipient."""

from collections.abc import Iterator

from ledraft.case.events import FlowStep
from ledraft.case.fields import Texts
from ledraft.case.times import moment
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_ON_CHAIN = ("chain_transfer", "deposit")
_NO_FLOW: Texts = {"zh": "没有写资金流向。", "en": "No way of the funds is given."}
_NO_START: Texts = {
    "zh": "第一步不是报案人的第一笔受影响的交易。",
    "en": "It does not begin with the victim's first affected transaction.",
}
_NO_END: Texts = {"zh": "最后一步不是充入接收方。", "en": "It does not end with a deposit at the recipient."}


def check(subject: Subject) -> Iterator[Hit]:
    """Only where funds came to the recipient from outside: the flow begins at the victim and ends in a deposit there."""
    demand = subject.profile.fund_flow
    if demand is None or not demand.required or not _came_from_outside(subject):
        return
    flow = subject.case.incident.flow
    if not flow:
        yield cited(subject, demand, "$.incident.flow", {"why": _NO_FLOW})
        return
    steps = sorted(enumerate(flow), key=lambda numbered: _when(numbered[1]))
    if steps[0][1].kind == "deposit":
        yield cited(subject, demand, f"$.incident.flow[{steps[0][0]}]", {"why": _NO_START})
    if steps[-1][1].kind != "deposit":
        yield cited(subject, demand, f"$.incident.flow[{steps[-1][0]}]", {"why": _NO_END})


def _came_from_outside(subject: Subject) -> bool:
    on_chain = any(step.kind in _ON_CHAIN for step in subject.case.incident.flow)
    return on_chain or bool(subject.case.identifiers.transactions)


def _when(step: FlowStep) -> str:
    instant = moment(step.at)
    return instant.isoformat() if instant else ""


RULE = Rule(
    id="FLW-01",
    severity="error",
    owner="reporter",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要求资金流向从报案人的第一笔交易写到充入接收方为止。{why}",
        "en": "The recipient wants the way of the funds from the victim's first transaction to a deposit at the "
        "recipient. {why}",
    },
    fix={
        "zh": "逐笔写明链、币种、数量、交易哈希和时间，直至充值地址。",
        "en": "Give each step with chain, asset, amount, hash and time, as far as the deposit address.",
    },
    check=check,
    example={
        "zh": "只列了最后一个地址，看不出与报案人的关系，接收方退回要求补流向图。",
        "en": "Only the last address was listed; its tie to the victim could not be seen, and a flow chart was "
        "asked for.",
    },
)
