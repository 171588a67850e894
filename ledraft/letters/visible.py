"""What a reader plainly sees in the header and footer of each page of a Word file.

Text may be there and yet not be seen: hidden, as pale as the paper, tiny, deleted, in a frame off the page, in a field
that Word fills anew, in a header that no page uses. Such text does not count here. What is laid over a text is looked for
by `covering`.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import join, normpath

from lxml import etree

from ledraft.letters import wordfile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOT_PLAIN = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "fldSimple", "object", "pict", "drawing", "rt")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_TABLE = tuple(f"{_W}{name}" for name in ("tbl", "tr", "tc"))
_HIDING = ("vanish", "webHidden", "specVanish")
_PALE_THEME = ("background1", "background2", "light1", "light2", "none")
_PALE, _CONTRAST, _SMALLEST, _NARROWEST, _FLATTEST, _FARTHEST = 176, 64, 12, 50, 100, 8000
"""Brightness (0 to 255), half-points, per cent, and twentieths of a point (line height, indent)."""
_LETTER, _RAISED = 60, 60
"""Twentieths of a point that a letter needs at least, half-points that it may stand above or below its line."""

Properties = dict[str, "etree._Element"]


def pages(data: bytes) -> Iterator[str]:
    """The plain text of header and footer together, for every kind of page (section, first, even): blanks left out."""
    members = wordfile.members(data)
    reader = _Reader(members)
    parts = _targets(members)
    current: dict[tuple[str, str], str] = {}
    for section in _sections(members["word/document.xml"]):
        for reference in (*section.findall(f"{_W}headerReference"), *section.findall(f"{_W}footerReference")):
            key = (etree.QName(reference).localname, str(reference.get(f"{_W}type", "default")))
            current[key] = parts.get(str(reference.get(f"{_R}id")), "")
        for kind in _kinds(section, members):
            names = (current.get((f"{place}Reference", kind), "") for place in ("header", "footer"))
            yield "".join(reader.text(name) for name in names if name in members and _is_on_page(section))


def _sections(document: bytes) -> "list[etree._Element]":
    """The sections in order, without those that a tracked change has replaced. A file that names none has one without
    header."""
    found = [one for one in _xml(document).iter(f"{_W}sectPr") if one.getparent().tag != f"{_W}sectPrChange"]
    return found or [etree.Element(f"{_W}sectPr")]


def _targets(members: Mapping[str, bytes]) -> dict[str, str]:
    relations = _xml(members.get("word/_rels/document.xml.rels", b"<none/>"))
    return {str(one.get("Id")): normpath(join("word", str(one.get("Target", "")))).lstrip("/") for one in relations}


def _kinds(section: "etree._Element", members: Mapping[str, bytes]) -> list[str]:
    """The kinds of pages that the section may have."""
    kinds = ["default"]
    if _is_on(section.find(f"{_W}titlePg")):
        kinds.append("first")
    if _is_on(_xml(members.get("word/settings.xml", b"<none/>")).find(f"{_W}evenAndOddHeaders")):
        kinds.append("even")
    return kinds


def _is_on_page(section: "etree._Element") -> bool:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    height = _number(size, "h", 16838)
    return all(0 <= _number(margins, place, 720) < height / 2 for place in ("header", "footer"))


class _Reader:
    """Reads parts of one file, whose styles say how text looks."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        styles = _xml(members.get("word/styles.xml", b"<none/>"))
        self._styles = {str(one.get(f"{_W}styleId")): one for one in styles.iter(f"{_W}style")}
        self._normal = next((n for n, s in self._styles.items() if s.get(f"{_W}default") == "1"), "")
        self._defaults = {**_children(styles.find(f"{_W}docDefaults//{_W}rPr")), **self._style(self._normal, "rPr")}

    def text(self, part: str) -> str:
        """The text of `part` that a reader plainly sees, without blanks."""
        return "".join("".join(self._paragraph(one)) for one in _xml(self._members[part]).iter(f"{_W}p"))

    def _paragraph(self, paragraph: "etree._Element") -> Iterator[str]:
        direct = _children(paragraph.find(f"{_W}pPr"))
        style = str(direct["pStyle"].get(f"{_W}val")) if "pStyle" in direct else self._normal
        look = {**self._style(style, "pPr"), **direct}
        if not _lies_on_the_page(look) or not all(map(_shows_text, paragraph.iterancestors(*_TABLE))):
            return
        fields = 0
        for run in paragraph.iter(f"{_W}r"):
            kinds = [mark.get(f"{_W}fldCharType") for mark in run.iter(f"{_W}fldChar")]
            fields += kinds.count("begin")
            plain = not fields and not any(one.tag in _NOT_PLAIN for one in run.iterancestors())
            if plain and self._is_seen(run, style, look):
                yield "".join("".join(str(text.text or "").split()) for text in run.findall(f"{_W}t"))
            fields -= kinds.count("end")

    def _is_seen(self, run: "etree._Element", style: str, paragraph: Properties) -> bool:
        direct = _children(run.find(f"{_W}rPr"))
        named = self._style(str(direct["rStyle"].get(f"{_W}val")), "rPr") if "rStyle" in direct else {}
        look = {**self._defaults, **self._style(style, "rPr"), **named, **direct}
        if any(_is_on(look.get(name)) for name in _HIDING):
            return False
        if _number(look.get("sz"), "val", 20) < _SMALLEST or _is_distorted(look, run):
            return False
        if not _is_painted(look.get("textFill")):
            return False
        ink = _brightness(look.get("color"), "val", 0)
        paper = _brightness(look.get("shd", paragraph.get("shd")), "fill", 255)
        marked = "highlight" in look and look["highlight"].get(f"{_W}val") not in ("none", "yellow", "white")
        return ink < _PALE and abs(paper - ink) >= _CONTRAST and not marked

    def _style(self, name: str, kind: str) -> Properties:
        """The properties of a style and of those that it is based on."""
        chain: list[etree._Element] = []
        while name in self._styles and self._styles[name] not in chain:
            chain.append(self._styles[name])
            base = chain[-1].find(f"{_W}basedOn")
            name = str(base.get(f"{_W}val")) if base is not None else ""
        return {key: value for style in reversed(chain) for key, value in _children(style.find(f"{_W}{kind}")).items()}


def _lies_on_the_page(look: Properties) -> bool:
    """A frame, a line of no height or a far indent takes a paragraph out of sight."""
    spacing = look.get("spacing")
    exact = spacing is not None and spacing.get(f"{_W}lineRule") == "exact"
    indents = [abs(_number(look.get("ind"), side, 0)) for side in ("left", "right", "start", "end", "firstLine")]
    flat = exact and _number(spacing, "line", 240) < _FLATTEST
    return "framePr" not in look and not flat and max(indents) < _FARTHEST


def _is_distorted(look: Properties, run: "etree._Element") -> bool:
    """Squeezed, set over each other, or raised out of its line."""
    letters = sum(len(text.text or "") for text in run.findall(f"{_W}t"))
    squeezed = _number(look.get("w"), "val", 100) < _NARROWEST
    fitted = "fitText" in look and _number(look["fitText"], "val", 0) < _LETTER * letters
    crowded = _number(look.get("spacing"), "val", 0) < -_LETTER
    return squeezed or fitted or crowded or abs(_number(look.get("position"), "val", 0)) > _RAISED


def _is_painted(fill: "etree._Element | None") -> bool:
    """Whether the paint of the newer text effects shows on paper: one plain colour, dark enough, and not transparent."""
    if fill is None:
        return True
    colours = [one for one in fill.iter() if etree.QName(one).localname in ("srgbClr", "schemeClr")]
    plain = len(colours) == 1 and len(colours[0]) == 0 and etree.QName(fill[0]).localname == "solidFill"
    value = str(colours[0].get(f"{_W14}val")) if plain else ""
    if not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return value.startswith(("tx", "dk", "accent"))
    return _luminance(value) < _PALE


def _shows_text(holder: "etree._Element") -> bool:
    """Whether a table, row or cell shows what is in it: not floating or far out, not flat or hidden, not merged away."""
    look = _children(holder.find(f"{holder.tag}Pr"))
    flat = look["trHeight"] if "trHeight" in look and look["trHeight"].get(f"{_W}hRule") == "exact" else None
    if _is_on(look.get("hidden")) or _number(flat, "val", 240) < _FLATTEST or "tblpPr" in look:
        return False
    merged = "vMerge" in look and look["vMerge"].get(f"{_W}val", "continue") == "continue"
    return not merged and abs(_number(look.get("tblInd"), "w", 0)) < _FARTHEST


def _children(properties: "etree._Element | None") -> Properties:
    return {etree.QName(one).localname: one for one in (properties if properties is not None else ())}


def _is_on(toggle: "etree._Element | None") -> bool:
    return toggle is not None and toggle.get(f"{_W}val", "1") not in ("0", "false", "off")


def _number(element: "etree._Element | None", key: str, default: float) -> float:
    try:
        return float(element.get(f"{_W}{key}", default)) if element is not None else default
    except ValueError:
        return -1.0  # no measure at all: not on the page


def _brightness(element: "etree._Element | None", key: str, default: int) -> int:
    """0 is black, 255 white; what is left to Word (`auto`) is the default."""
    if element is None:
        return default
    if str(element.get(f"{_W}themeColor" if key == "val" else f"{_W}themeFill")) in _PALE_THEME:
        return 255
    value = str(element.get(f"{_W}{key}", "auto"))
    return _luminance(value) if re.fullmatch("[0-9A-Fa-f]{6}", value) else default


def _luminance(colour: str) -> int:
    red, green, blue = bytes.fromhex(colour)
    return (299 * red + 587 * green + 114 * blue) // 1000


def _xml(content: bytes) -> "etree._Element":
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
