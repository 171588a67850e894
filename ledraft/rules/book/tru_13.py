"""TRU-13: an emergency asked for by somebody who is not an officer."""

from collections.abc import Iterator

from ledraft.rules.book.emg_01 import claims_of_emergency
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Words of emergency in any request of a reporter's case."""
    if subject.case.role == "officer":
        return
    for path in claims_of_emergency(subject):
        yield Hit(path)


RULE = Rule(
    id="TRU-13",
    severity="error",
    owner="reporter",
    source=TRUST,
    message={"zh": "非警官不得提出紧急请求。", "en": "Only an officer may ask for emergency handling."},
    fix={
        "zh": "删去“紧急”一类字样；有人身危险的，请拨打 110。",
        "en": "Remove the words of emergency; if somebody is in danger, call the police.",
    },
    check=check,
    guard=True,
    example={
        "zh": "伪造的“紧急数据请求”是冒用者最常用的手法，平台因此对这类字样格外警惕。",
        "en": "Forged emergency requests are an impostor's favourite, so platforms look hard at the word.",
    },
)
