"""The named styles of the frames: one set of ids, one look per kind of paper."""

from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# ids with the names under which Word knows its own styles; the rest are ours and carry their id as name
BUILT_IN = {
    "Title": "Title", "BodyText": "Body Text", "Heading1": "heading 1", "Heading2": "heading 2",
    "Closing": "Closing", "Header": "header", "Footer": "footer", "Strong": "Strong", "Emphasis": "Emphasis",
}  # fmt: skip
CHARACTER = ("Strong", "Emphasis", "Identifier", "IdentifierSmall", "MarkText")


@dataclass(frozen=True)
class Look:
    """How one kind of paper looks: paragraph and run properties per style; `rules` is the colour of table lines."""

    normal: tuple[str, str]
    styles: dict[str, tuple[str, str]]
    rules: str


def fonts(east: str, latin: str = "Times New Roman") -> str:
    """Fonts for Chinese and for everything else."""
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def size(points: float) -> str:
    """The font size in points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def line(twips: int, rule: str = "exact", before: int = 0, after: int = 0) -> str:
    """Line pitch and the space around a paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="{rule}"/>'


def jc(value: str) -> str:
    """Alignment."""
    return f'<w:jc w:val="{value}"/>'


BOLD, UPRIGHT = "<w:b/><w:bCs/>", '<w:b w:val="0"/><w:bCs w:val="0"/>'
KEEP = "<w:keepNext/>"
NO_GRID = '<w:snapToGrid w:val="0"/>'
FLUSH = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'
GAP_HEIGHT = 160
"""The height of the paragraph that keeps a table apart from what comes next."""
NATURAL = '<w:spacing w:val="0"/>'
"""Characters at their natural pitch, where Normal sets them closer to fit 28 into a line."""
HEI, SONG, FANG, KAI = fonts("黑体", "黑体"), fonts("宋体"), fonts("仿宋_GB2312"), fonts("楷体_GB2312")
TITLE_SONG = fonts("方正小标宋简体")
CODE = fonts("宋体", "Courier New")
GREY, LIGHT = '<w:color w:val="595959"/>', '<w:color w:val="7F7F7F"/>'
BOX = '<w:bdr w:val="single" w:sz="6" w:space="0" w:color="C00000"/>'
RED = '<w:color w:val="C00000"/>'
SIDE_RULE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="7F7F7F"/></w:pBdr>'


def common(table_size: float, table_line: int, head: str) -> dict[str, tuple[str, str]]:
    """Styles that differ between papers in size only."""
    cell = NO_GRID + line(table_line, "atLeast", 20, 20) + FLUSH
    marks = '<w:jc w:val="center"/>'
    return {
        "TableText": (cell + jc("left"), NATURAL + size(table_size)),
        "TableHead": (KEEP + cell + jc("center"), head + NATURAL + size(table_size)),
        "TableKey": (cell + jc("left"), head + NATURAL + size(table_size)),
        "TableGap": (NO_GRID + line(GAP_HEIGHT) + FLUSH, NATURAL + size(4)),
        "Header": (NO_GRID + line(280) + FLUSH + marks, NATURAL + size(9)),
        "Mark": (NO_GRID + line(290, after=80) + FLUSH + marks, fonts("黑体") + NATURAL + size(10)),
        "Specimen": (NO_GRID + line(500) + FLUSH + marks, fonts("黑体") + BOLD + LIGHT + NATURAL + size(22)),
        "Validity": (NO_GRID + line(180) + FLUSH + marks, SONG + GREY + NATURAL + size(7.5)),
        "Footer": (NO_GRID + line(240) + FLUSH + marks, SONG + GREY + NATURAL + size(9)),
        "Strong": ("", BOLD),
        "Emphasis": ("", "<w:i/><w:iCs/>"),
        "Identifier": ("", CODE + "<w:noProof/>" + NATURAL + '<w:lang w:val="x-none"/>'),
        "IdentifierSmall": ("", CODE + "<w:noProof/>" + NATURAL + size(9) + '<w:lang w:val="x-none"/>'),
        "MarkText": ("", fonts("黑体") + RED + BOX),
    }


_OFFICIAL_LINE = line(592)
_TWO = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
_SIGNED = KEEP + "<w:keepLines/>"
_FOLIO = NO_GRID + line(280)
_FOLIO_RUN = fonts("宋体", "宋体") + NATURAL + size(14)
OFFICIAL = Look(
    (
        '<w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/>'
        # Chinese fills its lines by itself; set flush at both ends, a line before a long identifier would be torn apart
        f'<w:autoSpaceDN w:val="0"/>{_OFFICIAL_LINE}{jc("left")}',
        FANG + '<w:spacing w:val="-5"/>' + size(16) + '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
    ),
    {
        "Title": (KEEP + line(592, after=592) + jc("center"), TITLE_SONG + UPRIGHT + NATURAL + size(22)),
        "Addressee": (FLUSH, ""),
        "BodyText": (_TWO, ""),
        "Heading1": (KEEP + _TWO + '<w:outlineLvl w:val="0"/>', HEI + UPRIGHT),
        "Heading2": (KEEP + _TWO + '<w:outlineLvl w:val="1"/>', KAI + UPRIGHT),
        "ListText": (_TWO, ""),
        "Closing": (_SIGNED + _TWO, ""),
        "AttachmentNote": (KEEP + '<w:ind w:left="1811" w:hanging="1181"/>' + jc("left"), ""),
        "AttachmentNote2": (KEEP + '<w:ind w:left="1811" w:hanging="236"/>' + jc("left"), ""),
        "Blankline": (KEEP, ""),
        "Signer": (_SIGNED + '<w:ind w:left="4095"/>' + jc("center"), ""),
        "Appendix": ("<w:pageBreakBefore/>" + FLUSH + jc("left"), HEI),
        "Note": (
            "<w:keepLines/>" + SIDE_RULE + line(440, before=80, after=80) + '<w:ind w:left="170"/>' + jc("left"),
            NATURAL + size(12),
        ),
        "Folio": (
            _FOLIO + '<w:ind w:rightChars="100" w:right="280"/>' + jc("right"),
            _FOLIO_RUN,
        ),
        "FolioEven": (_FOLIO + '<w:ind w:leftChars="100" w:left="280"/>' + jc("left"), _FOLIO_RUN),
        **common(9, 250, fonts("黑体")),
    },
    "000000",
)

_LETTER_LINE = line(264, "auto", after=120)
LETTER = Look(
    (
        "<w:suppressAutoHyphens/>" + _LETTER_LINE + jc("left"),
        SONG + size(11) + '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
    ),
    {
        "Title": (KEEP + line(288, "auto", 120, 200) + jc("left"), BOLD + size(14)),
        "Addressee": ("", ""),
        "BodyText": ("", ""),
        "Heading1": (KEEP + line(264, "auto", 160, 80) + '<w:outlineLvl w:val="0"/>', BOLD + size(12)),
        "Heading2": (KEEP + line(264, "auto", 120, 60) + '<w:outlineLvl w:val="1"/>', BOLD + size(11)),
        "ListText": (line(264, "auto", after=60) + '<w:ind w:left="227" w:hanging="227"/>', ""),
        "Closing": (_SIGNED, ""),
        "AttachmentNote": (KEEP + line(264, "auto", after=40) + '<w:ind w:left="1247" w:hanging="1247"/>', ""),
        "AttachmentNote2": (KEEP + line(264, "auto", after=40) + '<w:ind w:left="1247" w:hanging="227"/>', ""),
        "Blankline": (KEEP + line(264, "auto"), ""),
        "Signer": (_SIGNED + line(264, "auto"), ""),
        "Appendix": ("<w:pageBreakBefore/>" + line(264, "auto", after=80), BOLD),
        "Note": ("<w:keepLines/>" + SIDE_RULE + line(252, "auto", 80, 140) + '<w:ind w:left="170"/>', size(10)),
        **common(9.5, 240, BOLD),
    },
    "7F7F7F",
)

_SONG_LINE = line(300, "auto")
_SONG_TWO = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
PLAIN_ZH = Look(
    (
        '<w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        + _SONG_LINE
        + jc("left"),
        SONG + size(12) + '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
    ),
    {
        "Title": (KEEP + line(360, "auto", after=160) + jc("center"), HEI + UPRIGHT + size(18)),
        "Addressee": (FLUSH, ""),
        "BodyText": (_SONG_TWO, ""),
        "Heading1": (
            KEEP + line(300, "auto", 120, 40) + '<w:outlineLvl w:val="0"/>',
            HEI + UPRIGHT + size(13),
        ),
        "Heading2": (KEEP + line(300, "auto", 80, 0) + '<w:outlineLvl w:val="1"/>', HEI + UPRIGHT),
        "ListText": ('<w:ind w:left="210" w:hanging="210"/>' + jc("left"), ""),
        "Closing": (_SIGNED + _SONG_TWO, ""),
        "AttachmentNote": (KEEP + '<w:ind w:left="1200" w:hanging="720"/>' + jc("left"), ""),
        "AttachmentNote2": (KEEP + '<w:ind w:left="1200" w:hanging="180"/>' + jc("left"), ""),
        "Blankline": (KEEP, ""),
        "Signer": (_SIGNED + '<w:ind w:left="4535"/>' + jc("left"), ""),
        "Appendix": ("<w:pageBreakBefore/>" + FLUSH + jc("left"), HEI),
        "Note": ("<w:keepLines/>" + SIDE_RULE + line(280, "auto", 60, 60) + '<w:ind w:left="170"/>' + jc("left"), size(10.5)),
        **common(10, 280, fonts("黑体")),
    },
    "595959",
)

PLAIN_EN = Look(
    LETTER.normal,
    {**LETTER.styles, "Title": (KEEP + line(288, "auto", 0, 160) + jc("left"), BOLD + size(16))},
    "7F7F7F",
)


def styles_part(looks: list[tuple[str, Look]]) -> str:
    """The styles part with one set of styles per (prefix, look); a prefixed set has its own base style."""
    sets = "".join(_set(prefix, look) for prefix, look in looks)
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="Blank"><w:name w:val="Blank"/><w:qFormat/>'
        '<w:rPr><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr></w:style>'
        # of next to no height: after a table that fills its page, a line would open another page
        f"{_paragraph_style('', 'SectionEnd', NO_GRID + line(1) + FLUSH, size(1))}{sets}</w:styles>"
    )


def _set(prefix: str, look: Look) -> str:
    base = "" if prefix else ' w:default="1"'
    custom = ' w:customStyle="1"' if prefix else ""
    normal = (
        f'<w:style w:type="paragraph"{base}{custom} w:styleId="{prefix}Normal"><w:name w:val="{_name(prefix, "Normal")}"/>'
        f"<w:qFormat/><w:pPr>{look.normal[0]}</w:pPr><w:rPr>{look.normal[1]}</w:rPr></w:style>"
    )
    styles = "".join(
        _character_style(prefix, name, run)
        if name in CHARACTER
        else _paragraph_style(prefix, name, paragraph, run)
        for name, (paragraph, run) in look.styles.items()
    )
    return (
        normal
        + styles
        + "".join(_table_style(prefix, name, look.rules) for name in ("LetterTable", "KeyTable"))
    )


def _name(prefix: str, style: str) -> str:
    return f"{prefix} {style}" if prefix else BUILT_IN.get(style, style)


def _head(prefix: str, style: str, kind: str) -> str:
    custom = ' w:customStyle="1"' if prefix or style not in BUILT_IN else ""
    return f'<w:style w:type="{kind}"{custom} w:styleId="{prefix}{style}"><w:name w:val="{_name(prefix, style)}"/>'


def _paragraph_style(prefix: str, style: str, paragraph: str, run: str) -> str:
    following = "BodyText" if style in ("Title", "Heading1", "Heading2") else style
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (
        f"<w:rPr>{run}</w:rPr>" if run else ""
    )
    return (
        f'{_head(prefix, style, "paragraph")}<w:basedOn w:val="{prefix}Normal"/>'
        f'<w:next w:val="{prefix}{following}"/><w:qFormat/>{properties}</w:style>'
    )


def _character_style(prefix: str, style: str, run: str) -> str:
    return f"{_head(prefix, style, 'character')}<w:qFormat/><w:rPr>{run}</w:rPr></w:style>"


def _table_style(prefix: str, style: str, colour: str) -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="85" w:type="dxa"/>' for side in ("left", "right"))
    shaded = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr>'
        "</w:tblStylePr>"
    )
    return (
        f'{_head(prefix, style, "table")}<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{edges}'
        f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{shaded}</w:style>"
    )
