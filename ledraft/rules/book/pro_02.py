"""PRO-02: a document dated after the moment from which the case counts."""

from collections.abc import Iterator

from ledraft.case.times import BEIJING
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Date and day of receipt of every document, and the day of approval."""
    today = subject.as_of.astimezone(BEIJING).date().isoformat()
    for index, document in enumerate(subject.case.documents):
        for key in ("date", "received_on"):
            if getattr(document, key) > today:
                yield Hit(f"$.documents[{index}].{key}", {"today": today})
    if subject.case.attestation.approved_on > today:
        yield Hit("$.attestation.approved_on", {"today": today})


RULE = Rule(
    id="PRO-02",
    severity="error",
    owner="officer",
    source=REAL_CASE,
    message={"zh": "日期晚于今日（{today}）。", "en": "This date lies after today ({today})."},
    fix={
        "zh": "对照文书原件改正日期；尚未签发的文书不要填写。",
        "en": "Correct it from the paper; leave out what is not yet issued.",
    },
    check=check,
    guard=True,
    example={
        "zh": "年份输错，通知书日期成了明年，接收方怀疑文书的真实性。",
        "en": "A slip in the year put the notice into next year, and the recipient doubted the paper.",
    },
)
