"""SRC-01: what is known of the recipient is old or weakly attested."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.recipients.profile import status_on
from ledraft.rules.rule import Hit, Rule, Subject

_STALE: Texts = {"zh": "资料已超过核对期限", "en": "it was not checked within its limit"}
_UNSUPPORTED: Texts = {"zh": "没有找到可用的执法联系途径", "en": "no door for agencies was found"}


def check(subject: Subject) -> Iterator[Hit]:
    """A stale or unsupported profile, or one whose weakest current fact is below grade B."""
    profile = subject.profile
    status = status_on(profile, subject.as_of.date())
    grade = profile.weakest_grade()
    values = {"checked": profile.oldest_check().isoformat()}
    if status == "unsupported":
        yield Hit("$.recipient", values | {"why": _UNSUPPORTED}, "error")
    elif status == "stale":
        yield Hit("$.recipient", values | {"why": _STALE})
    elif grade and grade not in ("A", "B"):
        yield Hit("$.recipient", values | {"why": _weak(grade)})


def _weak(grade: str) -> Texts:
    return {
        "zh": f"部分资料的来源较弱（{grade} 级）",
        "en": f"part of it rests on a weak source (grade {grade})",
    }


RULE = Rule(
    id="SRC-01",
    severity="warning",
    owner="officer",
    source={
        "zh": "本工具的规则：资料有来源、等级、日期和核对期限",
        "en": "A rule of this tool: what is known carries source, grade, date and a limit of age",
    },
    message={
        "zh": "提交前请向接收方核对：{why}（最早的一项核对于 {checked}）。",
        "en": "Confirm with the recipient before submitting: {why} (its oldest part was checked on {checked}).",
    },
    fix={
        "zh": "打开接收方自己的执法页面，核对网址、途径和要求。",
        "en": "Open the recipient's own law-enforcement page and compare address, route and demands.",
    },
    check=check,
    example={
        "zh": "门户域名在一年内换过一次；按旧资料填写的链接打不开。",
        "en": "The portal changed its host within a year; the link from old notes did not open.",
    },
)
