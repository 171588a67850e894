"""IDN-05: a telephone number that cannot be called."""

from collections.abc import Iterator

from ledraft.rules.doctor import check_phone, country_code, refused
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Reporter, account, lawyer, second officer, switchboard, other holders. The officer's own is one of the parts."""
    country = country_code(subject.case.agency.country) or "CN"
    for path, number in _numbers(subject):
        if number:
            yield from refused(path, check_phone(number, country))


def _numbers(subject: Subject) -> Iterator[tuple[str, str]]:
    case = subject.case
    yield "$.reporter.phone", case.reporter.phone
    yield "$.reporter.account.phone", case.reporter.account.phone
    yield "$.reporter.lawyer.phone", case.reporter.lawyer.phone
    yield "$.second_officer.phone.number", case.second_officer.phone.number
    yield "$.agency.verification.switchboard", case.agency.verification.switchboard
    for index, holder in enumerate(case.identifiers.holders):
        if holder.kind == "phone":
            yield f"$.identifiers.holders[{index}].value", holder.value


RULE = Rule(
    id="IDN-05",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={"zh": "电话号码有问题：{why}", "en": "Something is wrong with the telephone number: {why}"},
    fix={
        "zh": "写全区号或者国家代码；110 一类的特服号码不能用于回电。",
        "en": "Give area or country code in full; service numbers such as 110 cannot be called back.",
    },
    check=check,
    example={
        "zh": "总机漏了区号，境外无法拨通，核实失败。",
        "en": "The switchboard lacked its area code; from abroad it could not be dialled, and verification failed.",
    },
)
