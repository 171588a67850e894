"""TRU-15: values that only a specimen may hold stand in a real case."""

from collections.abc import Iterator

from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

# RFC 2606 and 6761 names, RFC 5737 networks, the standard's own sample identity number, and the sample's words.
_RESERVED = watch(
    r"@(?:[\w-]+\.)*(?:example(?:\.(?:com|net|org))?|test|invalid)\b"
    r"|://(?:[\w-]+\.)*(?:example(?:\.(?:com|net|org))?|test|invalid)(?=[/:\s]|\Z)"
    r"|\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}\b"
    r"|\b11010519491231002[Xx]\b"
    r"|样例市|样例省"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Reserved names, networks and sample words, unless the case says that it is a specimen."""
    if subject.case.specimen:
        return
    for text in subject.texts.holding(_RESERVED):
        yield Hit(text.path)


RULE = Rule(
    id="TRU-15",
    severity="warning",
    owner="reporter",
    source=TRUST,
    message={
        "zh": "这里是样例用的值，但案件没有标为样本。",
        "en": "This is a value for samples, and the case is not marked as a specimen.",
    },
    fix={
        "zh": '换成真实的值；如果是演示，加上 "specimen": true。',
        "en": 'Replace it with the real value; for a demonstration set "specimen": true.',
    },
    check=check,
    guard=True,
    example={
        "zh": "从样例复制案件文件后忘了换警官邮箱，正式稿上印着样例地址。",
        "en": "A case was copied from the sample and the officer's mailbox never replaced; the final copy showed it.",
    },
)
