"""A packet against its manifest: every change is found, and the file and its part are named."""

import io
import shutil
import zipfile

import pytest

from ledraft.errors import UserError
from ledraft.packet.verifying import verify


@pytest.fixture
def packet(ledraft, complete):
    ledraft.save(complete)
    assert ledraft("export", "case.json", "-o", "packet").code == 0
    return ledraft.folder / "packet"


def with_part(word_file, name, change):
    """The Word file with one part passed through `change`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, change(content) if info.filename == name else content)
    return out.getvalue()


def rezipped(folder, target):
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"packet/{file.relative_to(folder).as_posix()}")
    return target


def test_nothing_is_found_in_an_untouched_folder_or_zip(packet):
    assert verify(packet) == []
    assert verify(packet.with_name("packet.zip")) == []


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_one_changed_byte_of_a_part_names_file_and_part(packet, part):
    letter = packet / "data-request.zh.docx"
    letter.write_bytes(with_part(letter.read_bytes(), part, lambda xml: xml[:-30] + b" " + xml[-30:]))
    (change,) = verify(packet)
    assert (change.file, change.parts) == ("data-request.zh.docx", (part,))
    assert part in str(change)


def test_one_flipped_byte_anywhere_in_a_word_file_names_the_file(packet):
    letter = packet / "data-request.zh.docx"
    whole = letter.read_bytes()
    for position in range(0, len(whole), len(whole) // 25):
        letter.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert [change.file for change in verify(packet)] == ["data-request.zh.docx"]


def test_a_part_put_into_a_letter_is_named(packet):
    letter = packet / "data-request.zh.docx"
    with zipfile.ZipFile(letter, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    (change,) = verify(packet)
    assert change.parts == ("word/vbaProject.bin",)


def test_a_changed_case_file_is_named(packet):
    case = packet / "case.json"
    case.write_bytes(case.read_bytes().replace(b"2023", b"2024", 1))
    assert [change.file for change in verify(packet)] == ["case.json"]


def test_a_missing_and_an_extra_file_are_named(packet):
    (packet / "hand-over.zh.docx").unlink()
    (packet / "more").mkdir()
    (packet / "more" / "note.txt").write_text("x", "utf-8")
    assert [(c.file, c.what) for c in verify(packet)] == [
        ("hand-over.zh.docx", "is missing"),
        ("more/note.txt", "is not in the manifest"),
    ]


def test_a_change_in_a_zip_is_named_as_in_a_folder(packet):
    (packet / "case.json").write_text("{}", "utf-8")
    changed = rezipped(packet, packet.with_name("changed.zip"))
    assert [change.file for change in verify(changed)] == ["case.json"]


def test_a_file_beside_the_packet_inside_the_zip_is_named(packet):
    changed = shutil.copy(packet.with_name("packet.zip"), packet.with_name("more.zip"))
    with zipfile.ZipFile(changed, "a") as archive:
        archive.writestr("packet/added.docx", b"x")
    assert [change.file for change in verify(packet.with_name("more.zip"))] == ["added.docx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["packet/case.json", "other/case.json", "case.json"])
def test_nothing_hides_behind_a_file_of_the_packet(packet, name):
    forged = packet.with_name("forged.zip")
    with zipfile.ZipFile(packet.with_name("packet.zip")) as old, zipfile.ZipFile(forged, "w") as new:
        new.writestr(name, b"{}")
        for info in old.infolist():
            new.writestr(info, old.read(info))
    assert verify(forged) != []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "other"}', b'{"format": "ledraft-manifest/1"}', b"\xff\xfe"])
def test_a_manifest_that_cannot_be_read_is_said_so(packet, content):
    (packet / "manifest.json").write_bytes(content)
    with pytest.raises(UserError, match="manifest"):
        verify(packet)


def test_what_is_no_packet_is_refused(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"not a zip")
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "no.zip", tmp_path / "empty", tmp_path / "absent"):
        with pytest.raises(UserError):
            verify(path)


def test_the_command_ends_with_1_if_anything_changed_and_0_if_not(ledraft, packet):
    assert ledraft("verify", packet).code == 0
    (packet / "case.json").unlink()
    outcome = ledraft("verify", packet)
    assert outcome.code == 1
    assert "case.json: is missing" in outcome.out
    assert ledraft("verify", "absent").code == 2
