"""Page set-ups, headers and footers of the frames."""

from dataclasses import dataclass

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Page:
    """A page set-up: `margins` are top, right, bottom, left; `facing` pages have their own even header and footer."""

    name: str
    margins: tuple[int, int, int, int]
    header: int
    footer: int
    facing: bool = False
    restart: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        """The kinds of header and footer that this page set-up has."""
        return ("default", "even") if self.facing else ("default",)


def section(page: Page, parts: dict[str, str], continuous: bool = False) -> str:
    """The section properties of `page`, referring to its headers and footers if it has `parts`."""
    references = "".join(
        f'<w:{kind}Reference w:type="{side}" r:id="rId_{kind}_{page.name}_{side}"/>'
        for kind in ("header", "footer")
        for side in page.sides
        if parts
    )
    top, right, bottom, left = page.margins
    start = '<w:pgNumType w:start="1"/>' if page.restart and not continuous else ""
    return (
        f"<w:sectPr>{references}{'<w:type w:val=' + chr(34) + 'continuous' + chr(34) + '/>' if continuous else ''}"
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>{start}</w:sectPr>'
    )


def page_parts(page: Page) -> dict[str, str]:
    """The header and footer parts of `page`, by file name."""
    prefix = "en" if page.name == "letter_in_kit" else ""
    first = 11 if prefix else 1
    parts = {}
    for number, side in enumerate(page.sides, first):
        parts[f"header_{page.name}_{side}.xml"] = _part("hdr", _header(prefix, number))
        parts[f"footer_{page.name}_{side}.xml"] = _part("ftr", _FOOTERS[page.name](prefix, side))
    return parts


def _part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _header(prefix: str, number: int) -> str:
    """The draft mark as one control, the specimen mark as plain text; a bare paragraph only if neither is there."""
    draft = (
        '<w:sdt><w:sdtPr><w:alias w:val="DRAFT 草稿"/><w:tag w:val="draft"/>'
        f'<w:id w:val="{number}"/></w:sdtPr><w:sdtContent>'
        f"{_run('{{ page.draft }}', prefix + 'MarkText')}</w:sdtContent></w:sdt>"
    )
    return (
        _when("page.draft", _paragraph(prefix + "Mark", draft))
        + _when("page.specimen", _paragraph(prefix + "Specimen", _run("{{ page.specimen }}")))
        + _when("not page.draft and not page.specimen", _paragraph(prefix + "Header", ""))
    )


def _official_footer(prefix: str, side: str) -> str:
    number = _run("— ") + _field("PAGE") + _run(" —")
    return _small_line(prefix) + _paragraph("Folio" if side == "default" else "FolioEven", number)


def _letter_footer(prefix: str, _side: str) -> str:
    pages = _run(" · Page ") + _field("PAGE") + _run(" of ") + _field("NUMPAGES")
    return _validity(prefix) + _paragraph(prefix + "Footer", _run("Our ref {{ page.reference }}") + pages)


def _kit_letter_footer(prefix: str, _side: str) -> str:
    line = _run("Our ref {{ page.reference }} · Page ") + _field("PAGE")
    return _validity(prefix) + _paragraph(prefix + "Footer", line)


def _plain_zh_footer(prefix: str, _side: str) -> str:
    pages = _run("第 ") + _field("PAGE") + _run(" 页　共 ") + _field("NUMPAGES") + _run(" 页")
    return _validity(prefix) + _paragraph("Footer", _run("{{ page.reference }}　") + pages)


def _plain_en_footer(prefix: str, _side: str) -> str:
    pages = _run(" · Page ") + _field("PAGE") + _run(" of ") + _field("NUMPAGES")
    return _validity(prefix) + _paragraph("Footer", _run("{{ page.reference }}") + pages)


_FOOTERS = {
    "official": _official_footer,
    "letter": _letter_footer,
    "letter_in_kit": _kit_letter_footer,
    "plain_zh": _plain_zh_footer,
    "plain_en": _plain_en_footer,
}


def _validity(prefix: str) -> str:
    return _when("page.validity", _paragraph(prefix + "Validity", _run("{{ page.validity }}")))


def _small_line(prefix: str) -> str:
    """Reference and validity in one line above the folio, whose place the standard fixes."""
    text = "{{ page.reference }}{% if page.reference and page.validity %}　{% endif %}{{ page.validity }}"
    return _when("page.reference or page.validity", _paragraph(prefix + "Validity", _run(text)))


def _when(condition: str, content: str) -> str:
    return (
        f"<w:p><w:r><w:t>{{%p if {condition} %}}</w:t></w:r></w:p>{content}"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
