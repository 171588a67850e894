"""What floats over the pages of a Word file and may lie over the text of a header or footer.

Pictures, shapes and text boxes that are anchored (DrawingML and VML), and frames and floating tables with a fill, are
drawn where they are placed, over or under whatever text stands there. What is in line with the text never is. Where a
thing lies is worked out from its anchor; where it cannot be (it moves with a paragraph), it may lie anywhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from lxml import etree

from ledraft.letters import wordfile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_TEXT = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes|endnotes)\.xml$")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|pc)\Z")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0}
_EMU, _TWIPS = 12_700, 20
"""In a point."""
_THIN, _FEW = 3.0, 4
"""A line of so many points in height covers no text, and neither do so many of them."""
_LINE, _SIGNS = 30.0, 30
"""A line of a header is taken to be so many points high, and to hold so many characters: rather more than it is."""

Span = tuple[float, float]


@dataclass(frozen=True)
class Floating:
    """A thing that floats: the part it is in, what it is called there, and its upper and lower edge on a page of
    `height` points with margins `top` and `bottom` (None: it cannot be known)."""

    part: str
    name: str
    vertical: str = ""
    offset: float | None = None
    align: str = ""
    size: float | None = None

    def span(self, page: "Page") -> Span | None:
        """From where to where it reaches, in points from the top of `page`."""
        areas = {
            "page": (0.0, page.height),
            "margin": (page.top, page.height - page.bottom),
            "topMargin": (0.0, page.top),
            "bottomMargin": (page.height - page.bottom, page.height),
        }
        if self.size is None or self.vertical not in areas:
            return None
        start, end = areas[self.vertical]
        aligned = {"top": start, "center": (start + end - self.size) / 2, "bottom": end - self.size}
        upper = aligned.get(self.align) if self.align else None if self.offset is None else start + self.offset
        return None if upper is None else (upper, upper + self.size)


@dataclass(frozen=True)
class Page:
    """A page's height and margins, and how far header and footer may reach into it; in points."""

    height: float
    top: float
    bottom: float
    header: float
    footer: float


def over_marks(data: bytes) -> list[Floating]:
    """What floats in the Word file `data` and may lie over the header or footer of a page, in the order of the parts."""
    members = wordfile.members(data)
    parts = {name: _xml(members[name]) for name in sorted(members) if _TEXT.match(name)}
    styles = _Styles(_xml(members.get("word/styles.xml", b"<none/>")))
    pages = [_page(section, parts) for section in parts["word/document.xml"].iter(f"{_W}sectPr")]
    found = [one for name, root in parts.items() for one in (*_floating(name, root), *styles.framed(name, root))]
    thin = [one for one in found if one.size is not None and one.size <= _THIN]
    passed = thin if len(thin) <= _FEW else []
    return [one for one in found if one not in passed and not all(_is_clear(one, page) for page in pages or [_A4])]


def _is_clear(one: Floating, page: Page) -> bool:
    span = one.span(page)
    return span is not None and span[0] >= page.header and span[1] <= page.height - page.footer


_A4 = Page(841.9, 72, 72, 72, 72)


def _page(section: "etree._Element", parts: Mapping[str, "etree._Element"]) -> Page:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    top, bottom = (abs(_twips(margins, side, 1440)) for side in ("top", "bottom"))
    header, footer = (_twips(margins, place, 720) + _highest(parts, place) for place in ("header", "footer"))
    return Page(_twips(size, "h", 16838), top, bottom, max(top, header), max(bottom, footer))


def _highest(parts: Mapping[str, "etree._Element"], place: str) -> float:
    return max((_height(root) for name, root in parts.items() if place in name), default=0.0)


def _height(part: "etree._Element") -> float:
    """How high the text of a header or footer is at most, as far as the part itself says."""
    lines = sum(1 + len("".join(one.itertext(f"{_W}t"))) // _SIGNS for one in part.iter(f"{_W}p"))
    sizes = [_number(one.get(f"{_W}val")) / 2 * 1.5 for one in part.iter(f"{_W}sz")]
    gaps = [_twips(one, side, 0) for one in part.iter(f"{_W}spacing") for side in ("before", "after")]
    rows = [_twips(one, "val", 0) for one in part.iter(f"{_W}trHeight")]
    pictures = [_number(one.get("cy")) / _EMU for one in part.iterfind(f".//{_WP}inline/{_WP}extent")]
    return lines * max([_LINE, *sizes]) + sum(gaps) + sum(rows) + sum(pictures)


def _floating(part: str, root: "etree._Element") -> Iterator[Floating]:
    for anchor in root.iter(f"{_WP}anchor"):
        yield _drawing(part, anchor)
    for holder in root.iter(f"{_W}pict", f"{_W}object"):
        for shape in holder:
            if str(shape.tag).startswith(_V) and shape.tag != f"{_V}shapetype":
                yield from _vml(part, shape)
    for margins in root.iter(f"{_W}pgMar"):
        if min(_twips(margins, "top", 0), _twips(margins, "bottom", 0)) < 0:  # then the body runs into the header
            yield Floating(part, "pgMar")


def _drawing(part: str, anchor: "etree._Element") -> Floating:
    named = anchor.find(f"{_WP}docPr")
    place = anchor.find(f"{_WP}positionV")
    known = place is not None and anchor.get("simplePos") not in ("1", "true") and anchor.find(f"{_WP14}sizeRelV") is None
    name = str(named.get("name", "")) if named is not None else ""
    if not known or place is None:
        return Floating(part, name)
    written, align = place.findtext(f"{_WP}posOffset"), place.findtext(f"{_WP}align")
    offset = None if written is None else _number(written) / _EMU
    return Floating(part, name, str(place.get("relativeFrom")), offset, align or "", _size(anchor))


def _size(anchor: "etree._Element") -> float:
    """The height with its outline, and however it is turned."""
    extents = [*anchor.iter(f"{_WP}extent"), *anchor.iter(f"{_A}ext")]
    heights = [(_number(one.get("cx")), _number(one.get("cy"))) for one in extents if one.get("cy")]
    turned = any(one.get("rot", "0") != "0" for one in anchor.iter(f"{_A}xfrm"))
    outline = max((_number(one.get("w")) for one in anchor.iter(f"{_A}ln")), default=0.0)
    effects = [_number(one.get(side)) for one in anchor.iter(f"{_WP}effectExtent") for side in ("t", "b")]
    return (max((hypot(*one) if turned else one[1] for one in heights), default=0.0) + outline + sum(effects)) / _EMU


def _vml(part: str, shape: "etree._Element") -> Iterator[Floating]:
    pairs = (one.partition(":") for one in str(shape.get("style", "")).split(";"))
    style = {key.strip().lower(): value.strip() for key, _colon, value in pairs}
    if style.get("position") not in ("absolute", "relative"):
        return
    name = str(shape.get("alt") or shape.get("id") or etree.QName(shape).localname)
    size, stroke = _vml_size(shape, style), _points(str(shape.get("strokeweight", "1pt")))
    moved = any(key in style for key in ("mso-top-percent", "mso-height-percent", "rotation", "flip"))
    if size is None or stroke is None or moved:
        yield Floating(part, name)
        return
    area = {"page": "page", "margin": "margin", "top-margin-area": "topMargin", "bottom-margin-area": "bottomMargin"}
    align = style.get("mso-position-vertical", "absolute")
    vertical = area.get(style.get("mso-position-vertical-relative", "text"), "")
    offset = _points(style.get("margin-top", style.get("top", "0pt")))
    yield Floating(part, name, vertical, offset, "" if align == "absolute" else align, size + stroke)


def _vml_size(shape: "etree._Element", style: Mapping[str, str]) -> float | None:
    """The height; of a line how far it falls."""
    if shape.tag != f"{_V}line":
        return _points(style.get("height", ""))
    ends = [_points(str(shape.get(end, "")).rpartition(",")[2]) for end in ("from", "to")]
    return None if None in ends else abs((ends[0] or 0) - (ends[1] or 0))


class _Styles:
    """The styles of a file: which of them make a frame, and which of them fill it."""

    def __init__(self, root: "etree._Element") -> None:
        self._styles = {str(one.get(f"{_W}styleId")): one for one in root.iter(f"{_W}style")}

    def framed(self, part: str, root: "etree._Element") -> Iterator[Floating]:
        """Frames and floating tables with a fill or a picture, which would cover what is under them."""
        for holder in root.iter(f"{_W}p", f"{_W}tbl"):
            looks = [holder, *self._named(holder)]
            kind = next((one for look in looks for one in look.iter(f"{_W}framePr", f"{_W}tblpPr")), None)
            if kind is not None and any(map(_is_filled, looks)):
                yield Floating(part, etree.QName(kind).localname)

    def _named(self, holder: "etree._Element") -> "list[etree._Element]":
        """The styles named in `holder`, and those that they are based on."""
        names = [one.get(f"{_W}val") for one in holder.iter(f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")]
        found: list[etree._Element] = []
        while names:
            style = self._styles.get(str(names.pop()))
            if style is not None and style not in found:
                found.append(style)
                names += [one.get(f"{_W}val") for one in style.iter(f"{_W}basedOn")]
        return found


def _is_filled(look: "etree._Element") -> bool:
    for fill in look.iter(f"{_W}shd"):
        plain = fill.get(f"{_W}val", "clear") in ("clear", "nil") and not fill.get(f"{_W}themeFill")
        if not plain or fill.get(f"{_W}fill", "auto").lower() not in ("auto", "none"):
            return True
    return next(look.iter(f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_W}highlight"), None) is not None


def _points(text: str) -> float | None:
    """A length of VML in points; None for one that is none (percentages, bare numbers other than 0)."""
    found = _LENGTH.match(text.strip())
    return 0.0 if text.strip() == "0" else float(found[1]) * _POINTS[found[2]] if found else None


def _twips(element: "etree._Element | None", key: str, default: float) -> float:
    text = element.get(f"{_W}{key}") if element is not None else None
    return (default if text is None else _number(text)) / _TWIPS


def _number(text: object) -> float:
    try:
        return float(str(text))
    except ValueError:
        return 0.0


def _xml(content: bytes) -> "etree._Element":
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
