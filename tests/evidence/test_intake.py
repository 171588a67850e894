"""A file is what its content says, whatever its name; pages and rows are counted; the original is only read."""

import hashlib
import zipfile

import pytest
from PIL import Image
from pypdf import PdfWriter

from ledraft.errors import UnusableInput
from ledraft.evidence.intake import changed, examine
from tests.evidence.exports import c2c_file, c2c_line, xlsx_file


def pdf(path, pages=3, password=None):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    writer.write(path)
    return path


@pytest.mark.parametrize(
    "content, media_type",
    [(b"%PDF-1.7", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif"),
     (b"\0\0\0\x18ftypheic", "image/heic"), (b"\0\0\0\x18ftypisom", "video/mp4"), (b"", "application/x-empty"), (b"\0\1\2", "application/octet-stream"),
     (b'{"a": [1]}', "application/json"), (b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\nhello, you", "message/rfc822"),
     (b"a,b\n1,2\n", "text/csv"), (b"hello", "text/plain"), ("时间,数量\n甲,乙\n".encode("gb18030"), "text/csv"), (b"<html></html>", "text/html"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), "application/vnd.ms-excel"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "application/x-ole-storage")],
)  # fmt: skip
def test_the_type_is_told_by_content_not_by_name(tmp_path, content, media_type):
    path = tmp_path / "evidence.docx"
    path.write_bytes(content)
    assert examine(path).media_type == media_type


def test_office_files_are_told_from_other_zips(tmp_path):
    for part, media_type in (("word/document.xml", "wordprocessingml.document"), ("xl/workbook.xml", "spreadsheetml.sheet"), ("a.txt", "application/zip")):
        path = tmp_path / "file.bin"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "x")
        assert examine(path).media_type.endswith(media_type)


def test_hash_and_size_are_those_of_the_bytes(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0specimen" * 99999)
    facts = examine(path)
    assert (facts.sha256, facts.size) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size)


def test_pages_of_a_pdf_are_counted_and_a_locked_one_is_said_to_be_locked(tmp_path):
    assert examine(pdf(tmp_path / "a.pdf")).pages == 3
    locked = examine(pdf(tmp_path / "b.pdf", password="specimen"))
    assert (locked.pages, locked.encrypted) == (None, True)


def test_a_damaged_pdf_and_a_damaged_image_are_registered_without_pages(tmp_path, capfd):
    for name, content in (("a.pdf", b"%PDF-1.7 rubbish"), ("a.png", b"\x89PNG\r\n\x1a\nrubbish")):
        (tmp_path / name).write_bytes(content)
        assert examine(tmp_path / name).pages is None
    assert capfd.readouterr().err == ""


def test_frames_of_an_image_are_its_pages(tmp_path):
    frames = [Image.new("L", (4, 4), shade) for shade in (0, 99)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "a.jpg")
    assert (examine(tmp_path / "a.gif").pages, examine(tmp_path / "a.jpg").pages) == (2, 1)


def test_rows_of_tables_are_counted_with_their_header(tmp_path):
    lines = [c2c_line(1), c2c_line(2)]
    assert examine(c2c_file(tmp_path, *lines)).rows == 3
    assert examine(xlsx_file(tmp_path, [["a", "b"], ["c", 1]])).rows == 2


def test_a_file_is_the_same_changed_or_missing(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    digest = examine(path).sha256
    assert changed(path, digest.upper()) == "same"
    path.write_bytes(b"two")
    assert changed(path, digest) == "changed"
    path.unlink()
    assert changed(path, digest) == "missing"


def test_a_file_that_is_not_there_is_unusable_input(tmp_path):
    with pytest.raises(UnusableInput, match=r"gone\.pdf"):
        examine(tmp_path / "gone.pdf")


def test_a_file_that_may_only_be_read_is_examined(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    path.chmod(0o400)
    assert examine(path).rows == 2
