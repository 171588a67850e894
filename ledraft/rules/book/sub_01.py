"""SUB-01: the subject line lacks what the recipient wants in it."""

from collections.abc import Iterator

from ledraft.recipients.facts import SubjectLine
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """By e-mail: what the subject line is made of (reference, requests, country) is missing from the case."""
    line = subject.profile.subject_line
    if line is None or subject.case.route != "email":
        return
    for path in _missing(subject, line):
        yield cited(subject, line, path)


def _missing(subject: Subject, line: SubjectLine) -> Iterator[str]:
    wanted = set(line.must_contain)
    if "reference" in wanted and not subject.case.reference.strip():
        yield "$.reference"
    if wanted & {"action", "request_type"} and not subject.case.requests:
        yield "$.requests"
    if "jurisdiction" in wanted and not subject.case.agency.country.strip():
        yield "$.agency.country"


RULE = Rule(
    id="SUB-01",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要求邮件主题写明编号、事项或者法域，案件中缺少所需内容。",
        "en": "The recipient wants reference, action or jurisdiction in the subject line, and the case lacks it.",
    },
    fix={
        "zh": "填写内部编号、请求事项和所在国家，主题行由此生成。",
        "en": "Enter the reference, what is asked for and the country; the subject line is made from them.",
    },
    check=check,
    example={
        "zh": "主题只有“协查”，接收方的规则是主题无编号的不予处理。",
        "en": "The subject said “assistance” only; by the recipient's rule, mail without a number is not processed.",
    },
)
