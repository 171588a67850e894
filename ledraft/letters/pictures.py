"""The pictures that a form holds: drawn for the case, put in the places of the form's placeholders."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ledraft.case.model import Case
from ledraft.errors import UnusableInput
from ledraft.evidence.caseflow import flow_of
from ledraft.evidence.chart import Drawing, pages, to_png
from ledraft.evidence.fonts import chinese_font
from ledraft.languages import Language, _
from ledraft.letters.catalogue import Letter

BOX = (255, 116)
"""The box of one picture on the form, in millimetres (wide, high)."""
MOST = 8
"""How many pictures a form has places for; what does not fit into them stands in the form's table alone."""


def pictures(one: Letter, case: Case, language: Language) -> dict[str, bytes]:
    """The members that replace the placeholders of the form `one`, none for other letters.

    Raises UnusableInput if the system has no font with Chinese characters.
    """
    drawings = _drawings(one, case, language)
    return {f"word/media/drawn-{one.picture}-{n}.png": _drawn(_in_box(page)) for n, page in enumerate(drawings, 1)}


def places(one: Letter, case: Case, language: Language) -> list[bool]:
    """For each place of the form `one`, whether it has a picture; nothing for letters without any."""
    filled = len(_drawings(one, case, language))
    return [number < filled for number in range(MOST)] if one.picture else []


def undrawn(one: Letter, case: Case, language: Language) -> int:
    """How many pictures of the form `one` find no place; their movements stand in its table alone."""
    return max(len(pages(flow_of(case), language)) - MOST, 0) if one.picture else 0


def _drawings(one: Letter, case: Case, language: Language) -> Sequence[Drawing]:
    return pages(flow_of(case), language)[:MOST] if one.picture else []


def why_undrawn(case: Case) -> str:
    """Why the fund flow of `case` cannot be drawn, in the language of the screen; empty if it can."""
    if not flow_of(case).steps:
        return _("the case states no fund flow")
    try:
        chinese_font()
    except UnusableInput as error:
        return error.headline
    return ""


def _in_box(page: Drawing) -> Drawing:
    """`page` on paper of the box's shape, so that nothing is stretched."""
    width = max(page.width, -(-page.height * BOX[0] // BOX[1]))
    return replace(page, width=width, height=max(page.height, -(-width * BOX[1] // BOX[0])))


@lru_cache(maxsize=8)
def _drawn(page: Drawing) -> bytes:
    return to_png(page)
