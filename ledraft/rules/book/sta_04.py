"""STA-04: another person's identity or telephone number in a text."""

from collections.abc import Iterator

from ledraft.rules.doctor import check_resident_id
from ledraft.rules.origins import PERSONAL_DATA
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_NUMBER = watch(
    r"(?<![0-9A-Za-z])(?:(?P<identity>\d{17}[\dXx])|(?P<mobile>1[3-9]\d{9}))(?![0-9A-Za-z])",
    gate="[0-9]{11}",
    prose=True,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Whole identity numbers and mobile numbers in prose that are not the reporter's. Never repeated."""
    own = _own(subject)
    for text, match in subject.texts.find(_NUMBER):
        number = match[0].upper()
        if number not in own and (match["mobile"] or check_resident_id(number).ok):
            yield Hit(text.path)


def _own(subject: Subject) -> set[str]:
    reporter = subject.case.reporter
    phones = {"".join(c for c in p if c.isdigit())[-11:] for p in (reporter.phone, reporter.account.phone)}
    return {reporter.identity.number.upper(), *phones}


RULE = Rule(
    id="STA-04",
    severity="error",
    owner="reporter",
    source=PERSONAL_DATA,
    message={
        "zh": "文中有报案人以外的人的身份证号码或者手机号码。",
        "en": "The text holds an identity or mobile number of somebody other than the reporter.",
    },
    fix={
        "zh": "从文字中删去；确需查询的账户标识填在“其他账户”并写明来源。",
        "en": "Remove it from the text; an account that must be looked up goes under the other holders, with its "
        "source.",
    },
    check=check,
    example={
        "zh": "案情摘要写了嫌疑公司法定代表人的手机。公安机关可以自行查询，不应由报案人散布。",
        "en": "A summary gave a company director's mobile. Police can look it up; a reporter should not spread it.",
    },
)
