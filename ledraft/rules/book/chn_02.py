"""CHN-02: the e-mail route is known from case material only."""

from collections.abc import Iterator

from ledraft.rules.evidence_grade import source_of
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The mailbox of the chosen e-mail route is attested by grade S alone. Always a warning."""
    if subject.case.route != "email":
        return
    channel = subject.profile.channel("email", subject.as_of.date())
    if channel and subject.profile.grade_of(channel) == "S":
        yield Hit("$.route", source=source_of(subject, channel))


RULE = Rule(
    id="CHN-02",
    severity="warning",
    owner="officer",
    source=REAL_CASE,
    message={
        "zh": "电子邮件途径的来源：2023 年案件材料，未经接收方确认。",
        "en": "The e-mail route: source: case material of 2023, not confirmed by the provider.",
    },
    fix={
        "zh": "先走门户；已发邮件的，在对方书面确认之前视为询问，不视为已提交。",
        "en": "Prefer the portal; a message sent counts as an enquiry until the recipient confirms it in writing.",
    },
    check=check,
    example={
        "zh": "2023 年客服告知可以发到某邮箱；2025 年的材料则称只接受门户。邮件发出后没有回音。",
        "en": "In 2023 support named a mailbox; material of 2025 says that only the portal is accepted. The mail "
        "was never answered.",
    },
)
