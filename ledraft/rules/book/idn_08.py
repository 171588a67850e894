"""IDN-08: a document number whose form is unusual."""

from collections.abc import Iterator

from ledraft.identifiers.docnumber import check_document_number
from ledraft.rules.doctor import said
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Brackets other than 〔〕, a court's form, or no known form. A warning: numbers are kept as issued."""
    for path, number in _numbers(subject):
        verdict = check_document_number(number)
        if verdict.code not in ("ok", "blank"):
            yield Hit(path, {"why": said(verdict)})


def _numbers(subject: Subject) -> Iterator[tuple[str, str]]:
    for index, document in enumerate(subject.case.documents):
        yield f"$.documents[{index}].number", document.number
    yield "$.attestation.instrument_number", subject.case.attestation.instrument_number


RULE = Rule(
    id="IDN-08",
    severity="warning",
    owner="officer",
    source=FORMS,
    message={"zh": "文书字号的写法少见：{why}", "en": "The document number has an unusual form: {why}"},
    fix={
        "zh": "对照文书原件；与原件一致的，不必改动。",
        "en": "Compare it with the paper; if it agrees, leave it.",
    },
    check=check,
    example={
        "zh": "字号的六角括号被输入法换成方括号，中英文两份不一致，接收方来函询问。",
        "en": "An input method turned 〔〕 into square brackets in one of two texts; the recipient asked which was "
        "right.",
    },
)
