"""TRU-11: a reporter's case states what only the officer may state."""

from collections.abc import Iterator

from ledraft.case.documents import document_kinds
from ledraft.case.saving import prune
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_OFFICER_HALF = ("officer", "second_officer", "attestation")


def check(subject: Subject) -> Iterator[Hit]:
    """Officer, second officer, attestation, and documents that are not served on the reporter."""
    case = subject.case
    if case.role == "officer":
        return
    for key in _OFFICER_HALF:
        part = getattr(case, key)
        if part.model_fields_set and prune(part.model_dump(exclude_defaults=True)):
            yield Hit(f"$.{key}")
    served = {kind.id for kind in document_kinds() if kind.served_on_reporter}
    for index, document in enumerate(case.documents):
        if document.kind not in served:
            yield Hit(f"$.documents[{index}]")


RULE = Rule(
    id="TRU-11",
    severity="error",
    owner="reporter",
    source=TRUST,
    message={
        "zh": "报案人一方的案件文件中写了只能由警官一方填写的内容。",
        "en": "The reporter's case file states what only the officer half may state.",
    },
    fix={
        "zh": "删去这些内容，留给警官填写；知道的线索可以写在交接说明里。",
        "en": "Remove it and leave it to the officer; what you know may go onto the hand-over page.",
    },
    check=check,
    guard=True,
    example={
        "zh": "报案人替警官填好姓名、邮箱和审批。这样的函件与冒用者的函件无法区分。",
        "en": "A victim filled in the officer's name, mailbox and approval. Such a letter cannot be told from an "
        "impostor's.",
    },
)
