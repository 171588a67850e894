"""WRD-02: blame of the recipient whose help is asked for."""

from collections.abc import Iterator

from ledraft.rules.opinions import opinions
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Expressions of the list `blame` in texts that the recipient reads."""
    yield from opinions(subject, "blame")


RULE = Rule(
    id="WRD-02",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={"zh": "这里指责了接收方：“{words}”。", "en": "The recipient is blamed here: “{words}”."},
    fix={
        "zh": "删去。请求协助的函件不讨论责任；责任问题另行主张。",
        "en": "Remove it. A request for help does not discuss liability; that is pursued elsewhere.",
    },
    check=check,
    example={
        "zh": "函中写“贵司应承担连带责任”，对方把函件转给了法务部门，协助停止。",
        "en": "A letter said “you bear joint liability”; it went to the recipient's lawyers, and the help stopped.",
    },
)
