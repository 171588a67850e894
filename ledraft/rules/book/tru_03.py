"""TRU-03: the reader is given no published way to verify the request."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Neither switchboard nor website. An error once something may be sent, a warning before."""
    verification = subject.case.agency.verification
    if is_blank(verification.switchboard) and is_blank(verification.website):
        may_send = subject.stage in ("accepted", "filed")
        yield Hit("$.agency.verification", severity="error" if may_send else "warning")


RULE = Rule(
    id="TRU-03",
    severity="error",
    owner="agency",
    source=TRUST,
    message={
        "zh": "没有供核实用的、由办案单位公布的总机或者网站。",
        "en": "No switchboard or website published by the agency is given for verification.",
    },
    fix={
        "zh": "到办案单位官方网站查总机号码，连同看到的网页和日期一起填写。",
        "en": "Look up the switchboard on the agency's website and enter it with the page and the day it was seen.",
    },
    check=check,
    guard=True,
    example={
        "zh": "函中只有警官手机。接收方无法确认来电者是谁，请求被搁置。",
        "en": "The letter had an officer's mobile only. The recipient could not tell who would answer and set it "
        "aside.",
    },
)
