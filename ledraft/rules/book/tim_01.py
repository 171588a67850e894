"""TIM-01: a time without its offset from UTC."""

from collections.abc import Iterator
from datetime import UTC, datetime

from ledraft.case.times import BEIJING, both, has_offset
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Every date-time without offset, with both readings spelt out; nothing is guessed."""
    for text in subject.texts.moments:
        if not has_offset(text.value):
            naive = datetime.fromisoformat(text.value)
            readings = {
                "as_beijing": both(naive.replace(tzinfo=BEIJING)),
                "as_utc": both(naive.replace(tzinfo=UTC)),
            }
            yield Hit(text.path, readings)


RULE = Rule(
    id="TIM-01",
    severity="error",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "时间没有写明时区。如为北京时间，即 {as_beijing}；如为 UTC，即 {as_utc}。",
        "en": "This time does not say its zone. As Beijing time it is {as_beijing}; as UTC it is {as_utc}.",
    },
    fix={
        "zh": "北京时间末尾加 +08:00，UTC 加 +00:00。交易所导出的表格多为 UTC，以表头为准。",
        "en": "Add +08:00 for Beijing time or +00:00 for UTC. Exports are mostly in UTC; their header says it.",
    },
    check=check,
    example={
        "zh": "材料写案发于 01:49:08（北京时间），又把导出表中的 21:28:22 原样抄入。后者是 UTC，即次日 05:28:22；收"
        "件人以为是案发前四小时。",
        "en": "A paper gave the incident as 01:49:08 Beijing time and copied 21:28:22 from an export. That was UTC, "
        "05:28:22 in Beijing; the reader took it for four hours before the incident.",
    },
)
