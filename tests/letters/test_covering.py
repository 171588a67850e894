"""A picture, shape or text box laid over the marks of a user's own template is found, wherever it is anchored."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from ledraft.letters.covering import over_marks
from tests.conftest import Shell

MM = 36_000
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
Change = Callable[[Any], None]


def white() -> BytesIO:
    """A picture in the colour of paper."""
    stream = BytesIO()
    Image.new("RGB", (40, 40), "white").save(stream, "PNG")
    stream.seek(0)
    return stream


def word_file(*changes: Change) -> bytes:
    """A4, 25.4 mm of margin at the top and bottom, the marks in header and footer, one paragraph."""
    document = Document()
    section = document.sections[0]
    section.page_height, section.page_width = Cm(29.7), Cm(21)
    section.header.paragraphs[0].text = "{{ page.draft }} {{ page.specimen }}"
    section.footer.paragraphs[0].text = "{{ page.validity }}"
    document.add_paragraph("{{ reference }}")
    for change in changes:
        change(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def places(document: Any) -> dict[str, Any]:
    section = document.sections[0]
    return {"header": section.header.paragraphs[0], "footer": section.footer.paragraphs[0], "body": document.paragraphs[0]}


def picture(place: str, vertical: str, *, height: float = 20, behind: bool = False, inner: str = "") -> Change:
    """A picture of `height` mm anchored in a part; `vertical` is what wp:positionV holds, behind its relativeFrom."""

    def change(document: Any) -> None:
        inline = places(document)[place].add_run().add_picture(white(), width=Cm(10), height=int(height * MM))._inline
        relative, _space, held = vertical.partition(" ")
        anchor = parse_xml(
            f'<wp:anchor {nsdecls("wp", "a")} xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
            f' distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="{int(behind)}" locked="0"'
            ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="{relative}">{held}</wp:positionV></wp:anchor>'
        )
        for child in list(inline):
            anchor.append(child)
        anchor.insert(4, parse_xml(f'<wp:wrapNone {nsdecls("wp")}/>'))
        if inner:
            anchor.append(parse_xml(inner))
        inline.getparent().replace(inline, anchor)

    return change


def offset(mm: float) -> str:
    return f"<wp:posOffset>{int(mm * MM)}</wp:posOffset>"


def vml(place: str, shape: str) -> Change:
    """A shape of the older kind."""

    def change(document: Any) -> None:
        picture = parse_xml(f'<w:pict {nsdecls("w")} {VML}>{shape}</w:pict>')
        places(document)[place].add_run()._r.append(picture)

    return change


def rectangle(style: str) -> str:
    return f'<v:rect id="cover" style="position:absolute;width:300pt;{style}" fillcolor="white"><v:textbox/></v:rect>'


def properties(place: str, *xml: str) -> Change:
    """Properties of the paragraph."""

    def change(document: Any) -> None:
        for one in xml:
            places(document)[place]._p.get_or_add_pPr().append(parse_xml(one.replace("/>", f' {nsdecls("w")}/>')))

    return change


def floating_table(fill: str) -> Change:
    def change(document: Any) -> None:
        table = document.add_table(1, 1)
        table._tbl.tblPr.append(parse_xml(f'<w:tblpPr {nsdecls("w")} w:vertAnchor="page" w:tblpY="1"/>'))
        table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))

    return change


def negative_margin(document: Any) -> None:
    document.sections[0].top_margin = Cm(-2)


def a_tall_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].paragraph_format.space_before = Cm(10)


def a_smaller_page_behind(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_height = Cm(15)


def styled_frame(document: Any) -> None:
    """Frame and fill come from a style."""
    style = document.styles.add_style("Cover", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:framePr {nsdecls("w")} w:vAnchor="page" w:y="1"/>'))
    style.element.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFFFFF"/>'))
    document.paragraphs[0].style = style


RELATIVE = '<wp14:sizeRelV xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" relativeFrom="page"><wp14:pctHeight>100000</wp14:pctHeight></wp14:sizeRelV>'
COVERING: dict[str, tuple[Change, ...]] = {
    "a picture over the header, from the body": (picture("body", f"page {offset(5)}"),),
    "a picture that begins above and reaches down": (picture("body", f"page {offset(60)}", height=230),),
    "a picture over the footer": (picture("body", "bottomMargin <wp:align>top</wp:align>"),),
    "a picture in the header itself": (picture("header", f"page {offset(10)}"),),
    "a dark picture behind the header": (picture("header", f"page {offset(10)}", behind=True),),
    "a picture in the footer": (picture("footer", "page <wp:align>bottom</wp:align>"),),
    "a picture that moves with its paragraph": (picture("body", f"paragraph {offset(-60)}"),),
    "a picture that moves with its line": (picture("body", f"line {offset(0)}"),),
    "a picture whose size is a share of the page": (picture("body", f"page {offset(100)}", inner=RELATIVE),),
    "a picture placed by a share of the page": (picture("body", "page <wp14:pctPosVOffset xmlns:wp14='http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing'>0</wp14:pctPosVOffset>"),),
    "a picture as high as the page": (picture("body", "margin <wp:align>center</wp:align>", height=290),),
    "five thin lines": tuple(picture("header", f"page {offset(14 + n)}", height=1) for n in range(5)),
    "a picture below the margin, over a tall header": (a_tall_header, picture("body", f"page {offset(60)}")),
    "a picture over the footer of a smaller page": (a_smaller_page_behind, picture("body", f"page {offset(130)}")),
    "a text box of VML": (vml("body", rectangle("margin-top:0;height:60pt;mso-position-vertical-relative:page")),),
    "a text box of VML in the header": (vml("header", rectangle("margin-top:5pt;height:60pt")),),
    "a shape of VML without a known height": (vml("body", rectangle("margin-top:300pt;mso-position-vertical-relative:page;mso-height-percent:900;height:9pt")),),
    "a thick line of VML": (vml("header", '<v:line id="bar" style="position:absolute" from="0,10pt" to="400pt,10pt" strokeweight="40pt"/>'),),
    "a filled frame": (properties("body", '<w:framePr w:vAnchor="page" w:y="300"/>', '<w:shd w:val="clear" w:fill="FFFFFF"/>'),),
    "a frame filled by its style": (styled_frame,),
    "a floating table with a filled cell": (floating_table("FFFFFF"),),
    "a body that runs into the header": (negative_margin,),
}  # fmt: skip
HARMLESS: dict[str, tuple[Change, ...]] = {
    "nothing": (),
    "a picture in line with the header": (lambda document: places(document)["header"].add_run().add_picture(white(), height=Cm(1)) and None,),
    "a picture between header and footer": (picture("body", f"page {offset(60)}"),),
    "a watermark in the middle of the page": (picture("header", "margin <wp:align>center</wp:align>", height=100, behind=True),),
    "a watermark of VML": (vml("header", '<v:shape id="watermark" style="position:absolute;width:400pt;height:120pt;z-index:-251;mso-position-vertical:center;mso-position-vertical-relative:margin"><v:textpath string="x"/></v:shape>'),),
    "the two red lines of a letterhead": (picture("header", f"page {offset(24)}", height=0.7), picture("header", f"page {offset(25)}", height=0.7)),
    "a line of VML": (vml("header", '<v:line style="position:absolute" from="0,10pt" to="400pt,10pt" strokeweight="1pt"/>'),),
    "a page number in a frame without fill": (properties("footer", '<w:framePr w:vAnchor="text" w:y="1"/>'),),
    "a floating table without fill": (floating_table("auto"),),
}  # fmt: skip


@pytest.mark.parametrize("changes", COVERING.values(), ids=COVERING)
def test_what_may_lie_over_a_mark_is_found_with_its_part(changes: tuple[Change, ...]) -> None:
    found = over_marks(word_file(*changes))
    assert found
    assert all(one.part.startswith("word/") and one.name for one in found)


@pytest.mark.parametrize("changes", HARMLESS.values(), ids=HARMLESS)
def test_what_lies_elsewhere_is_left_alone(changes: tuple[Change, ...]) -> None:
    assert over_marks(word_file(*changes)) == []


def test_a_template_with_a_covered_mark_is_refused_and_the_shape_is_named(ledraft: Shell, complete: dict[str, Any]) -> None:
    Path("mine.docx").write_bytes(word_file(picture("header", f"page {offset(10)}")))
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--template", "mine.docx")
    assert outcome.code == 2
    assert "word/header1.xml: “Picture 1”" in outcome.err
    assert "in line with text" in outcome.err
    assert not Path("out").exists()


def test_a_template_with_pictures_elsewhere_is_filled(ledraft: Shell, complete: dict[str, Any]) -> None:
    Path("mine.docx").write_bytes(word_file(picture("body", f"page {offset(100)}")))
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--template", "mine.docx")
    assert outcome.code == 0, outcome.err
