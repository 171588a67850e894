"""Writes the Word frames that prose letters are poured into. Run it after a change; a test compares the result.

    python templates/build_frames.py

Measurements and the reasons for them: GB/T 9704 asks for 28 characters by 22 lines within white margins of
37/35/28/26 mm. With exact line spacing half a line gap lies above the first line, so the page set-up differs from
the white margins; character spacing −0.25 pt brings 28 characters into the line without a document grid, which
word processors treat differently. Sizes are half-points, lengths twentieths of a point (twips) unless said.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from frame_pages import Page, page_parts, section  # noqa: E402
from frame_styles import LETTER, OFFICIAL, PLAIN_EN, PLAIN_ZH, Look, styles_part  # noqa: E402

from ledraft.letters.control import KIT_NAMESPACE, STORE_ITEM  # noqa: E402
from ledraft.letters.wordfile import packed  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

OFFICIAL_PAGE = Page("official", (1916, 1474, 1854, 1587), 850, 1304, facing=True)
LETTER_PAGE = Page("letter", (1701, 1474, 1418, 1587), 680, 680)
PLAIN_PAGE_ZH = Page("plain_zh", (1417, 1417, 1417, 1417), 480, 680)
PLAIN_PAGE_EN = Page("plain_en", (1417, 1417, 1417, 1417), 480, 680)
# the kit's letters are pulled apart and issued one by one: each counts its own pages
KIT_OFFICIAL = Page("official", (1916, 1474, 1854, 1587), 850, 1304, facing=True, restart=True)
KIT_LETTER = Page("letter_in_kit", (1701, 1474, 1418, 1587), 680, 680, facing=True, restart=True)

FONTS = (
    ("Times New Roman", "", "00", "roman", "variable"),
    ("Courier New", "", "00", "modern", "fixed"),
    ("仿宋_GB2312", "仿宋", "86", "modern", "fixed"),
    ("楷体_GB2312", "楷体", "86", "modern", "fixed"),
    ("方正小标宋简体", "宋体", "86", "script", "variable"),
    ("宋体", "SimSun", "86", "auto", "variable"),
    ("黑体", "SimHei", "86", "modern", "fixed"),
)


def main() -> None:
    """Write every frame beside this file."""
    for path, content in frames().items():
        (HERE / path).write_bytes(content)


def frames() -> dict[str, bytes]:
    """Every frame by its path below the templates folder."""
    return {
        "zh/frame-official.docx": frame(OFFICIAL, OFFICIAL_PAGE),
        "zh/frame-plain.docx": frame(PLAIN_ZH, PLAIN_PAGE_ZH),
        "en/frame-letter.docx": frame(LETTER, LETTER_PAGE),
        "en/frame-plain.docx": frame(PLAIN_EN, PLAIN_PAGE_EN),
        "zh/frame-kit.docx": kit(),
    }


def frame(look: Look, page: Page) -> bytes:
    """A frame with one look and one page set-up, and the mark that the letter replaces."""
    parts = page_parts(page)
    body = f"<w:p><w:r><w:t>{{{{body}}}}</w:t></w:r></w:p>{section(page, parts)}"
    return package(body, styles_part([("", look)]), parts, facing=page.facing)


def kit() -> bytes:
    """The kit's frame: Chinese and English styles and page set-ups side by side, and the kit's XML part."""
    pages = {"": KIT_OFFICIAL, "en": KIT_LETTER}
    parts = {prefix: page_parts(page) for prefix, page in pages.items()}
    marks = "".join(
        f"<w:p><w:pPr>{section(page, parts[prefix])}</w:pPr><w:r><w:t>{{{{section:{prefix}}}}}</w:t></w:r></w:p>"
        for prefix, page in pages.items()
    )
    # every letter ends its own section; the file's last one has to hold a paragraph and stays on the same page
    end = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>' + section(
        KIT_LETTER, {}, continuous=True
    )
    styles = styles_part([("", OFFICIAL), ("en", LETTER)])
    return package(marks + end, styles, {**parts[""], **parts["en"]}, facing=True, bound=True)


def package(body: str, styles: str, parts: dict[str, str], *, facing: bool, bound: bool = False) -> bytes:
    """The finished Word file. `parts` are headers and footers by file name."""
    members = {
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": styles,
        "word/settings.xml": settings(facing),
        "word/fontTable.xml": f'<w:fonts xmlns:w="{W}">{"".join(font(*entry) for entry in FONTS)}</w:fonts>',
        "word/theme/theme1.xml": theme(),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>ledraft</Application></Properties>"
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>ledraft</dc:creator></cp:coreProperties>'
        ),
        **{f"word/{name}": content for name, content in parts.items()},
        **(kit_store() if bound else {}),
    }
    members["word/_rels/document.xml.rels"] = document_relations(parts, bound)
    members["_rels/.rels"] = relations(
        [
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ]
    )
    members["[Content_Types].xml"] = content_types(parts, bound)
    return packed({name: (DECLARATION + content).encode() for name, content in members.items()})


def relations(entries: list[tuple[str, str, str]]) -> str:
    """A relationships part of (id, type, target)."""
    items = "".join(
        f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def document_relations(parts: dict[str, str], bound: bool) -> str:
    """What the main part refers to; headers and footers carry ids derived from their file names."""
    entries = [
        ("rIdStyles", f"{R}/styles", "styles.xml"),
        ("rIdSettings", f"{R}/settings", "settings.xml"),
        ("rIdFonts", f"{R}/fontTable", "fontTable.xml"),
        ("rIdTheme", f"{R}/theme", "theme/theme1.xml"),
    ]
    entries += [(f"rId_{Path(name).stem}", f"{R}/{name[:6]}", name) for name in sorted(parts)]
    return relations(entries + ([("rIdKit", f"{R}/customXml", "../customXml/item1.xml")] if bound else []))


def content_types(parts: dict[str, str], bound: bool) -> str:
    """[Content_Types].xml."""
    overrides = {
        "/word/document.xml": CONTENT + "document.main+xml",
        "/word/styles.xml": CONTENT + "styles+xml",
        "/word/settings.xml": CONTENT + "settings+xml",
        "/word/fontTable.xml": CONTENT + "fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{f"/word/{name}": f"{CONTENT}{name[:6]}+xml" for name in sorted(parts)},
    }
    if bound:
        overrides["/customXml/itemProps1.xml"] = (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        )
    items = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def kit_store() -> dict[str, str]:
    """The XML part that the kit's repeated controls are bound to; ledraft fills it at each rendering."""
    return {
        "customXml/item1.xml": f'<l:kit xmlns:l="{KIT_NAMESPACE}"/>',
        "customXml/itemProps1.xml": (
            '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
            f'ds:itemID="{STORE_ITEM}"><ds:schemaRefs><ds:schemaRef ds:uri="{KIT_NAMESPACE}"/></ds:schemaRefs>'
            "</ds:datastoreItem>"
        ),
        "customXml/_rels/item1.xml.rels": relations([("rId1", f"{R}/customXmlProps", "itemProps1.xml")]),
    }


def font(name: str, alternative: str, charset: str, family: str, pitch: str) -> str:
    """One entry of the font table; Word uses `alternative` where the font is not installed."""
    alt = f'<w:altName w:val="{alternative}"/>' if alternative else ""
    return (
        f'<w:font w:name="{name}">{alt}<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
    )


def settings(facing: bool) -> str:
    """Document settings; the order of the elements is the schema's."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'<w:autoHyphenation w:val="0"/>{"<w:evenAndOddHeaders/>" if facing else ""}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def theme() -> str:
    """The plainest theme that validators accept; no style refers to it."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"),
            ("accent1", "4472C4"), ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"),
            ("accent5", "5B9BD5"), ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
        )
    )  # fmt: skip
    face = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme xmlns:a="{A}" name="ledraft"><a:themeElements><a:clrScheme name="ledraft">{colours}</a:clrScheme>'
        f'<a:fontScheme name="ledraft"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="ledraft"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


if __name__ == "__main__":
    main()
