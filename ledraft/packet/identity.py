"""Badge images: never in a Word file; copies marked for one recipient, only on demand, after attestation and approval."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ledraft.case.placeholders import numbers_a_paper
from ledraft.case.stage import is_approved, issued
from ledraft.case.times import BEIJING
from ledraft.errors import Refused
from ledraft.evidence.identity import CopyEntry, IdentityCopy, identity_copy
from ledraft.languages import LANGUAGES, _, pick
from ledraft.letters.phrases import phrase
from ledraft.packet.preparing import Prepared

_IMAGES = ("badge_front", "badge_back", "selfie")
LEDGER = "identity-ledger.json"


@dataclass(frozen=True)
class Copies:
    """The marked copies: `attachments` go beside the e-mail draft (ASCII name → content), `kept` are members of the
    packet: the ledger of what was made for whom, and on the portal's route the copies themselves.
    """

    attachments: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)


def copies(prepared: Prepared, *, wanted: bool) -> Copies:
    """The officer's images, upright, without metadata, scaled and watermarked for recipient, case and date; or none.

    Raises Refused if they are wanted and the attestation or the superior's approval (number or date, approver) is
    missing, UnusableInput if an image cannot be opened or the system has no font for the mark.
    """
    if not wanted:
        return Copies()
    if not _approved(prepared):
        message = _(
            "--attach-id needs the attestation and the superior's approval (number or date, approver) in the case;"
            " nothing was written."
        )
        raise Refused(message)
    credentials = prepared.case.officer.credentials
    files = {name: getattr(credentials, name).file for name in _IMAGES}
    made = {f"{name}.jpg": _copy(prepared, prepared.folder / file) for name, file in files.items() if file}
    return _placed(made, by_email=prepared.case.route == "email") if made else Copies()


def _copy(prepared: Prepared, path: Path) -> IdentityCopy:
    """One copy, with the mark in both languages."""
    case, profile = prepared.case, prepared.subject.profile
    date = prepared.subject.as_of.astimezone(BEIJING).date().isoformat()
    names = {language: pick(profile.title, language) for language in LANGUAGES}
    marks = [
        phrase("identity", "mark", language, recipient=names[language], case=case.reference, date=date)
        for language in LANGUAGES
    ]
    return identity_copy(path, marks, recipient=profile.id, case=case.reference, date=date)


def _placed(made: Mapping[str, IdentityCopy], *, by_email: bool) -> Copies:
    images = {name: copy.content for name, copy in made.items()}
    ledger = _ledger({name: copy.entry for name, copy in made.items()})
    if by_email:
        return Copies(images, {f"email/{LEDGER}": ledger})
    return Copies({}, {f"identity/{LEDGER}": ledger} | {f"identity/{name}": data for name, data in images.items()})


def _ledger(entries: Mapping[str, CopyEntry]) -> bytes:
    lines = [{"file": name, **asdict(entry)} for name, entry in entries.items()]
    return (json.dumps(lines, ensure_ascii=False, indent=2) + "\n").encode()


def _approved(prepared: Prepared) -> bool:
    case = prepared.case
    approval = next((d for d in case.documents if d.kind == "superior_approval"), None)
    if case.role != "officer" or approval is None or not case.attestation.attested_at:
        return False
    named = issued(case.documents, "superior_approval") or approval
    return bool(numbers_a_paper(named.number) or named.date) and is_approved(named)
