"""A value printed as a labelled content control, and the WordprocessingML that it becomes after rendering.

While a template runs, a control is only a mark in the text, because only the finished part knows the run
that encloses it and the number that makes its id unique. The marks are characters that XML forbids and
that no value may hold, so a value cannot forge one.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Self

STORE_ITEM = "{6C656472-6166-7400-8000-6B6974000001}"
KIT_NAMESPACE = "urn:ledraft:kit"
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
BOOKMARK = "f_"

_OPEN, _NEXT, _CLOSE = "\x01", "\x02", "\x03"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_LONGEST_BOOKMARK, _LONGEST_TAG = 40, 64
_RUN_STYLE = re.compile(r"<w:rStyle [^>]*/>")
_FIRST_ID = 1000


class Control(str):
    """Text that a letter prints as a content control, labelled with what it is and tagged with its case path.

    As a `str` it is the readable text (for a blank the whole label in brackets, given by the caller), so an
    e-mail needs no special case. `bound` controls of one path repeat one element of the kit's XML part.
    Raises ValueError for a path longer than Word's 64 characters.
    """

    path: str
    label: str
    blank: bool
    bound: bool

    def __new__(cls, text: str, path: str, label: str, blank: bool = False, bound: bool = False) -> Self:
        if len(path) > _LONGEST_TAG:
            raise ValueError(path)
        control = super().__new__(cls, text)
        control.path, control.label, control.blank, control.bound = path, label, blank, bound
        return control

    def __html__(self) -> str:
        """The control as Jinja prints it: path, label, flags and text, escaped, between marks that `Controls` expands."""
        flags = "B" * self.blank + "K" * self.bound
        label = escape(self.label[:_LONGEST_TAG])
        text = escape(str(self), quote=False).replace("\n", LINE_BREAK)
        return f"{_OPEN}{_NEXT.join((escape(self.path), label, flags, text))}{_CLOSE}"


@lru_cache(maxsize=4096)
def slug(path: str) -> str:
    """`path` as the stem of a bookmark: letters, digits and `_`, a dot as two `_`, at most 32 characters."""
    return re.sub(r"\W", "_", path.replace(".", "__"), flags=re.ASCII)[: _LONGEST_BOOKMARK - 8]


def path_of_bookmark(name: str) -> str:
    """The path for which a control's bookmark stands (`f_officer__position_3` is officer.position)."""
    return name.removeprefix(BOOKMARK).rpartition("_")[0].replace("__", ".")


def readable(markup: str) -> str:
    """What a reader sees of text that holds marks of controls: every mark replaced by its (escaped) text."""
    return _MARK.sub(lambda mark: mark[1].split(_NEXT)[3], markup)


@dataclass
class Controls:
    """The controls of one document, numbered in order of appearance across all its parts."""

    count: int = 0
    bound: dict[str, str] = field(default_factory=dict)
    """Path to the (escaped) text of each bound control, for the kit's XML part."""

    def expanded(self, xml: str) -> str:
        """`xml` with every mark turned into a content control inside a bookmark."""
        return _MARK.sub(self._written, xml) if _OPEN in xml else xml

    def _written(self, mark: re.Match[str]) -> str:
        path, label, flags, text = mark[1].split(_NEXT)
        self.count += 1
        binding = self._binding(path, text) if "K" in flags else ""
        outer = run_properties(mark.string, mark.start())
        inner = _as_blank(outer) if "B" in flags else outer
        return (
            f'</w:t></w:r><w:bookmarkStart w:id="{_FIRST_ID + self.count}"'
            f' w:name="{BOOKMARK}{slug(path)}_{self.count}"/>'
            f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{path}"/>'
            f'<w:id w:val="{_FIRST_ID + self.count}"/>{binding}</w:sdtPr><w:sdtContent>'
            f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r></w:sdtContent></w:sdt>'
            f'<w:bookmarkEnd w:id="{_FIRST_ID + self.count}"/>'
            f'<w:r>{outer}<w:t xml:space="preserve">'
        )

    def _binding(self, path: str, text: str) -> str:
        # Word binds plain-text controls only; a rich-text control would silently ignore the binding.
        self.bound.setdefault(path, text.replace(LINE_BREAK, "\n"))
        return (
            f"<w:dataBinding w:prefixMappings=\"xmlns:l='{KIT_NAMESPACE}'\" "
            f'w:xpath="/l:kit/l:{slug(path)}" w:storeItemID="{STORE_ITEM}"/><w:text w:multiLine="1"/>'
        )

    def kit_part(self) -> str:
        """The kit's custom-XML part: one element per bound path, in order of appearance."""
        items = "".join(f"<l:{slug(path)}>{text}</l:{slug(path)}>" for path, text in self.bound.items())
        return f'<l:kit xmlns:l="{KIT_NAMESPACE}">{items}</l:kit>'


def run_properties(xml: str, position: int) -> str:
    """The `w:rPr` element of the run that encloses `position` in `xml`, or nothing."""
    start = xml.rfind("<w:r", 0, position)
    while start >= 0 and xml[start + 4] not in " >":
        start = xml.rfind("<w:r", 0, start)
    inside = xml.find(">", start) + 1
    if start < 0 or not xml.startswith("<w:rPr>", inside):
        return ""
    return xml[inside : xml.index("</w:rPr>", inside) + len("</w:rPr>")]


def _as_blank(properties: str) -> str:
    kept = _RUN_STYLE.sub("", properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
    return f'<w:rPr><w:rStyle w:val="Blank"/>{kept}</w:rPr>'
