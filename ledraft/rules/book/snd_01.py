"""SND-01: the sender's mailbox is on a free-mail domain."""

from collections.abc import Iterator

from ledraft.rules.doctor import mail_kind
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The officer's mailbox is free mail: refused outright where the profile says so, else a weak start."""
    sender = subject.profile.sender
    if sender is None or mail_kind(subject.case.officer.email) != "free":
        return
    yield cited(subject, sender, "$.officer.email", firm="error" if sender.free_mail_refused else "warning")


RULE = Rule(
    id="SND-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "警官邮箱是公共邮箱，接收方要求使用单位公务邮箱。",
        "en": "The officer's mailbox is a public one; the recipient wants the agency's official mailbox.",
    },
    fix={
        "zh": "改用单位公务邮箱注册和发送；没有的，请上级单位指定。",
        "en": "Sign up and send from the agency's official mailbox; if there is none, ask the superior agency to "
        "name one.",
    },
    check=check,
    example={
        "zh": "民警用个人 QQ 邮箱注册平台，几天后收到“身份无法核实”的回复，重新注册又等了几天。",
        "en": "An officer signed up with a personal free mailbox; days later came “identity cannot be verified”, "
        "and it began anew.",
    },
)
