"""CNF-01: it is not said whether the account holder may be told."""

from collections.abc import Iterator

from ledraft.recipients.facts import UserNotice
from ledraft.rules.asked import requests_of
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """No choice on a data or freeze request where the recipient may tell the user, or silence without a reason."""
    notice = subject.profile.user_notice
    if notice is None or not _matters(notice):
        return
    for path, request in requests_of(subject, "data", "freeze"):
        choice = request.user_notice
        if not choice.choice:
            yield cited(subject, notice, f"{path}.user_notice.choice")
        elif choice.choice == "do_not_notify" and not (choice.reason.zh or choice.reason.en):
            yield cited(subject, notice, f"{path}.user_notice.reason", firm="warning")


def _matters(notice: UserNotice) -> bool:
    return notice.nondisclosure_text_needed or notice.default in ("may_notify", "must_state")


RULE = Rule(
    id="CNF-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "没有写明是否可以告知账户持有人，或者要求保密而没有理由；接收方可能通知对方。",
        "en": "It is not said whether the account holder may be told, or silence is asked for without a reason; the "
        "recipient may tell the user.",
    },
    fix={
        "zh": "选择“请勿告知”并写明理由和期限，或者选择“不要求保密”。",
        "en": "Choose “do not notify” with reason and end date, or “may notify”.",
    },
    check=check,
    example={
        "zh": "请求没有保密要求，平台按规则通知了账户持有人，资产在冻结前转出。",
        "en": "No silence was asked for; the platform told the account holder by its rules, and the assets left "
        "before the freeze.",
    },
)
