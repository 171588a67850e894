"""TXT-05: Latin letters that no reading of the name's characters gives."""

from collections.abc import Iterator

from ledraft.case.base import Bilingual
from ledraft.case.parties import Name
from ledraft.rules.doctor import misspelt
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Family and given names of officers, reporter and lawyer."""
    for path, pair in _parts(subject):
        if pair.zh and pair.en and misspelt(pair.zh, pair.en):
            yield Hit(f"{path}.en")


def _parts(subject: Subject) -> Iterator[tuple[str, Bilingual]]:
    case = subject.case
    people: dict[str, Name] = {
        "$.officer.name": case.officer.name,
        "$.second_officer.name": case.second_officer.name,
        "$.reporter.name": case.reporter.name,
        "$.reporter.lawyer.name": case.reporter.lawyer.name,
    }
    for path, name in people.items():
        yield f"{path}.family", name.family
        yield f"{path}.given", name.given


RULE = Rule(
    id="TXT-05",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "拼音与汉字不符；与护照或者实名认证不一致的拼写会找不到账户。",
        "en": "The Latin letters do not fit the characters; a spelling other than the verified one finds no account.",
    },
    fix={
        "zh": "对照护照或者实名认证页面改正；确为本人证件写法的，可以保留。",
        "en": "Correct it from the passport or the verified profile; if that is how the document spells it, keep it.",
    },
    check=check,
    example={
        "zh": "姓名拼音把“Tianyou”写成“Tainyou”，接收方按拼写查不到实名用户。",
        "en": "“Tianyou” was typed “Tainyou”, and the recipient found no verified user of that name.",
    },
)
