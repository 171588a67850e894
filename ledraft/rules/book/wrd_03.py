"""WRD-03: a guess about who it was, or where they come from."""

from collections.abc import Iterator

from ledraft.rules.opinions import opinions
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Expressions of the list `guess` in texts that a recipient reads."""
    yield from opinions(subject, "guess")


RULE = Rule(
    id="WRD-03",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "这里猜测了身份或者国籍：“{words}”。",
        "en": "Identity or nationality is guessed here: “{words}”.",
    },
    fix={
        "zh": "删去，或者列为线索并注明是报案人的个人意见。",
        "en": "Remove it, or make it a lead marked as the reporter's own opinion.",
    },
    check=check,
    example={
        "zh": "“成交量是谐音，因此黑客是中国人”：收件人据此认为整份材料出于臆测。",
        "en": "“The quantities are homophones, so the hacker is Chinese” made the reader take the whole paper for "
        "conjecture.",
    },
)
