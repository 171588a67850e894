"""A user's own template had to name the draft and specimen marks; whether anybody would see them was not asked."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledraft import resources
from ledraft.letters import wordfile
from tests.conftest import Shell

FRAME = wordfile.members((resources.templates() / "zh/frame-plain.docx").read_bytes())
HEADER = next(name for name in FRAME if "header" in name)
DOCUMENT, STYLES, SETTINGS, RELATIONS = (f"word/{name}" for name in ("document.xml", "styles.xml", "settings.xml", "_rels/document.xml.rels"))
MARK = '<w:r><w:rPr><w:rStyle w:val="MarkText"/></w:rPr><w:t xml:space="preserve">{{ page.draft }}</w:t></w:r>'

Members = dict[str, str]


def look(properties: str) -> Callable[[Members], None]:
    """The mark's own run looks like this."""

    def change(members: Members) -> None:
        assert MARK in members[HEADER]
        members[HEADER] = members[HEADER].replace(MARK, MARK.replace('<w:rStyle w:val="MarkText"/>', properties))

    return change


def in_a_table(*, table: str = "", row: str = "", cell: str = "") -> Callable[[Members], None]:
    """The header stands in a table."""

    def change(members: Members) -> None:
        before = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>"
        members[HEADER], count = re.subn(r"(<w:hdr[^>]*>)(.*)(</w:hdr>)", rf"\1{before}\2</w:tc></w:tr></w:tbl><w:p/>\3", members[HEADER], flags=re.DOTALL)
        assert count == 1

    return change


def paint(fill: str) -> str:
    """The paint of the newer text effects."""
    return f'<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{fill}</w14:textFill>'


def wrapped(before: str, after: str) -> Callable[[Members], None]:
    """Something stands around the mark's run."""

    def change(members: Members) -> None:
        members[HEADER] = members[HEADER].replace(MARK, before + MARK + after)

    return change


def paragraph(properties: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[HEADER] = members[HEADER].replace('<w:pStyle w:val="Mark"/>', f'<w:pStyle w:val="Mark"/>{properties}')

    return change


def style(pattern: str, by: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[STYLES], count = re.subn(pattern, by, members[STYLES], count=1, flags=re.DOTALL)
        assert count == 1

    return change


def section(pattern: str, by: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[DOCUMENT], count = re.subn(pattern, by, members[DOCUMENT], count=1)
        assert count == 1

    return change


def both(one: Callable[[Members], None], other: Callable[[Members], None]) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        one(members)
        other(members)

    return change


def even_pages(members: Members) -> None:
    members[SETTINGS] = members[SETTINGS].replace("<w:zoom", "<w:evenAndOddHeaders/><w:zoom")


def only_in_a_comment(members: Members) -> None:
    members["word/comments.xml"] = members[HEADER].replace("w:hdr", "w:comments")
    section(r'<w:headerReference [^>]*/>', "")(members)


def in_the_body(members: Members) -> None:
    section(r"\{\{body\}\}", "{{ page.draft }} {{ page.specimen }} {{ page.validity }}")(members)
    section(r'<w:headerReference [^>]*/>', "")(members)


def another_section(members: Members) -> None:
    """The first section has another header, the last one the marks."""
    members["word/header9.xml"] = re.sub(r"<w:hdr([^>]*)>.*</w:hdr>", r"<w:hdr\1><w:p/></w:hdr>", members[HEADER], flags=re.DOTALL)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    members[RELATIONS] = members[RELATIONS].replace("</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="header9.xml"/></Relationships>')
    first = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId99"/></w:sectPr></w:pPr></w:p>'
    members[DOCUMENT] = members[DOCUMENT].replace("<w:body>", f"<w:body>{first}", 1)


WAYS = {
    "hidden": look("<w:vanish/>"),
    "white": look('<w:color w:val="FFFFFF"/>'),
    "nearly white": look('<w:color w:val="FAFAF5"/>'),
    "the theme's white": look('<w:color w:val="000000" w:themeColor="background1"/>'),
    "size 1": look('<w:sz w:val="2"/>'),
    "squeezed": look('<w:w w:val="1"/>'),
    "squeezed to fit": look('<w:fitText w:val="20"/>'),
    "all letters in one place": look('<w:spacing w:val="-400"/>'),
    "raised off the page": look('<w:position w:val="3000"/>'),
    "without paint": look(paint("<w14:noFill/>")),
    "painted white": look(paint('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>')),
    "painted in the theme's white": look(paint('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>')),
    "transparent": look(paint('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>')),
    "a row without height": in_a_table(row='<w:trHeight w:val="1" w:hRule="exact"/>'),
    "a hidden row": in_a_table(row="<w:hidden/>"),
    "a cell merged into the one above": in_a_table(cell="<w:vMerge/>"),
    "a table far to the left": in_a_table(table='<w:tblInd w:w="-30000" w:type="dxa"/>'),
    "a floating table": in_a_table(table='<w:tblpPr w:tblpY="30000"/>'),
    "black on black": look('<w:shd w:val="clear" w:fill="000000"/>'),
    "marked in black": look('<w:highlight w:val="black"/>'),
    "deleted": wrapped('<w:del w:id="9" w:author="x">', "</w:del>"),
    "a field's result": wrapped('<w:fldSimple w:instr=" TITLE ">', "</w:fldSimple>"),
    "a long field's result": wrapped(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a text box": wrapped("<w:r><w:pict><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:pict></w:r>"),
    "a frame off the page": paragraph('<w:framePr w:x="30000" w:y="1"/>'),
    "a line without height": paragraph('<w:spacing w:line="1" w:lineRule="exact"/>'),
    "far to the right": paragraph('<w:ind w:left="30000"/>'),
    "hidden by its style": style(r'(w:styleId="MarkText".*?<w:rPr>)', r"\1<w:vanish/>"),
    "white by its style": style(r'(w:styleId="MarkText".*?<w:color w:val=)"C00000"', r'\1"FFFFFF"'),
    "white by the paragraph's style": both(look(""), style(r'(w:styleId="Mark".*?<w:rPr>)', r'\1<w:color w:val="FFFFFF"/>')),
    "white by default": both(look(""), style("<w:rPrDefault/>", '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault>')),
    "a header off the page": section(r'w:header="480"', 'w:header="30000"'),
    "another first page": section("</w:sectPr>", "<w:titlePg/></w:sectPr>"),
    "other even pages": even_pages,
    "another section": another_section,
    "no header at all": section(r"<w:headerReference [^>]*/>", ""),
    "a header of before a change": section(
        r"<w:headerReference ([^>]*)/>(.*)</w:sectPr>", r"\2<w:sectPrChange><w:sectPr><w:headerReference \1/></w:sectPr></w:sectPrChange></w:sectPr>"
    ),
    "a comment": only_in_a_comment,
    "the body": in_the_body,
    "a condition that never holds": wrapped("<w:r><w:t>{% if not page.draft %}</w:t></w:r>", "<w:r><w:t>{% endif %}</w:t></w:r>"),
}  # fmt: skip


def exported(ledraft: Shell, case: dict[str, Any], change: Callable[[Members], None]) -> Any:
    members = {name: content.decode() for name, content in FRAME.items()}
    change(members)
    members[DOCUMENT] = members[DOCUMENT].replace("{{body}}", "{{ reference }}")
    (ledraft.folder / "mine.docx").write_bytes(wordfile.packed({name: text.encode() for name, text in members.items()}))
    return ledraft("export", ledraft.save(case), "-o", "out", "--template", "mine.docx")


@pytest.mark.parametrize("change", WAYS.values(), ids=WAYS)
def test_a_draft_whose_mark_nobody_sees_is_refused(ledraft: Shell, complete: dict[str, Any], change: Any) -> None:
    outcome = exported(ledraft, complete, change)
    assert outcome.code == 2, outcome.err
    assert "defect" not in outcome.err
    assert not Path("out").exists()


def test_marks_in_a_plain_table_pass(ledraft: Shell, complete: dict[str, Any]) -> None:
    outcome = exported(ledraft, complete, in_a_table(row='<w:trHeight w:val="400" w:hRule="exact"/>', cell='<w:vMerge w:val="restart"/>'))
    assert outcome.code == 0, outcome.err


def test_plain_marks_pass_in_whatever_look(ledraft: Shell, complete: dict[str, Any]) -> None:
    black = paint('<w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill>')
    for properties in ("<w:b/>", black, '<w:color w:val="C00000"/><w:sz w:val="40"/>', '<w:highlight w:val="yellow"/>', ""):
        outcome = exported(ledraft, complete, look(properties))
        assert outcome.code == 0, outcome.err
        ledraft.folder.joinpath("out/mine.zh.docx").unlink()
        ledraft.folder.joinpath("out/mine.en.docx").unlink()
