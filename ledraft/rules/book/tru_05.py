"""TRU-05: nothing may be sent before the case is accepted."""

from collections.abc import Iterator

from ledraft.rules.asked import ASKS_OF_RECIPIENT, requests_of
from ledraft.rules.origins import PSP_174
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """At `reported` a request is a draft for the officer only."""
    if subject.stage == "reported" and any(requests_of(subject, *ASKS_OF_RECIPIENT)):
        yield Hit("$.documents")


RULE = Rule(
    id="TRU-05",
    severity="warning",
    owner="officer",
    source=PSP_174,
    message={
        "zh": "案件尚未受案：请求只是给警官的草稿，受案前不得发出。",
        "en": "The case is not accepted yet: the request is a draft for the officer and must not be sent before "
        "acceptance.",
    },
    fix={
        "zh": "取得受案回执后，填写其字号和日期。",
        "en": "After acceptance, enter number and date of the receipt.",
    },
    check=check,
    guard=True,
    example={
        "zh": "报案人希望先发函“占位”。没有受案的请求没有权力依据，只会让之后的请求更难被相信。",
        "en": "A victim wanted to “reserve a place” early. Without acceptance there is no authority, and later "
        "requests are believed less.",
    },
)
