"""Export: one case in, one packet out, in one step or not at all."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ledraft import atomic
from ledraft.errors import Refused, UserError
from ledraft.languages import Language, _
from ledraft.letters.catalogue import Letter, letter, why_not
from ledraft.letters.reread import Finished
from ledraft.letters.writing import Paper
from ledraft.osreasons import why
from ledraft.packet import email, expiry, finality, identity, parity
from ledraft.packet.annexes import originals
from ledraft.packet.manifest import NAME, manifest
from ledraft.packet.preparing import Prepared
from ledraft.packet.replacing import refuse_to_replace

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f.]+|\s+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)


def packet_name(reference: str, number: int = 1) -> str:
    """A folder name that every system takes, from a case's reference; `case-<number>` where nothing is left of it."""
    name = _UNFIT.sub("-", reference).strip("-. ")[:60]
    return f"case-{number}" if not name or _RESERVED.match(name) else name


def members(prepared: Prepared, *, attach_id: bool = False, copy_evidence: bool = False) -> dict[str, bytes]:
    """Every file of the packet, by name, the manifest included; the registered originals too if `copy_evidence`.

    Raises Refused where `--final` is refused, UnusableInput where a value would be lost or an original is not the file
    that was registered.
    """
    if prepared.final:
        finality.refuse_unless_final(prepared)
    papers = list(_papers(prepared, prepared.letters))
    copies = identity.copies(prepared, wanted=attach_id)
    mail = _mail(prepared, _attachments(papers) | _annexed(prepared) | copies.attachments)
    parity.refuse_difference(papers, mail, prepared.subject.profile, final=prepared.final)
    written: dict[str, Paper | Finished] = {paper.name: paper for paper in papers}
    if any(one.in_kit for one in prepared.letters) and not prepared.final:
        written["issuing-kit.docx"] = prepared.desk.kit(prepared.letters)
    files = {name: one.data for name, one in written.items()}
    files |= prepared.annexes.files
    files |= mail
    files |= copies.kept
    if copy_evidence:
        files |= originals(prepared.case, prepared.folder)
    if dates := expiry.calendar(prepared):
        files["deadlines.ics"] = dates
    files["case.json"] = prepared.case_file
    return {**files, NAME: manifest(prepared, files, {name: one.parts for name, one in written.items()})}


def _mail(prepared: Prepared, attachments: Mapping[str, bytes]) -> dict[str, bytes]:
    wanted = prepared.case.route == "email" and any(one.id == "email" for one in prepared.letters)
    return email.files(prepared, attachments) if wanted else {}


def _papers(prepared: Prepared, letters: Iterable[Letter]) -> Iterable[Paper]:
    for one in letters:
        for language in languages_of(prepared, one):
            yield prepared.desk.paper(one, language)


def languages_of(prepared: Prepared, one: Letter) -> list[Language]:
    """The languages of a letter; internal papers follow the case's first language."""
    wanted = [language for language in prepared.case.languages if language in one.languages]
    return wanted or [one.languages[0]]


def _attachments(papers: Iterable[Paper]) -> dict[str, bytes]:
    return {p.name: p.data for p in papers if p.letter.audience == "recipient" and p.letter.id != "email"}


def _annexed(prepared: Prepared) -> dict[str, bytes]:
    """The files that the request says come with it."""
    named = {file.name for annex in prepared.annexes.annexed for file in annex.files}
    files = {name.rpartition("/")[2]: content for name, content in prepared.annexes.files.items()}
    return {name: content for name, content in files.items() if name in named}


def write(
    prepared: Prepared, target: Path, *, force: bool = False, attach_id: bool = False, copy_evidence: bool = False
) -> dict[str, bytes]:
    """Write the packet as the folder `target` and as `target`.zip beside it; what was written is returned.

    Raises Refused if either exists and `force` is not given, or is no packet that could be replaced, UserError if
    `target` has no name of its own or the disk refuses; then nothing is changed.
    """
    if target.name in ("", ".."):
        raise UserError(_("{path} names no folder of the packet's own; give one, such as -o packet.").format(path=target))
    archive = target.with_name(target.name + ".zip")
    atomic.refuse_existing([target, archive], force=force)
    for place in (target, archive):
        refuse_to_replace(place)
    files = members(prepared, attach_id=attach_id, copy_evidence=copy_evidence)
    try:
        atomic.write_all({target: files, archive: zipped(files, target.name)}, force=force)
    except OSError as error:
        message = _("{path} could not be written: {reason}. No packet was left behind.")
        raise UserError(message.format(path=target, reason=why(error))) from None
    return files


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """`files` below `folder` as one ZIP; the same files give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        put(archive, folder, files)
    return buffer.getvalue()


def put(archive: ZipFile, folder: str, files: Mapping[str, bytes]) -> None:
    """Add `files` below `folder` to `archive`; Word files, which are compressed already, as they are."""
    for name, content in files.items():
        archive.writestr(member(f"{folder}/{name}"), content, compresslevel=6)


def member(name: str) -> ZipInfo:
    """A member `name` with a fixed date and no owner, so that equal content gives equal bytes."""
    info = ZipInfo(name, _FIXED_DATE)
    info.compress_type = ZIP_STORED if name.endswith(".docx") else ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o600 << 16
    return info


def one_letter(prepared: Prepared, letter_id: str) -> dict[str, bytes]:
    """The Word files of one letter. Raises UserError for an unknown id, Refused if it is not offered for this case
    or its languages disagree in a final copy.
    """
    one = letter(letter_id)
    if one is None:
        raise UserError(_("There is no letter “{id}”. “ledraft letters” lists them.").format(id=letter_id))
    reason = why_not(one, prepared.case, prepared.subject.stage)
    if reason:
        raise Refused(_("“{id}” is not written: {reason}.").format(id=letter_id, reason=reason))
    if prepared.final:
        finality.refuse_unless_final(prepared)
    papers = list(_papers(prepared, [one]))
    parity.refuse_difference(papers, final=prepared.final)
    return {paper.name: paper.data for paper in papers}


def own_template(prepared: Prepared, data: bytes, name: str) -> dict[str, bytes]:
    """A user's own Word template `data`, filled in each of the case's languages: `<name>.<lang>.docx` → content.

    Raises UnusableInput if the template is refused, Refused where `--final` is.
    """
    if prepared.final:
        finality.refuse_unless_final(prepared)
    stem = name.removesuffix(".docx")
    return {f"{stem}.{lang}.docx": prepared.desk.own(data, name, lang) for lang in prepared.case.languages}
