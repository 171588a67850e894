"""One byte changed anywhere in a packet, folder or ZIP, is found; in a folder the file is named.

`LEDRAFT_EXAMPLES=50000 pytest -s tests/trust/test_one_byte.py` tries as many places of the ZIP; the quick run some hundreds.
"""

import os
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ledraft.errors import UserError
from ledraft.packet.verifying import verify
from tests.conftest import Shell

PLACES = int(os.environ.get("LEDRAFT_EXAMPLES", "300"))


@pytest.fixture
def packet(ledraft: Shell, complete: dict[str, Any]) -> Path:
    assert ledraft("export", ledraft.save(complete), "-o", "packet").code == 0
    return ledraft.folder / "packet"


def changed(data: bytes, place: int, by: int) -> bytes:
    return data[:place] + bytes([data[place] ^ by]) + data[place + 1 :]


def is_found(packet: Path) -> bool:
    """A packet that can no longer be read is no packet that passes."""
    try:
        return bool(verify(packet))
    except UserError:
        return True


def named(packet: Path) -> list[str]:
    try:
        return [change.file for change in verify(packet)]
    except UserError as refusal:  # the manifest can no longer be read, which is said
        return ["manifest.json"] if "manifest" in str(refusal) else []


def around_the_files(path: Path) -> list[int]:
    """The places of all headers, of the directory and of the end record."""
    with zipfile.ZipFile(path) as archive:
        headers = [(info.header_offset, 30 + len(info.filename)) for info in archive.infolist()]
        directory = range(archive.start_dir, path.stat().st_size)
    return [offset + n for offset, length in headers for n in range(length)] + list(directory)


def test_the_packet_as_written_passes(packet: Path) -> None:
    assert verify(packet) == []
    assert verify(packet.with_name("packet.zip")) == []


def test_one_byte_of_the_zip_wherever_it_is(packet: Path) -> None:
    archive, chance = packet.with_name("packet.zip"), random.Random(1)
    whole, forged = archive.read_bytes(), archive.with_name("forged.zip")
    places = chance.choices(around_the_files(archive), k=PLACES) + chance.choices(range(len(whole)), k=PLACES // 3)
    missed = []
    for place in places:
        forged.write_bytes(changed(whole, place, chance.choice([1, 2, 4, 8, 16, 32, 64, 128, 255])))
        missed += [] if is_found(forged) else [place]
    assert missed == []
    print(f"{len(places)} places of the ZIP, none missed")


def test_one_byte_of_each_file_and_the_file_is_named(packet: Path) -> None:
    chance, tried = random.Random(2), 0
    for path in sorted(p for p in packet.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        for place in {0, len(whole) - 1, *chance.choices(range(len(whole)), k=8 if path.name == "manifest.json" else 2)}:
            path.write_bytes(changed(whole, place, 1))
            tried += 1
            assert path.relative_to(packet).as_posix() in named(packet)
        path.write_bytes(whole)
    assert verify(packet) == []
    print(f"{tried} bytes of files, none missed")


def test_the_manifest_is_held_to_its_own_hash(packet: Path) -> None:
    manifest = packet / "manifest.json"
    whole = manifest.read_bytes()
    for old, new in ((b'"final": false', b'"final": true'), (b'"specimen": true', b'"specimen": false'), (b"\n", b"\n "), (b"0.1", b"0.2")):
        assert old in whole
        manifest.write_bytes(whole.replace(old, new, 1))
        assert [change.file for change in verify(packet)] == ["manifest.json"]


def test_what_is_put_between_the_files_of_a_zip_is_found(packet: Path) -> None:
    archive = packet.with_name("packet.zip")
    whole = archive.read_bytes()
    with zipfile.ZipFile(archive, "a") as opened:
        opened.comment = b"read this"
    assert verify(archive)
    archive.write_bytes(b"#!/bin/sh\n" + whole)
    assert is_found(archive)
    archive.write_bytes(whole + b"more")
    assert is_found(archive)


def test_a_zip_packed_anew_by_another_program_passes_while_its_files_are_the_same(packet: Path, tmp_path: Path) -> None:
    anew = tmp_path / "anew.zip"
    with zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in packet.rglob("*") if p.is_file()):
            archive.write(path, path.relative_to(packet.parent))
    assert verify(anew) == []
