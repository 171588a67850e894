"""The fund flow as a drawing in black and white: one lane per place, one arrow per movement, time running
downwards; whole, or in pages that can be read in print.

A drawing like this cannot overlap itself, so it needs no graph library. The SVG has the same bytes on every
machine; the PNG, for Word, is drawn with a font of the system and has the same bytes on the same machine.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from ledraft import resources
from ledraft.evidence.flow import Flow, Place, Step, merged
from ledraft.languages import Language, pick

_LANE, _TOP, _ROW, _MARGIN, _TIME = 245, 84, 36, 20, 170
_SIZE, _SMALL = 15, 12
_CLEARED = 'paint-order="stroke" stroke="white" stroke-width="4"'  # no lane runs through a text
_BEIJING = timedelta(hours=8)
_WIDEST = 1220
ROWS, LANES = 12, 4
"""Movements and places of one page: in the box of the form its smallest letters are then 7 points high."""


class Line(NamedTuple):
    """A straight line; `dashed` for the lanes, `arrow` for a head at its end."""

    x1: int
    y1: int
    x2: int
    y2: int
    dashed: bool = False
    arrow: bool = False


class Label(NamedTuple):
    """A text whose baseline starts (`start`) or is centred (`middle`) at x, y."""

    x: int
    y: int
    text: str
    size: int = _SIZE
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a white page of `width` × `height` pixels."""

    width: int
    height: int
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


class _Movement(NamedTuple):
    """A step, the lane that its arrow ends in, and where it went beyond that lane where several places share it."""

    step: Step
    end: Place
    beyond: Place | None = None


def drawing(flow: Flow, language: Language | None = None) -> Drawing:
    """The whole of `flow`: steps between the same places are drawn as one arrow, in order of their first time."""
    return _drawn([_Movement(step, step.end) for step in merged(flow.steps)], language)


def pages(flow: Flow, language: Language | None = None) -> list[Drawing]:
    """`flow` in drawings of at most ROWS movements and LANES places; where there would be more, the places that are only
    ever reached share one lane and are named behind their arrows.
    """
    parts = _parts(_movements(flow))
    return [
        _drawn(part, language, f"{number}/{len(parts)}" if len(parts) > 1 else "") for number, part in enumerate(parts, 1)
    ]


def _movements(flow: Flow) -> list[_Movement]:
    steps = merged(flow.steps)
    found = [_Movement(step, step.end) for step in steps]
    if len(_places(found)) <= LANES:
        return found
    starts = {step.start.key for step in steps}
    shared = Place("destinations", resources.toml("exports/shared/texts.toml")["flow"]["places"]["destinations"])
    return [one if one.end.key in starts else _Movement(one.step, shared, one.end) for one in found]


def _parts(movements: Sequence[_Movement]) -> list[list[_Movement]]:
    parts: list[list[_Movement]] = []
    for one in movements:
        if not parts or len(parts[-1]) == ROWS or len(_places([*parts[-1], one])) > LANES:
            parts.append([])
        parts[-1].append(one)
    return parts


def _drawn(movements: Sequence[_Movement], language: Language | None, number: str = "") -> Drawing:
    places = _places(movements)
    lanes = {place.key: _TIME + _LANE // 2 + index * _LANE for index, place in enumerate(places)}
    width, height = _TIME + len(places) * _LANE + _MARGIN, _TOP + len(movements) * _ROW + _MARGIN
    lines = [Line(x, _TOP - 16, x, height - _MARGIN, dashed=True) for x in lanes.values()]
    labels = [label for place in places for label in _heading(place, lanes[place.key], language)]
    labels += [Label(_MARGIN, 24, number, _SIZE, "start")] if number else []
    for index, one in enumerate(movements):
        start, end, y = lanes[one.step.start.key], lanes[one.end.key], _TOP + index * _ROW + _ROW // 2
        labels += _times(one.step, y)
        lines += _arrow(start, end, y)
        labels.append(_amount(start, end, y, one.step.label(language)))
        labels += _beyond(one.beyond, end, y, language)
    widest = max((_right(label) for label in labels), default=0)
    return Drawing(max(width, widest + _MARGIN), height, tuple(lines), tuple(labels))


def _beyond(place: Place | None, x: int, y: int, language: Language | None) -> Iterator[Label]:
    """The name of a place that shares its lane, behind the arrow, in two lines at most."""
    if place is None:
        return
    lines = _wrapped(pick(place.title, language), _WIDEST - _MARGIN - x - 8, _SMALL)
    if len(lines) > 2:
        lines = [lines[0], lines[1][:-1] + "…"]
    for index, text in enumerate(lines):
        yield Label(x + 8, y + 5 + (index * 2 - len(lines) + 1) * 7, text, _SMALL, "start")


def _places(movements: Sequence[_Movement]) -> list[Place]:
    found: dict[str, Place] = {}
    for one in movements:
        found.setdefault(one.step.start.key, one.step.start)
        found.setdefault(one.end.key, one.end)
    return list(found.values())


def _heading(place: Place, x: int, language: Language | None) -> Iterator[Label]:
    for index, text in enumerate(_wrapped(pick(place.title, language), _LANE - 30, _SIZE)[:3]):
        yield Label(x, 22 + index * 20, text)


def _times(step: Step, y: int) -> Iterator[Label]:
    if step.first:
        naive = step.first.replace(tzinfo=None)
        yield Label(_MARGIN, y - 4, f"{(naive + _BEIJING).isoformat(' ')[:19]} +8", _SMALL, "start")
        yield Label(_MARGIN, y + 12, f"{naive.isoformat(' ')[:19]} UTC", _SMALL, "start")


def _arrow(start: int, end: int, y: int) -> list[Line]:
    if start != end:
        return [Line(start, y, end, y, arrow=True)]
    out = start + 36  # a movement within one place leaves its lane and comes back
    return [
        Line(start, y - 8, out, y - 8),
        Line(out, y - 8, out, y + 8),
        Line(out, y + 8, start, y + 8, arrow=True),
    ]


def _amount(start: int, end: int, y: int, text: str) -> Label:
    if start == end:
        return Label(start + 44, y + 5, text, _SMALL, "start")
    half = _LANE // 2 if end > start else -_LANE // 2  # between two lanes, never on one
    return Label(start + half, y - 7, text, _SMALL)


@lru_cache(maxsize=4096)
def _width(text: str, size: int) -> int:
    """The width of a text in pixels, by the width classes of its characters: the same with every font."""
    units = sum(100 if unicodedata.east_asian_width(character) in "WF" else 60 for character in text)
    return units * size // 100


def _right(label: Label) -> int:
    width = _width(label.text, label.size)
    return label.x + (width if label.anchor == "start" else width // 2)


def _wrapped(text: str, width: int, size: int) -> list[str]:
    """`text` in lines of at most `width` pixels: broken at spaces where there are any, between characters elsewhere."""
    lines = [""]
    for character in text:
        if _width(lines[-1] + character, size) > width:
            kept, space, started = lines[-1].rpartition(" ")
            lines[-1:] = [kept, started] if space and character != " " else [lines[-1], ""]
        lines[-1] += character
    return [line.strip() for line in lines]


def to_svg(page: Drawing) -> bytes:
    """`page` as SVG (UTF-8)."""
    size = f'width="{page.width}" height="{page.height}" viewBox="0 0 {page.width} {page.height}"'
    shapes = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">']
    shapes.append('<rect width="100%" height="100%" fill="white"/>')
    for line in page.lines:
        dashes = ' stroke-dasharray="4 4"' if line.dashed else ""
        ends = f'x1="{line.x1}" y1="{line.y1}" x2="{line.x2}" y2="{line.y2}"'
        shapes.append(f'<line {ends} stroke="black"{dashes}/>')
        if line.arrow:
            points = " ".join(f"{x},{y}" for x, y in _head(line))
            shapes.append(f'<polygon points="{points}" fill="black"/>')
    for label in page.labels:
        place = f'x="{label.x}" y="{label.y}" font-size="{label.size}" text-anchor="{label.anchor}"'
        shapes.append(f"<text {place} {_CLEARED}>{escape(label.text)}</text>")
    return "\n".join([*shapes, "</svg>", ""]).encode()


def _head(line: Line) -> list[tuple[int, int]]:
    back = -10 if line.x2 > line.x1 else 10
    return [(line.x2, line.y2), (line.x2 + back, line.y2 - 5), (line.x2 + back, line.y2 + 5)]


def to_png(page: Drawing, scale: int = 2) -> bytes:
    """`page` as PNG of `scale` × its size, grey. Raises UnusableInput if the system has no font with Chinese
    characters.
    """
    from PIL import Image, ImageDraw, ImageFont

    from ledraft.evidence.fonts import chinese_font

    image = Image.new("L", (page.width * scale, page.height * scale), 255)
    draw = ImageDraw.Draw(image)
    for line in page.lines:
        for piece in _dashes(line) if line.dashed else [line[:4]]:
            draw.line([value * scale for value in piece], fill=0, width=scale)
        if line.arrow:
            draw.polygon([(x * scale, y * scale) for x, y in _head(line)], fill=0)
    fonts = {size: ImageFont.truetype(str(chinese_font()), size * scale) for size in (_SIZE, _SMALL)}
    for label in page.labels:
        anchor = "ms" if label.anchor == "middle" else "ls"
        place = (label.x * scale, label.y * scale)
        draw.text(place, label.text, 0, fonts[label.size], anchor, stroke_width=2 * scale, stroke_fill=255)
        draw.text(place, label.text, 0, fonts[label.size], anchor)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=False)
    return stream.getvalue()


def _dashes(line: Line) -> Iterator[tuple[int, int, int, int]]:
    """The pieces of a dashed upright line."""
    for y in range(line.y1, line.y2, 8):
        yield line.x1, y, line.x2, min(y + 4, line.y2)
