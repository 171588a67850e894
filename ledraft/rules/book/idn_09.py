"""IDN-09: a police number of unusual form."""

from collections.abc import Iterator

from ledraft.identifiers.person import check_police_number
from ledraft.rules.doctor import said
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Not six or seven digits, in either officer's entry."""
    for key in ("officer", "second_officer"):
        number = getattr(subject.case, key).police_number
        verdict = check_police_number(number) if number else None
        if verdict and verdict.code != "ok":
            yield Hit(f"$.{key}.police_number", {"why": said(verdict)}, None if verdict.ok else "warning")


RULE = Rule(
    id="IDN-09",
    severity="advice",
    owner="officer",
    source=FORMS,
    message={"zh": "警号需要核对：{why}", "en": "The police number needs a look: {why}"},
    fix={
        "zh": "对照警官证核对；各地编号不同，与证件一致即可。",
        "en": "Compare it with the badge; agencies differ, so what the badge says is right.",
    },
    check=check,
    example={
        "zh": "警号漏了一位，与证件照片不符，身份核验未通过。",
        "en": "A digit was missing, the number did not match the badge, and the identity check failed.",
    },
)
