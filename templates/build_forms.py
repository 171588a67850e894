"""Writes the forms: Word files with docxtpl tags. Run it after a change; a test compares the result.

    python templates/build_forms.py

A form shares styles, fonts, headers and footers with the plain frame of its language and adds the few styles that
only forms need.
"""

import re
import sys
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from build_frames import PLAIN_PAGE_EN, PLAIN_PAGE_ZH, R, package  # noqa: E402
from form_bodies import BODIES  # noqa: E402
from frame_pages import Page, page_parts, section  # noqa: E402
from frame_styles import (  # noqa: E402
    FLUSH,
    GAP_HEIGHT,
    GREY,
    NATURAL,
    NO_GRID,
    PLAIN_EN,
    PLAIN_ZH,
    RED,
    SONG,
    Look,
    fonts,
    jc,
    line,
    size,
    styles_part,
)

from ledraft import resources  # noqa: E402
from ledraft.languages import Language  # noqa: E402
from ledraft.letters.pictures import MOST  # noqa: E402
from ledraft.letters.wordfile import members, packed  # noqa: E402

LOOKS: dict[Language, Look] = {"zh": PLAIN_ZH, "en": PLAIN_EN}
PAGES: dict[Language, Page] = {"zh": PLAIN_PAGE_ZH, "en": PLAIN_PAGE_EN}
MARGINS = {
    "hand-over": (1020, 1276, 850, 1276),
    "evidence-index": (1134, 850, 1134, 850),
    "fund-flow": (1134, 850, 1020, 850),
}
"""Margins (top, right, bottom, left, twips) where a form needs more room than the plain frame gives."""
LANDSCAPE = ("evidence-index", "fund-flow")
COMPACT = ("hand-over",)
PICTURES = {"fund-flow": [(f"rIdChart{n}", f"media/drawn-fund-flow-{n}.png") for n in range(1, MOST + 1)]}
"""Relation and member of a form's placeholder pictures; a member called `drawn-…` is replaced at each rendering."""


@dataclass(frozen=True)
class Type:
    """The type of a form's tables: size in points, pitch of lines in twips, whether the pitch is exact."""

    points: float
    pitch: int
    rule: str = "atLeast"

    def lines(self, before: int = 20, after: int = 20, share: float = 1) -> str:
        """Paragraph properties of flush lines at this pitch, or at a share of it."""
        return NO_GRID + line(round(self.pitch * share), self.rule, before, after) + FLUSH


TYPES: dict[Language, Type] = {"zh": Type(10, 280), "en": Type(9.5, 240)}
COMPACT_TYPES: dict[Language, Type] = {"zh": Type(8.5, 228, "exact"), "en": Type(8.5, 212, "exact")}
"""Exact, because word processors disagree on the natural height of a line of Chinese."""


def main() -> None:
    """Write every form beside this file."""
    for path, content in forms().items():
        (HERE / path).write_bytes(content)


def forms() -> dict[str, bytes]:
    """Every form by its path below the templates folder."""
    return {f"{lang}/{form}.docx": built(form, lang) for form in BODIES for lang in LOOKS}


def built(form: str, language: Language) -> bytes:
    """The Word file of one form in one language."""
    texts = resources.toml("sheets.toml")[form]
    page = PAGES[language]
    page = replace(page, margins=MARGINS.get(form, page.margins))
    parts = page_parts(page)
    end = section(page, parts)
    if form in LANDSCAPE:
        end = end.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = BODIES[form](lambda key: texts[key][language]) + end
    type_ = COMPACT_TYPES[language] if form in COMPACT else TYPES[language]
    styles = styles_part([("", look(language, form, type_))])
    styles = styles.replace("</w:styles>", character_styles(type_) + "</w:styles>")
    made = package(body, styles, parts, facing=page.facing)
    return with_pictures(made, PICTURES[form]) if form in PICTURES else made


def with_pictures(form: bytes, pictures: list[tuple[str, str]]) -> bytes:
    """`form` with a placeholder of one white point for each of `pictures` (relation, `word/<member>`)."""
    parts = members(form)
    one = '<Relationship Id="{}" Type="{}/image" Target="{}"/>'
    entry = "".join(one.format(relation, R, member) for relation, member in pictures) + "</Relationships>"
    kinds = '<Default Extension="png" ContentType="image/png"/></Types>'
    for name, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", entry),
        ("[Content_Types].xml", "</Types>", kinds),
    ):
        parts[name] = parts[name].replace(end.encode(), more.encode())
    return packed({**parts, **{f"word/{member}": white_point() for _relation, member in pictures}})


def white_point() -> bytes:
    """A PNG of one white point."""
    stream = BytesIO()
    Image.new("L", (1, 1), 255).save(stream, "PNG")
    return stream.getvalue()


def look(language: Language, form: str, type_: Type) -> Look:
    """The plain look of `language` with the styles of forms; a compact form is drawn closer."""
    plain = LOOKS[language]
    styles = {**plain.styles, **form_styles(language, type_)}
    if form in COMPACT:
        styles |= compact_styles(language, plain, type_)
    return Look(plain.normal, styles, plain.rules)


def form_styles(language: Language, type_: Type) -> dict[str, tuple[str, str]]:
    """The styles that only forms have, in the size of their tables."""
    bold, plain = plain_head(language), LOOKS[language]
    left, centre = jc("left"), jc("center")
    small, text = type_.lines(0, 20, share=0.85) + left, NATURAL + size(type_.points)
    rules = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="C00000"/>' for side in ("top", "bottom"))
    caution = f"<w:keepNext/><w:pBdr>{rules}</w:pBdr>" + type_.lines(60, 100) + centre
    return {
        "Heading1": form_heading(plain.styles["Heading1"]),
        "Heading2": form_heading(plain.styles["Heading2"]),
        "FormNote": (type_.lines(40, 80) + left, text),
        "FormCaution": (caution, bold + RED + NATURAL + size(type_.points + 1)),
        "FormSmall": (small, GREY + NATURAL + size(type_.points - 1.5)),
        "FormStep": (type_.lines() + left, bold + text),
        "FormReminder": (small, RED + NATURAL + size(type_.points - 1)),
        "FormTick": (type_.lines() + centre, text),
        "FormValue": (type_.lines() + left, NATURAL + size(type_.points + 0.5)),
        "FormPaste": (type_.lines(40, 40, share=0.9) + left, NATURAL + size(type_.points - 1)),
    }


def form_heading(plain: tuple[str, str]) -> tuple[str, str]:
    """A heading that keeps its distance from the table before it by itself, without a gap."""
    paragraph, run = plain
    spaced = re.sub(r'w:before="(\d+)"', lambda found: f'w:before="{int(found[1]) + GAP_HEIGHT}"', paragraph)
    return spaced, run


def character_styles(type_: Type) -> str:
    """The character styles that only forms have: a quiet remark in a heading, the box to tick."""
    upright = '<w:b w:val="0"/><w:bCs w:val="0"/>'
    looks = {
        "FormAside": SONG + upright + GREY + size(type_.points - 1),
        "TickBox": fonts("宋体", "宋体") + upright + size(type_.points + 1),
    }
    return "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
        for name, properties in looks.items()
    )


def compact_styles(language: Language, plain: Look, type_: Type) -> dict[str, tuple[str, str]]:
    """The shared styles drawn closer, for a form that must not run over one page."""
    bold, text, cell = plain_head(language), NATURAL + size(type_.points), type_.lines(10, 10)
    heading = "<w:keepNext/>" + line(round(type_.pitch * 1.1), "exact", 40, 30) + FLUSH + '<w:outlineLvl w:val="0"/>'
    return {
        "Title": ("<w:keepNext/>" + line(440, "exact", 0, 40) + jc("center"), plain.styles["Title"][1]),
        "Heading1": (heading, bold + size(type_.points + 1.5)),
        "TableText": (cell + jc("left"), text),
        "TableKey": (cell + jc("left"), bold + text),
        "TableHead": ("<w:keepNext/>" + cell + jc("center"), bold + text),
        "TableGap": (NO_GRID + line(60) + FLUSH, NATURAL + size(2)),
        "FormTick": (cell + jc("center"), text),
    }


def plain_head(language: Language) -> str:
    """How a label is set off: 黑体 in Chinese, bold in English."""
    return fonts("黑体") if language == "zh" else "<w:b/><w:bCs/>"


if __name__ == "__main__":
    main()
