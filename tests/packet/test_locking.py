"""The locked packet: opened by others' programs with the pass-phrase, by nobody without it, and silent by its names."""

import io
import math
import re
import shutil
import subprocess
import zipfile
from email.message import EmailMessage

import pytest
import pyzipper

from ledraft import resources
from ledraft.packet import locking

FILES = {"data-request.zh.docx": b"PK zh", "email/email.eml": b"Subject: x\n\nbody", "case.json": b"{}" * 5000}


def opened(data, phrase):
    with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
        archive.setpassword(phrase.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_comes_back_under_its_pass_phrase_and_the_index_names_it():
    members = opened(locking.locked(FILES, "one-two"), "one-two")
    index = dict(line.split("\t")[::-1] for line in members["000-index.txt"].decode().splitlines())
    assert {name: members[index[name]] for name in FILES} == FILES


def test_another_pass_phrase_opens_nothing():
    with pytest.raises(RuntimeError):
        opened(locking.locked(FILES, "one-two"), "one-tow")


def test_names_inside_say_nothing():
    with zipfile.ZipFile(io.BytesIO(locking.locked(FILES, "x"))) as archive:
        assert archive.namelist() == ["000-index.txt", "001.docx", "002.eml", "003.json"]


def test_members_are_encrypted_by_winzip_ae_2_with_256_bits():
    with zipfile.ZipFile(io.BytesIO(locking.locked(FILES, "x"))) as archive:
        for info in archive.infolist():
            assert info.compress_type == 99
            kind, size, version, vendor, strength = (
                info.extra[0:2], info.extra[2:4], info.extra[4:6], info.extra[6:8], info.extra[8],
            )  # fmt: skip
            assert (kind, size, version, vendor, strength) == (b"\x01\x99", b"\x07\x00", b"\x02\x00", b"AE", 3)
            assert info.CRC == 0


def test_a_pass_phrase_has_at_least_80_bits_and_never_comes_twice():
    words = resources.toml("passphrase.toml")["words"]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch("[a-z]{2,6}", word) for word in words)
    phrases = {locking.pass_phrase() for _each in range(50)}
    assert len(phrases) == 50
    assert all(len(phrase.split("-")) * math.log2(len(words)) >= 80 for phrase in phrases)


def test_identity_copies_are_locked_apart_under_a_pass_phrase_of_their_own(tmp_path):
    message = EmailMessage()
    message.set_content("body")
    message.add_attachment(b"photo", maintype="image", subtype="jpeg", filename="badge_front.jpg")
    files = {"a.docx": b"a", "email/email.eml": message.as_bytes(), "selfie.png": b"p"}
    made = locking.write_apart(files, tmp_path / "p.locked.zip")
    (first, one), (second, two) = made.items()
    assert one != two
    assert not first.exists()
    for path in made:
        locking.told(path)
    assert set(opened(first.read_bytes(), one)) == {"000-index.txt", "001.docx"}
    assert set(opened(second.read_bytes(), two)) == {"000-index.txt", "001.eml", "002.png"}


def test_the_files_are_for_their_owner_alone_and_hold_no_pass_phrase(tmp_path):
    phrase = locking.write(FILES, tmp_path / "p.zip")
    assert (tmp_path / "p.zip").stat().st_mode & 0o077 == 0
    assert phrase.encode() not in (tmp_path / "p.zip").read_bytes()


@pytest.mark.skipif(not shutil.which("7z"), reason="7-Zip (7z) is not installed")
def test_7_zip_opens_a_locked_packet_of_the_sample_and_no_file_holds_the_pass_phrase(ledraft, complete):
    ledraft.save(complete)
    outcome = ledraft("export", "case.json", "-o", "packet", "--lock")
    assert outcome.code == 0
    (phrase,) = re.findall(r"nowhere: ([a-z-]+)", outcome.err)
    target = ledraft.folder / "packet.locked.zip"
    tested = subprocess.run(["7z", "t", f"-p{phrase}", str(target)], capture_output=True, timeout=60)
    assert b"Everything is Ok" in tested.stdout
    wrong = subprocess.run(["7z", "t", "-pwrong", str(target)], capture_output=True, timeout=60)
    assert wrong.returncode != 0
    assert phrase not in outcome.out
    for file in ledraft.folder.rglob("*"):
        assert not file.is_file() or phrase.encode() not in file.read_bytes()
