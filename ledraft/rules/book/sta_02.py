"""STA-02: a reference to evidence that is not there."""

from collections.abc import Iterator

from ledraft.rules.listed import claims_of
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every `rests_on` names the id of an evidence entry; two entries never share one."""
    known: set[str] = set()
    for index, item in enumerate(subject.case.evidence):
        if item.id in known:
            yield Hit(f"$.evidence[{index}].id")
        known.add(item.id)
    for path, entry in claims_of(subject):
        for number, reference in enumerate(entry.rests_on):
            if reference.evidence not in known:
                yield Hit(f"{path}.rests_on[{number}].evidence")


RULE = Rule(
    id="STA-02",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "证据编号不存在，或者与另一条重复。",
        "en": "This evidence id does not exist, or stands twice.",
    },
    fix={
        "zh": "改为证据清单中的编号，或者先登记这份证据。",
        "en": "Use an id of the evidence list, or register the evidence first.",
    },
    check=check,
    example={
        "zh": "正文写“见证据 E9”，清单只到 E6，收件人以为漏附了文件。",
        "en": "The text said “see E9” while the list ended at E6; the reader thought that files were missing.",
    },
)
