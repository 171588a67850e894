"""The pictures that a form holds: drawn for the case, put in the place of the form's placeholder."""

from dataclasses import replace
from functools import lru_cache

from ledraft.case.model import Case
from ledraft.errors import UnusableInput
from ledraft.evidence.caseflow import flow_of
from ledraft.evidence.chart import Drawing, drawing, to_png
from ledraft.evidence.fonts import chinese_font
from ledraft.languages import Language, _
from ledraft.letters.catalogue import Letter

_WIDTH, _HEIGHT = 255, 116
"""The box of the picture on the form, in millimetres (templates/form_bodies.py)."""


def pictures(one: Letter, case: Case, language: Language) -> dict[str, bytes]:
    """The members that replace the placeholders of the form `one`, none for other letters.

    Raises UnusableInput if the system has no font with Chinese characters.
    """
    if not one.picture:
        return {}
    page = _in_box(drawing(flow_of(case), language))
    return {f"word/media/drawn-{one.picture}.png": _drawn(page)}


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
    width = max(page.width, -(-page.height * _WIDTH // _HEIGHT))
    return replace(page, width=width, height=max(page.height, -(-width * _HEIGHT // _WIDTH)))


@lru_cache(maxsize=8)
def _drawn(page: Drawing) -> bytes:
    return to_png(page)
