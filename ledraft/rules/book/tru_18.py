"""TRU-18: a finding was set aside that nobody may set aside, or that does not exist, or without a reason."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_GUARD: Texts = {"zh": "这是信任底线，不能越过", "en": "it guards trust and cannot be overruled"}
_UNKNOWN: Texts = {"zh": "没有这条规则", "en": "there is no such rule"}
_NO_REASON: Texts = {"zh": "没有写理由", "en": "no reason is given"}


def check(subject: Subject) -> Iterator[Hit]:
    """Each overruled finding names a rule that is no guard, and a reason."""
    from ledraft.rules.judging import rule  # the book is known only once every rule is loaded

    for index, overrule in enumerate(subject.case.attestation.overrules):
        path = f"$.attestation.overrules[{index}]"
        found = rule(overrule.finding)
        if found is None:
            yield Hit(f"{path}.finding", {"why": _UNKNOWN})
        elif found.guard:
            yield Hit(f"{path}.finding", {"why": _GUARD})
        if not overrule.reason.strip():
            yield Hit(f"{path}.reason", {"why": _NO_REASON})


RULE = Rule(
    id="TRU-18",
    severity="error",
    owner="officer",
    source=TRUST,
    message={"zh": "这项越过不成立：{why}。", "en": "This finding cannot be set aside: {why}."},
    fix={
        "zh": "按提示改正案件，而不是越过它；其他发现须写明理由。",
        "en": "Mend the case instead; other findings need a reason.",
    },
    check=check,
    guard=True,
    example={
        "zh": "有人想越过“没有冻结通知书”。这一条不取决于办案人的意愿。",
        "en": "Somebody wished to set aside “no freezing notice”. That one is not the officer's to decide.",
    },
)
