"""OFF-02: a proof of the officer's identity that the recipient asks for is not planned."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.recipients.facts import Proof
from ledraft.rules.evidence_grade import cited
from ledraft.rules.origins import SEVERAL_RECIPIENTS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Each proof that neither the officer keeps at hand nor a file holds; with `any_of` one proof is enough."""
    demand = subject.profile.officer_id
    if demand is None:
        return
    missing = [proof for proof in demand.slots if not _is_planned(subject, proof)]
    if demand.any_of and len(missing) < len(demand.slots):
        return
    for proof in missing:
        yield cited(subject, demand, _path(proof), firm="warning")


def _is_planned(subject: Subject, proof: Proof) -> bool:
    place = _place(proof)
    if not place:
        return False
    image = getattr(subject.case.officer.credentials, place)
    return bool(image.by_officer or image.file)


def _place(proof: Proof) -> str:
    place: str = resources.toml("forecast.toml")["proofs"].get(proof, "")
    return place


def _path(proof: Proof) -> str:
    return f"$.officer.credentials.{_place(proof)}" if _place(proof) else "$.officer.credentials"


RULE = Rule(
    id="OFF-02",
    severity="warning",
    owner="officer",
    source=SEVERAL_RECIPIENTS,
    message={
        "zh": "接收方要核对警官身份证明，案件没有说明此项由警官自行出示。",
        "en": "The recipient checks a proof of the officer's identity, and the case does not say that the officer "
        "shows it.",
    },
    fix={
        "zh": "由警官一方选择“由警官本人保管并出示”。证件照片不会进入任何文件。",
        "en": "The officer half states that the officer keeps and shows it. Badge photos never enter a document.",
    },
    check=check,
    example={
        "zh": "民警到上传证件的一步才知道需要手持证件照，领导尚未批准，注册中断。",
        "en": "The officer learned of the selfie at the upload step; it had not been approved, and the sign-up "
        "broke off.",
    },
)
