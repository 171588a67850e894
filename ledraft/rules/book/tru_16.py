"""TRU-16: a specimen is on its way to a recipient."""

from collections.abc import Iterator

from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """`specimen` is true and the portal's steps or a submission reference say that it was handed in."""
    portal = subject.case.portal
    submitted = any(step.state == "submitted" for step in portal.steps) or portal.submission_reference.strip()
    if subject.case.specimen and submitted:
        yield Hit("$.specimen")


RULE = Rule(
    id="TRU-16",
    severity="error",
    owner="officer",
    source=TRUST,
    message={
        "zh": "案件标为样本，却记录了已提交。样本不得提交。",
        "en": "The case is a specimen, and yet it is recorded as submitted. A specimen is never submitted.",
    },
    fix={
        "zh": "真实案件请新建案件文件；样本标记不能删除了事。",
        "en": "Start a new case file for a real case; do not merely remove the mark.",
    },
    check=check,
    guard=True,
    example={
        "zh": "有人把演示包上传到门户，账号因提交虚假请求被停用。",
        "en": "Somebody uploaded a demonstration packet; the account was suspended for a false request.",
    },
)
