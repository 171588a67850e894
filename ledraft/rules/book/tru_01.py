"""TRU-01: the number or mailbox for verification is the requesting officer's own."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from ledraft.case.parties import Officer
from ledraft.rules.doctor import country_code, reaches
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_PLACES = ("switchboard", "website", "seen_at")
_LINE = 9
"""Digits of a whole line with its area; fewer could stand in any address by chance."""


def check(subject: Subject) -> Iterator[Hit]:
    """The switchboard is an officer's number, or the officer's mailbox stands where the agency's should."""
    verification = subject.case.agency.verification
    country = country_code(subject.case.agency.country) or "CN"
    officers = (subject.case.officer, subject.case.second_officer)
    own = [mark for officer in officers for mark in _marks(officer)]
    for key in _PLACES:
        given = getattr(verification, key)
        dialled = key == "switchboard" and any(reaches(given, one.phone.number, country) for one in officers)
        if dialled or any(mark in _readable(given) for mark in own):
            yield Hit(f"$.agency.verification.{key}")


def _marks(officer: Officer) -> list[str]:
    """What gives an officer away inside a longer text: the mailbox, and the digits of the line without its prefixes."""
    digits = re.sub(r"^(?:00)?(?:86)?0?", "", re.sub(r"\D", "", unicodedata.normalize("NFKC", officer.phone.number)))
    marks = [_readable(officer.email), digits if len(digits) >= _LINE else ""]
    return [mark for mark in marks if mark]


def _readable(text: str) -> str:
    """`text` as whoever follows it would read it, then without what stands between the digits of a number."""
    plain = unquote(unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", plain)


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
