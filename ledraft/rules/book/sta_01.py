"""STA-01: a fact without status, or called verified without evidence."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Severity, Subject

_NO_STATUS: Texts = {
    "zh": "没有注明是已核实、报案人陈述还是线索",
    "en": "it does not say whether it is verified, stated or a lead",
}
_UNPROVEN: Texts = {
    "zh": "注明已核实，却没有列出证据",
    "en": "it is called verified and rests on no evidence",
}
_ALONE: Texts = {"zh": "没有列出证据", "en": "it rests on no evidence"}


def check(subject: Subject) -> Iterator[Hit]:
    """Statements, losses and valuations: no status is a warning, verified without evidence an error, stated advice."""
    incident = subject.case.incident
    for kind in ("statements", "losses", "valuations"):
        for index, fact in enumerate(getattr(incident, kind)):
            path = f"$.incident.{kind}[{index}]"
            if not fact.status:
                yield _hit(path, _NO_STATUS, "warning")
            elif fact.status == "verified" and not fact.rests_on:
                yield _hit(path, _UNPROVEN, "error")
            elif fact.status == "stated" and not fact.rests_on:
                yield _hit(path, _ALONE, "advice")


def _hit(path: str, why: Texts, severity: Severity) -> Hit:
    return Hit(path, {"why": why}, severity)


RULE = Rule(
    id="STA-01",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "这项事实还缺少支撑：{why}。", "en": "This fact is not supported yet: {why}."},
    fix={
        "zh": "注明状态，并用“ledraft evidence link”写明所依据的证据编号和行号或者页码。",
        "en": "Give its status, and name the evidence with row or page: “ledraft evidence link”.",
    },
    check=check,
    example={
        "zh": "“此案总额必定超过三十万”没有任何依据，反而使其他有据的事实受到怀疑。",
        "en": "“The total surely exceeds 300,000” rested on nothing, and cast doubt on what was well founded.",
    },
)
