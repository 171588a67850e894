"""WRD-01: an accusation stated as a fact."""

from collections.abc import Iterator

from ledraft.rules.opinions import opinions
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Expressions of the list `accusation` in texts that a recipient reads."""
    yield from opinions(subject, "accusation")


RULE = Rule(
    id="WRD-01",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "这里把指控当作事实：“{words}”。",
        "en": "An accusation stands here as a fact: “{words}”.",
    },
    fix={
        "zh": "写可核对的事实；确需保留的，写成“报案人称”，或者列为线索。",
        "en": "Write what can be checked; or “the reporter states”, or make it a lead.",
    },
    check=check,
    example={
        "zh": "“某公司监守自盗”改为“报案人称上述操作未经其授权；由何人发出，尚待查明”。",
        "en": "“The company stole the coins” becomes “operations which the reporter states he did not authorise”.",
    },
)
