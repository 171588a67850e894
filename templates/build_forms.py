"""Writes the forms: Word files with docxtpl tags. Run it after a change; a test compares the result.

    python templates/build_forms.py

A form shares styles, fonts, headers and footers with the plain frame of its language and adds the few styles that
only forms need.
"""

import sys
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from build_frames import PLAIN_PAGE_EN, PLAIN_PAGE_ZH, package  # noqa: E402
from form_bodies import BODIES  # noqa: E402
from frame_pages import Page, page_parts, section  # noqa: E402
from frame_styles import (  # noqa: E402
    FLUSH,
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

LOOKS: dict[Language, Look] = {"zh": PLAIN_ZH, "en": PLAIN_EN}
PAGES: dict[Language, Page] = {"zh": PLAIN_PAGE_ZH, "en": PLAIN_PAGE_EN}
MARGINS = {
    "hand-over": (1020, 1276, 850, 1276),
    "evidence-index": (1134, 850, 1134, 850),
}
"""Margins (top, right, bottom, left, twips) where a form needs more room than the plain frame gives."""
LANDSCAPE = ("evidence-index",)
COMPACT = ("hand-over",)
COMPACT_SIZE = 8.5, 208
SIZES: dict[Language, tuple[float, int]] = {"zh": (10, 280), "en": (9.5, 240)}
"""Text of tables: points, and the pitch of lines in twips."""


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
    table_size, pitch = COMPACT_SIZE if form in COMPACT else SIZES[language]
    styles = styles_part([("", look(language, form, table_size, pitch))])
    styles = styles.replace("</w:styles>", character_styles(table_size) + "</w:styles>")
    return package(body, styles, parts, facing=page.facing)


def look(language: Language, form: str, table_size: float, pitch: int) -> Look:
    """The plain look of `language` with the styles of forms; a compact form is drawn closer."""
    plain = LOOKS[language]
    styles = {**plain.styles, **form_styles(language, table_size, pitch)}
    if form in COMPACT:
        styles |= compact_styles(language, plain, table_size, pitch)
    return Look(plain.normal, styles, plain.rules)


def form_styles(language: Language, table_size: float, pitch: int) -> dict[str, tuple[str, str]]:
    """The styles that only forms have, in the size of their tables."""
    bold = plain_head(language)
    cell = NO_GRID + line(pitch, "atLeast", 20, 20) + FLUSH
    small = NO_GRID + line(round(pitch * 0.85), "atLeast", 0, 20) + FLUSH + jc("left")
    return {
        "FormNote": (NO_GRID + line(pitch, "atLeast", 40, 80) + FLUSH + jc("left"), NATURAL + size(table_size)),
        "FormCaution": (
            '<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="8" w:space="3" w:color="C00000"/>'
            '<w:bottom w:val="single" w:sz="8" w:space="3" w:color="C00000"/></w:pBdr>'
            + NO_GRID + line(pitch, "atLeast", 60, 100) + FLUSH + jc("center"),
            bold + RED + NATURAL + size(table_size + 1),
        ),
        "FormSmall": (small, GREY + NATURAL + size(table_size - 1.5)),
        "FormStep": (cell + jc("left"), bold + NATURAL + size(table_size)),
        "FormReminder": (small, RED + NATURAL + size(table_size - 1)),
        "FormTick": (cell + jc("center"), NATURAL + size(table_size)),
        "FormValue": (cell + jc("left"), NATURAL + size(table_size + 0.5)),
        "FormPaste": (NO_GRID + line(round(pitch * 0.9), "atLeast", 40, 40) + FLUSH + jc("left"), NATURAL + size(table_size - 1)),
    }  # fmt: skip


def character_styles(table_size: float) -> str:
    """The character styles that only forms have: a quiet remark in a heading, the box to tick."""
    upright = '<w:b w:val="0"/><w:bCs w:val="0"/>'
    looks = {
        "FormAside": SONG + upright + GREY + size(table_size - 1),
        "TickBox": fonts("宋体", "宋体") + upright + size(table_size + 1),
    }
    return "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
        for name, properties in looks.items()
    )


def compact_styles(language: Language, plain: Look, table_size: float, pitch: int) -> dict[str, tuple[str, str]]:
    """The shared styles drawn closer, for a form that must not run over one page."""
    cell = NO_GRID + line(pitch, "atLeast", 8, 8) + FLUSH
    bold = plain_head(language)
    return {
        "Title": ("<w:keepNext/>" + line(320, "atLeast", 0, 40) + jc("center"), plain.styles["Title"][1]),
        "Heading1": ("<w:keepNext/>" + line(pitch, "atLeast", 30, 30) + '<w:outlineLvl w:val="0"/>', bold + size(table_size + 1.5)),
        "TableText": (cell + jc("left"), NATURAL + size(table_size)),
        "TableKey": (cell + jc("left"), bold + NATURAL + size(table_size)),
        "TableHead": ("<w:keepNext/>" + cell + jc("center"), bold + NATURAL + size(table_size)),
        "TableGap": (NO_GRID + line(60) + FLUSH, NATURAL + size(2)),
        "FormTick": (cell + jc("center"), NATURAL + size(table_size)),
    }


def plain_head(language: Language) -> str:
    """How a label is set off: 黑体 in Chinese, bold in English."""
    return fonts("黑体") if language == "zh" else "<w:b/><w:bCs/>"


if __name__ == "__main__":
    main()
