"""IDN-03: the reporter's identity number cannot be right."""

from collections.abc import Iterator

from ledraft.rules.doctor import check_resident_id, said
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject

_PATH = "$.reporter.identity.number"


def check(subject: Subject) -> Iterator[Hit]:
    """A resident identity number by its checksum and dates; notes on a good one are advice. The value is not repeated."""
    identity = subject.case.reporter.identity
    if identity.type != "resident_id" or not identity.number:
        return
    verdict = check_resident_id(identity.number)
    if not verdict.ok:
        yield Hit(_PATH, {"why": said(verdict)})
    elif verdict.code != "ok":
        yield Hit(_PATH, {"why": said(verdict)}, "advice")


RULE = Rule(
    id="IDN-03",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={"zh": "居民身份证号码需要核对：{why}", "en": "The resident identity number needs a look: {why}"},
    fix={"zh": "对照身份证原件重新填写。", "en": "Enter it again from the card itself."},
    check=check,
    example={
        "zh": "身份证号码两位颠倒，接收方查到的是另一个人或者查无此人。",
        "en": "Two digits were swapped; the recipient found another person or nobody.",
    },
)
