"""Pieces of WordprocessingML that the forms are built from. Lengths are millimetres unless said."""

from html import escape

_TWIPS_PER_MM = 56.6929
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
A, PIC, WP = f"{_DRAWING}/main", f"{_DRAWING}/picture", f"{_DRAWING}/wordprocessingDrawing"
_EMU_PER_MM = 36_000
SHADE = "F2F2F2"


def twips(millimetres: float) -> int:
    """A length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def run(text: str, style: str = "") -> str:
    """A run of text, which may hold tags, in the character style `style`."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(style: str, *content: str, keep: bool = False) -> str:
    """A paragraph of text or of ready runs; `keep` holds it on the page of the next one."""
    runs = "".join(piece if piece.startswith("<w:") else run(piece) for piece in content)
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def picture(relation: str, label: str, number: int, box: tuple[float, float]) -> str:
    """A paragraph with the picture of `relation`, the form's `number`-th, `box` millimetres wide and high."""
    width, height = (round(side * _EMU_PER_MM) for side in box)
    name = f'id="{number}" name="{label} {number}" descr="{label}"'
    shape = (
        f'<pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:p><w:pPr><w:pStyle w:val="TableGap"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name}/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def tick(label: str) -> str:
    """An empty box that the reader of the Word file ticks; both signs are in every Chinese font.

    It carries no id, because a loop would repeat it; Word gives one when it opens the file.
    """
    signs = "".join(
        f'<w14:{state}State w14:val="{sign}" w14:font="宋体"/>'
        for state, sign in (("checked", "25A0"), ("unchecked", "25A1"))
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="0"/>{signs}'
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run('□', 'TickBox')}</w:sdtContent></w:sdt>"
    )


GAP, HEADED, END = paragraph("TableGap"), "", paragraph("SectionEnd")
"""What stands after a table: the gap to what comes next; nothing where that is a heading, because at such a gap
LibreOffice leaves the heading behind; at the end of a form a paragraph of next to no height."""


def cell(width: float, *paragraphs: str, span: int = 1, merge: str = "", shade: bool = False) -> str:
    """A cell over `span` columns; `merge` joins it with those above: `restart` at the top, `continue` below."""
    properties = (
        f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else "")
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, header: bool = False, splits: bool = False) -> str:
    """A row; a `header` is repeated on each page, and only a row that `splits` may run over two pages."""
    properties = ("" if splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def row_statement(source: str) -> str:
    """A Jinja statement between rows."""
    return f"<w:tr><w:tc><w:p><w:r><w:t>{{%tr {escape(source, quote=False)} %}}</w:t></w:r></w:p></w:tc></w:tr>"


def statement(source: str) -> str:
    """A Jinja statement between paragraphs or tables."""
    return f"<w:p><w:r><w:t>{{%p {escape(source, quote=False)} %}}</w:t></w:r></w:p>"


def rows_of(loop: str, *rows: str) -> str:
    """`rows` once for each turn of `loop`."""
    return row_statement(f"for {loop}") + "".join(rows) + row_statement("endfor")


def rows_if(condition: str, *rows: str) -> str:
    """`rows` if `condition` holds."""
    return row_statement(f"if {condition}") + "".join(rows) + row_statement("endif")


def when(condition: str, *blocks: str) -> str:
    """`blocks` if `condition` holds."""
    return statement(f"if {condition}") + "".join(blocks) + statement("endif")


def table(widths: tuple[float, ...], *rows: str, after: str = GAP) -> str:
    """A table of fixed columns, and what stands `after` it."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}'
        f"</w:tbl>{after}"
    )


def heads(widths: tuple[float, ...], *titles: str) -> str:
    """The shaded header row of a table."""
    cells = (cell(w, paragraph("TableHead", title), shade=True) for w, title in zip(widths, titles, strict=True))
    return row(*cells, header=True)


def pairs(widths: tuple[float, float], *entries: tuple[str, ...], after: str = GAP) -> str:
    """A table of labels and what stands beside them, one or more paragraphs each."""
    return table(
        widths,
        *(
            row(
                cell(widths[0], paragraph("TableKey", label), shade=True),
                cell(widths[1], *(p if p.startswith("<w:p>") else paragraph("TableText", p) for p in texts)),
            )
            for label, *texts in entries
        ),
        after=after,
    )
