"""SND-02: the sender's domain does not look official."""

from collections.abc import Iterator

from ledraft.rules.doctor import mail_kind
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The mailbox is neither free mail nor of an official ending; a hint only, since no recipient lists endings."""
    sender = subject.profile.sender
    if sender and subject.case.officer.email and mail_kind(subject.case.officer.email) == "other":
        yield cited(subject, sender, "$.officer.email", firm="warning")


RULE = Rule(
    id="SND-02",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "警官邮箱的域名看不出是政府机关的，接收方可能要求证明。",
        "en": "The domain of the officer's mailbox does not look like a government one; the recipient may ask for "
        "proof.",
    },
    fix={
        "zh": "优先使用 gov.cn 等机关域名；没有的，准备能在机关网站上查到该邮箱的证明。",
        "en": "Prefer a mailbox under gov.cn or alike; else be ready to show where the agency's website publishes it.",
    },
    check=check,
    example={
        "zh": "邮箱域名是某托管邮件服务的，门户审核员无从判断是否属于公安机关，请求停在“审核中”。",
        "en": "The domain belonged to a mail host; the reviewer could not tell it was a police agency's and the "
        "request stayed in review.",
    },
)
