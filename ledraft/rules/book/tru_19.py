"""TRU-19: the second officer is the first one again."""

from collections.abc import Iterator

from ledraft.case.fields import Texts
from ledraft.case.parties import Name, Officer
from ledraft.case.placeholders import folded
from ledraft.rules.doctor import check_phone_type, country_code, same_number
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_WHAT: dict[str, Texts] = {
    "name": {"zh": "姓名", "en": "name"},
    "email": {"zh": "邮箱", "en": "mailbox"},
    "police_number": {"zh": "警号", "en": "police number"},
    "phone.number": {"zh": "手机号码", "en": "mobile number"},
}


def check(subject: Subject) -> Iterator[Hit]:
    """Name, mailbox, police number or mobile number of both officers are the same in some notation."""
    first, second = subject.case.officer, subject.case.second_officer
    if _same_name(first.name, second.name):
        yield _hit("name")
    for key in ("email", "police_number"):
        if folded(getattr(first, key)) == folded(getattr(second, key)) != "":
            yield _hit(key)
    if _same_mobile(first, second, country_code(subject.case.agency.country) or "CN"):
        yield _hit("phone.number")


def _same_name(first: Name, second: Name) -> bool:
    """By the characters, where both have them: different persons may well be romanised alike."""
    characters = [folded(f"{name.family.zh}{name.given.zh}") for name in (first, second)]
    if all(characters):
        return characters[0] == characters[1]
    letters = [sorted((folded(name.family.en), folded(name.given.en))) for name in (first, second)]
    return letters[0] == letters[1] != ["", ""]


def _same_mobile(first: Officer, second: Officer, country: str) -> bool:
    """Two officers may share the line of their office, not a mobile phone."""
    mobile = check_phone_type(first.phone.number, "mobile", country).ok
    return mobile and same_number(first.phone.number, second.phone.number, country)


def _hit(key: str) -> Hit:
    return Hit(f"$.second_officer.{key}", {"what": _WHAT[key]})


RULE = Rule(
    id="TRU-19",
    severity="error",
    owner="officer",
    source=TRUST,
    message={
        "zh": "第二名警官的{what}与承办警官相同，不能算另一个人。",
        "en": "The second officer's {what} is the requesting officer's; that is no second person.",
    },
    fix={
        "zh": "填写另一名警官本人的信息；没有的，整项删去。",
        "en": "Enter another officer's own data, or leave the second officer out.",
    },
    check=check,
    guard=True,
    example={
        "zh": "冒用者把同一个人换一种拼写又写了一遍，接收方向“第二名警官”核实，找到的还是他。",
        "en": "An impostor wrote himself down twice in two spellings; whoever asked the “second officer” asked him.",
    },
)
