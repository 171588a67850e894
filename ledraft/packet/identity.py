"""Badge images: never in a Word file; beside the e-mail draft only on demand, after attestation and approval."""

from ledraft.case.stage import issued
from ledraft.errors import Refused
from ledraft.languages import _
from ledraft.packet.preparing import Prepared

_IMAGES = ("badge_front", "badge_back", "selfie")


def copies(prepared: Prepared, *, wanted: bool) -> dict[str, bytes]:
    """The officer's images for the e-mail draft (ASCII name → content), or none.

    Raises Refused if they are wanted and the attestation, or the superior's approval with approver, is missing.
    """
    if not wanted:
        return {}
    if not _approved(prepared):
        message = _(
            "--attach-id needs the attestation and the superior's approval (number or date, approver) in the case;"
            " nothing was written."
        )
        raise Refused(message)
    credentials = prepared.case.officer.credentials
    files = {name: getattr(credentials, name).file for name in _IMAGES}
    return {
        f"{name}{_suffix(file)}": (prepared.folder / file).read_bytes()
        for name, file in files.items()
        if file
    }


def _suffix(file: str) -> str:
    return "." + file.rsplit(".", 1)[-1].lower()


def _approved(prepared: Prepared) -> bool:
    case = prepared.case
    approval = next((d for d in case.documents if d.kind == "superior_approval"), None)
    if case.role != "officer" or approval is None or not case.attestation.attested_at:
        return False
    named = issued(case.documents, "superior_approval") or approval
    return bool((named.number or named.date) and named.approver.name)
