"""TRU-01: the number or mailbox for verification is the requesting officer's own."""

from collections.abc import Iterator

from ledraft.rules.doctor import country_code, reaches
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_PLACES = ("switchboard", "website", "seen_at")


def check(subject: Subject) -> Iterator[Hit]:
    """The switchboard is an officer's number, or the officer's mailbox stands where the agency's should."""
    verification = subject.case.agency.verification
    country = country_code(subject.case.agency.country) or "CN"
    officers = (subject.case.officer, subject.case.second_officer)
    if any(reaches(verification.switchboard, officer.phone.number, country) for officer in officers):
        yield Hit("$.agency.verification.switchboard")
    mailboxes = [officer.email.casefold() for officer in officers if officer.email]
    for key in _PLACES:
        if any(mailbox in getattr(verification, key).casefold() for mailbox in mailboxes):
            yield Hit(f"$.agency.verification.{key}")


RULE = Rule(
    id="TRU-01",
    severity="error",
    owner="agency",
    source=TRUST,
    message={
        "zh": "供核实用的电话或者邮箱就是警官本人的，无法证明请求来自该单位。",
        "en": "The number or mailbox for verification is the officer's own; it proves nothing about the agency.",
    },
    fix={
        "zh": "填写办案单位在官方网站上公布的总机或者网址。",
        "en": "Enter the switchboard or website that the agency itself publishes.",
    },
    check=check,
    guard=True,
    example={
        "zh": "冒用者在函中留自己的手机作为“核实电话”，接电话的还是他本人。因此核实电话必须是单位公布的总机。",
        "en": "An impostor gives his own phone as the number for verification and answers it himself. It must be "
        "one the agency publishes.",
    },
)
