"""IDN-04: a unified social credit code that cannot be right."""

from collections.abc import Iterator

from ledraft.rules.doctor import check_uscc, refused
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """The registry codes of candidates, by length, alphabet and checksum."""
    for index, candidate in enumerate(subject.case.incident.candidates):
        if candidate.registry_code:
            yield from refused(
                f"$.incident.candidates[{index}].registry_code", check_uscc(candidate.registry_code)
            )


RULE = Rule(
    id="IDN-04",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={
        "zh": "统一社会信用代码有问题：{why}",
        "en": "Something is wrong with the unified social credit code: {why}",
    },
    fix={"zh": "到国家企业信用信息公示系统复制。", "en": "Copy it from the public company register."},
    check=check,
    example={
        "zh": "代码中的数字 0 抄成字母 O，查到的是另一家公司。",
        "en": "A digit 0 was typed as the letter O, and another company was looked up.",
    },
)
