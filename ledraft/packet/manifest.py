"""The manifest: what is in a packet, from which case, profile and version, with the hash of every file."""

import hashlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from ledraft import __version__, resources
from ledraft.case import saving
from ledraft.packet.preparing import Prepared

NAME = "manifest.json"
OWN_HASH = "manifest_sha256"
FORMAT = "ledraft-manifest/1"


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _part_hashes(word_file: bytes) -> dict[str, str]:
    """The SHA-256 of every part of a Word file. Raises zipfile.BadZipFile if it is none."""
    with ZipFile(BytesIO(word_file)) as archive:
        return {name: sha256(archive.read(name)) for name in sorted(archive.namelist())}


def origin(prepared: Prepared) -> dict[str, Any]:
    """What a packet is made from; a packet whose manifest says the same would be written again byte for byte."""
    case, subject = prepared.case, prepared.subject
    return {
        "format": FORMAT,
        "ledraft": __version__,
        "reference": case.reference,
        "recipient": case.recipient,
        "route": case.route,
        "stage": subject.stage,
        "as_of": subject.as_of.isoformat(),
        "final": prepared.final,
        "specimen": case.specimen,
        "case_sha256": sha256(prepared.case_file),
        "profile_sha256": _profile_sha256(case.recipient),
        "overrules": [saving.prune(o.model_dump(mode="json")) for o in case.attestation.overrules],
    }


@cache
def _profile_sha256(recipient: str) -> str:
    return sha256((resources.data("recipients") / f"{recipient}.toml").read_bytes())


def manifest(prepared: Prepared, members: Mapping[str, bytes], parts: Mapping[str, Mapping[str, str]]) -> bytes:
    """The manifest of a packet whose files are `members`, as UTF-8 JSON.

    `parts` are the hashes of the parts of those Word files that were read back when they were made.
    """
    word_files = {name: body for name, body in sorted(members.items()) if name.endswith(".docx")}
    content = origin(prepared) | {
        "files": {name: sha256(body) for name, body in sorted(members.items())},
        "parts": {name: parts.get(name) or _part_hashes(body) for name, body in word_files.items()},
    }
    return saving.dump(content | {OWN_HASH: own_hash(content)})


def own_hash(content: Mapping[str, Any]) -> str:
    """The SHA-256 of a manifest's content without the hash itself."""
    return sha256(saving.dump({key: value for key, value in content.items() if key != OWN_HASH}))
