"""A user's own Word template is refused with every reason, or compiled like a form."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ledraft.errors import UnusableInput
from ledraft.letters.reread import document_text
from ledraft.letters.usertemplate import compile_user_template
from ledraft.letters.wordfile import members, packed
from tests.letters.letter_samples import FILTERS, context, frame

KNOWN = ("officer.name", "account", "orders.*.amount", "reference")


def template(text="{{ account }}", **extra):
    content = members(frame("zh"))
    content["word/document.xml"] = content["word/document.xml"].replace(b"{{body}}", text.encode())
    return packed({**content, **{name.replace("__", "/"): value for name, value in extra.items()}})


def refused(data, match):
    with pytest.raises(UnusableInput, match=match) as problem:
        compile_user_template(data, "mine.docx", FILTERS, KNOWN)
    assert "mine.docx" in problem.value.headline
    return problem.value.lines


def with_part(name, content):
    return packed({**members(template()), name: content})


def relation(attributes):
    rels = members(template())["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return with_part(
        "word/_rels/document.xml.rels",
        rels.replace("</Rel", f'<Relationship Id="x" {attributes.replace("KIND/", kind)}/></Rel').encode(),
    )


def test_a_good_template_is_filled_in():
    compiled = compile_user_template(template("账户 {{ account }}"), "mine.docx", FILTERS, KNOWN)
    assert "账户 A & B" in document_text(compiled.render(context(account="A & B")).data)


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"%PDF-1.7", template()[:400]])
def test_what_is_no_word_file_is_refused(data):
    refused(data, "not a Word file")


def test_an_archive_without_a_document_is_refused():
    refused(packed({"[Content_Types].xml": b"<Types/>"}), "not a Word file")


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/vbaData.xml"])
def test_macros_are_refused(part):
    refused(with_part(part, b"<x/>"), "macros are not allowed")


def test_a_macro_enabled_file_is_refused():
    types = members(template())["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    refused(with_part("[Content_Types].xml", types), "docm")


@pytest.mark.parametrize("part", ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml"])
def test_embedded_objects_are_refused(part):
    refused(with_part(part, b"<x/>"), "embedded objects")


@pytest.mark.parametrize(
    "attributes",
    [
        'Type="KIND/attachedTemplate" Target="http://x.example/t.dotm" TargetMode="External"',
        'Type="KIND/image" Target="http://x.example/t.png" TargetMode="External"',
        'Type="KIND/attachedTemplate" Target="t.dotx"',
        'Type="KIND/aFChunk" Target="chunk.html"',
    ],
)
def test_links_to_the_outside_are_refused(attributes):
    refused(relation(attributes), r"document\.xml\.rels")


def test_fields_that_fetch_or_run_something_are_refused():
    field = '<w:fldSimple w:instr=" DDEAUTO c:\\\\x "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    document = members(template())["word/document.xml"].replace(b"</w:p>", field.encode() + b"</w:p>", 1)
    refused(with_part("word/document.xml", document), "DDEAUTO")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/../../x", "C:\\x.xml"])
def test_members_that_leave_the_archive_are_refused(name):
    refused(with_part(name, b"x"), "outside the archive")


def test_a_member_that_is_there_twice_is_refused():
    buffer = BytesIO(template())
    with ZipFile(buffer, "a") as archive:
        archive.writestr("WORD/document.xml", b"<x/>")
    refused(buffer.getvalue(), "there twice")


def test_a_zip_bomb_is_refused_by_its_ratio():
    buffer = BytesIO(template())
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b" " * 5_000_000)
    refused(buffer.getvalue(), "beyond all proportion")


def test_a_zip_bomb_that_lies_about_its_size_is_refused_when_it_is_read():
    buffer = BytesIO(template())
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b" " * 50_000)
    data = buffer.getvalue()
    refused(data.replace(struct.pack("<L", 50_000), struct.pack("<L", 10)), "not a Word file|proportion")


def test_a_document_type_is_refused():
    document = members(template())["word/document.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
    refused(with_part("word/document.xml", document), "document type")


def test_damaged_markup_is_refused_with_its_part():
    lines = refused(with_part("word/styles.xml", b"<w:styles>"), "word/styles.xml")
    assert len(lines) == 1


@pytest.mark.parametrize(
    "text", ["｛｛ account ｝｝", "{{ account ｝}", "｛% if account %｝", "{％ if x ％}"]
)
def test_full_width_braces_are_refused_with_their_paragraph(text):
    (line,) = refused(template("账户" + text), "full-width")
    assert text in line


def test_an_unknown_variable_is_refused_with_the_nearest_name_and_its_paragraph():
    (line,) = refused(template("警官 {{ oficer.name }} 收"), "unknown")
    assert "oficer.name" in line
    assert "Did you mean officer.name?" in line
    assert "警官" in line


def test_an_unknown_part_of_a_list_item_is_refused():
    loop = "{% for o in orders %}{{ o.amount }}{{ o.price }}{% endfor %}"
    (line,) = refused(template(loop), "unknown")
    assert "orders.*.price" in line


@pytest.mark.parametrize(
    "text", ["{{ account", "{{ account + }}", "{% if account %}", "{{ account|nothing }}"]
)
def test_a_wrong_tag_is_refused(text):
    refused(template(text), "mine.docx")


def test_every_reason_is_named_at_once():
    content = members(template("{{ nobody }}{{ nothing }}"))
    assert len(refused(packed(content), "unknown")) == 2
