"""TRU-04: it is not said where and when the way of verification was seen."""

from collections.abc import Iterator

from ledraft.case.blank import is_blank
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """A switchboard or website is given, but not the page or not the day."""
    verification = subject.case.agency.verification
    if is_blank(verification.switchboard) and is_blank(verification.website):
        return
    for key in ("seen_at", "seen_on"):
        if is_blank(getattr(verification, key)):
            yield Hit(f"$.agency.verification.{key}")


RULE = Rule(
    id="TRU-04",
    severity="warning",
    owner="agency",
    source=TRUST,
    message={
        "zh": "没有写明在哪里、何时看到这一总机或者网站。",
        "en": "It is not said where or when this switchboard or website was seen.",
    },
    fix={"zh": "填写看到的网页地址和日期。", "en": "Enter the page and the day."},
    check=check,
    guard=True,
    example={
        "zh": "写明“某网页，某日所见”，收件人可以自己再查一遍，这正是核实的意义。",
        "en": "With page and day the reader can look it up anew, and that is what verifying means.",
    },
)
