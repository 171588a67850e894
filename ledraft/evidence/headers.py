"""Finding the header row and the layout it belongs to, by the set of its words, never by position or by the
file's name alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledraft.evidence.maps import ExportMap, maps
from ledraft.evidence.sheets import Line
from ledraft.evidence.words import normalised

SEARCHED = 25
_LEAST_SHARE = 0.6  # of the header's words that a layout must know, else it is some other exchange's


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header: the number of its row (the last one of two), its cells as written and where each
    column stands.
    """

    map: ExportMap
    row: int
    cells: tuple[str, ...]
    positions: Mapping[str, int]
    two_rows: bool = False
    rivals: tuple[ExportMap, ...] = ()

    def unknown(self) -> list[str]:
        """The header words that the layout does not know, as written."""
        known = set(self.positions.values())
        return [cell.strip() for index, cell in enumerate(self.cells) if cell.strip() and index not in known]


def find_header(
    lines: Sequence[Line], file_name: str, kind: str | None = None, own: ExportMap | None = None
) -> Header | None:
    """The best header among the first `SEARCHED` of `lines`, or None.

    A layout of an exchange beats the general one, then more known words win. Layouts that fit equally well
    are parted by words in `file_name`; if these do not tell, the header carries its `rivals`. `kind` leaves
    only layouts of that kind, `own` this one layout alone.
    """
    best: Header | None = None
    for row, cells, two_rows in _candidates(lines[:SEARCHED]):
        header = _recognise(row, cells, two_rows, file_name, (own,) if own else _of_kind(kind))
        if header and (best is None or _rank(header) > _rank(best)):
            best = header
    return best


def _rank(header: Header) -> tuple[bool, int]:
    return not header.map.generic, len(header.positions)


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Single rows first, then each pair of rows read as one: such a pair must know more words than each of its rows."""
    for line in lines:
        yield line.number, line.cells, False
    for upper, lower in pairwise(lines):
        width = max(len(upper.cells), len(lower.cells))
        above = upper.cells + ("",) * (width - len(upper.cells))
        below = lower.cells + ("",) * (width - len(lower.cells))
        yield lower.number, tuple(b if b.strip() else a for a, b in zip(above, below, strict=True)), True


def _recognise(
    row: int, cells: tuple[str, ...], two_rows: bool, file_name: str, layouts: Sequence[ExportMap]
) -> Header | None:
    words = [normalised(cell) for cell in cells]
    found = [(entry, positions) for entry in layouts if (positions := _positions(entry, words)) is not None]
    if not found:
        return None
    rank = max((not entry.generic, len(positions)) for entry, positions in found)
    equal = [pair for pair in found if (not pair[0].generic, len(pair[1])) == rank]
    named = [pair for pair in equal if any(word in file_name.lower() for word in pair[0].name_words)]
    chosen = named if len(named) == 1 else equal
    rivals = tuple(entry for entry, _ in chosen) if len(chosen) > 1 else ()
    return Header(chosen[0][0], row, cells, chosen[0][1], two_rows, rivals)


def _of_kind(kind: str | None) -> Sequence[ExportMap]:
    return [entry for entry in maps() if kind in (None, entry.kind)]


def _positions(entry: ExportMap, words: Sequence[str]) -> dict[str, int] | None:
    """Where each column of the layout stands. A word that occurs twice goes to the first column that takes it
    and is free.
    """
    positions: dict[str, int] = {}
    for index, word in enumerate(words):
        for key in entry.by_word.get(word, ()):
            if key not in positions:
                positions[key] = index
                break
    if not entry.required <= positions.keys():
        return None
    filled = sum(1 for word in words if word)
    return positions if entry.generic or len(positions) >= _LEAST_SHARE * filled else None


def fullest(lines: Sequence[Line]) -> Line | None:
    """The line with the most words among the first ones: what to show when no header was recognised."""
    return max(lines[:SEARCHED], key=lambda line: sum(1 for cell in line.cells if cell.strip()), default=None)
