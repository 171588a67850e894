"""IDN-06: a mailbox that cannot be right."""

from collections.abc import Iterator

from ledraft.rules.doctor import check_email, refused
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Reporter, account, lawyer, second officer, services, other holders. The officer's own is one of the parts."""
    for path, address in _mailboxes(subject):
        if address:
            yield from refused(path, check_email(address))


def _mailboxes(subject: Subject) -> Iterator[tuple[str, str]]:
    case = subject.case
    yield "$.reporter.email", case.reporter.email
    yield "$.reporter.account.email", case.reporter.account.email
    yield "$.reporter.lawyer.email", case.reporter.lawyer.email
    yield "$.second_officer.email", case.second_officer.email
    for index, service in enumerate(case.incident.services):
        for number, address in enumerate(service.emails):
            yield f"$.incident.services[{index}].emails[{number}]", address
    for index, holder in enumerate(case.identifiers.holders):
        if holder.kind == "email":
            yield f"$.identifiers.holders[{index}].value", holder.value


RULE = Rule(
    id="IDN-06",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={"zh": "邮箱地址有问题：{why}", "en": "Something is wrong with the mailbox: {why}"},
    fix={"zh": "重新复制完整的邮箱地址。", "en": "Copy the whole address again."},
    check=check,
    example={
        "zh": "账户注册邮箱把“.”写成了“，”，接收方查不到账户。",
        "en": "A comma stood for a dot in the account's mailbox; the account was not found.",
    },
)
