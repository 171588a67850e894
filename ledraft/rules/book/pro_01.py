"""PRO-01: only one officer."""

from collections.abc import Iterator

from ledraft.rules.people import is_named
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No second officer is named once something may be sent."""
    if subject.stage in ("accepted", "filed") and not is_named(subject.case.second_officer.name):
        yield Hit("$.second_officer.name")


RULE = Rule(
    id="PRO-01",
    severity="warning",
    owner="officer",
    source={
        "zh": "收集、提取电子数据由二名以上侦查人员进行；部分接收方要求两名警官",
        "en": "Electronic data are collected by two or more investigators; some recipients ask for two officers",
    },
    message={
        "zh": "只写了一名警官，没有第二名可供确认。",
        "en": "Only one officer is named; there is no second who could confirm.",
    },
    fix={
        "zh": "补填第二名警官的姓名、职务和联系方式。",
        "en": "Enter the second officer's name, position and contact.",
    },
    check=check,
    example={
        "zh": "承办人休假，接收方的核实电话无人接，请求被关闭。",
        "en": "The officer was on leave, nobody answered the call-back, and the request was closed.",
    },
)
