"""OFF-01: who asks is not fully stated."""

from collections.abc import Iterator

from ledraft.case import fields, paths
from ledraft.case.base import Bilingual
from ledraft.case.blank import is_blank
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject

_WHO = (
    "$.agency.name",
    "$.agency.department",
    "$.officer.name.family",
    "$.officer.name.given",
    "$.officer.position",
    "$.officer.email",
    "$.officer.phone.number",
)


def check(subject: Subject) -> Iterator[Hit]:
    """One hit that names every open value, at the first of them; the checklist has them one by one."""
    demand = subject.profile.sender or subject.profile.officer_id
    open_paths = [path for path in _WHO if _is_open(subject, path)]
    if demand and open_paths:
        labels = [fields.entry(path).label for path in open_paths]
        named = {
            "zh": "、".join(label["zh"] for label in labels),
            "en": ", ".join(label["en"] for label in labels),
        }
        yield cited(subject, demand, open_paths[0], {"values": named})


def _is_open(subject: Subject, path: str) -> bool:
    value = paths.get(subject.case, path)
    return is_blank(value.zh) and is_blank(value.en) if isinstance(value, Bilingual) else is_blank(value)


RULE = Rule(
    id="OFF-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要知道是谁在请求，尚缺：{values}。",
        "en": "The recipient must know who asks; still open: {values}.",
    },
    fix={"zh": "由警官一方补齐这些内容。", "en": "The officer half has to fill these in."},
    check=check,
    example={
        "zh": "请求中只有“某派出所”，没有警官姓名、职务和座机，接收方无法回电核实。",
        "en": "The request named a police station only: no officer, no position, no landline to call back.",
    },
)
