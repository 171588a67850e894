"""DOC-02: the recipient wants a hand-signed or sealed letter, and nothing shows that one is to be issued."""

from collections.abc import Iterator

from ledraft.recipients.facts import DocumentSlot
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Signature or seal is required and no instrument number is recorded. ledraft never makes a signed letter."""
    if subject.case.attestation.instrument_number:
        return
    for slot in subject.profile.documents:
        if _wants_hand(slot):
            yield cited(subject, slot, "$.attestation.instrument_number")
            return


def _wants_hand(slot: DocumentSlot) -> bool:
    return slot.signature == "required" or slot.seal != "any"


RULE = Rule(
    id="DOC-02",
    severity="error",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方只接受办案单位签名或者盖章的函件；案件中没有记录签发字号。",
        "en": "The recipient accepts only a letter that the agency signed or sealed; the case records no instrument "
        "number.",
    },
    fix={
        "zh": "打印后由办案单位编号、签名、盖章并扫描，再把字号填入确认栏。本工具从不生成签名或者印章。",
        "en": "Print it, have the agency number, sign and seal it, scan it, and enter the number under the "
        "attestation. ledraft never makes a signature or seal.",
    },
    check=check,
    example={
        "zh": "发去的是未盖章的 Word 文件，接收方回复要求“盖章或者手签的扫描件”。",
        "en": "An unsealed Word file was sent; the recipient asked for a scan with seal or handwritten signature.",
    },
)
