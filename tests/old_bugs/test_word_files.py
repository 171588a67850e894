"""What once went wrong with Word files that others have touched."""

import io
import zipfile

from ledraft.letters.reread import controls, document_text
from ledraft.packet.verifying import verify

BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/l:kit/l:requests_0___reply_by__zh"/></w:sdtPr><w:sdtContent>{}'
    "<w:r>{}</w:r></w:sdtContent></w:sdt>"
)
STORED = "2026年12月24日"


def word_file(body):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body><w:p>{body}</w:p></w:body></w:document>')
    return out.getvalue()


def as_libreoffice_saves(stretches, stored=STORED):
    """A bound control as LibreOffice 7.4 writes it: once per stretch of one script, each with the whole stored text."""
    start = '<w:bookmarkStart w:id="1" w:name="f_requests_0___reply_by__zh_4"/>'
    first = BOUND.format(start, f"<w:t>{stored}</w:t>")
    rest = "".join(BOUND.format("", f"<w:t>{s}</w:t><w:t>{stored}</w:t>") for s in stretches)
    return word_file(f'{first}{rest}<w:bookmarkEnd w:id="1"/>')


def test_a_date_split_into_stretches_was_read_many_times_over():
    (found,) = controls(as_libreoffice_saves(["年", "12", "月", "24", "日"]))
    assert found.text == STORED


def test_a_text_whose_first_stretch_is_written_too_is_read_once():
    (found,) = controls(as_libreoffice_saves(["2026", "年", "12", "月", "24", "日"]))
    assert found.text == STORED


def test_a_text_changed_in_libreoffice_is_the_one_that_is_read():
    (found,) = controls(as_libreoffice_saves(["明年", "1", "月"]))
    assert found.text == "明年1月"


def test_controls_without_the_attributes_they_must_have_were_a_defect():
    damaged = word_file(
        "<w:sdt><w:sdtPr><w:tag/><w:dataBinding/></w:sdtPr><w:sdtContent><w:bookmarkStart/><w:r><w:t>x</w:t></w:r>"
        "<w:bookmarkEnd/></w:sdtContent></w:sdt>"
    )
    assert controls(damaged) == []
    assert document_text(damaged).strip() == "x"


def test_a_part_that_no_longer_unpacks_was_a_defect_of_verify(ledraft, complete):
    ledraft.save(complete)
    ledraft("export", "case.json", "-o", "packet")
    letter = ledraft.folder / "packet" / "data-request.zh.docx"
    content = bytearray(letter.read_bytes())
    with zipfile.ZipFile(letter) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    for position in range(offset + 60, offset + 90):
        content[position] ^= 0xFF
    letter.write_bytes(content)
    (change,) = verify(ledraft.folder / "packet")
    assert change.parts == ("word/document.xml",)
