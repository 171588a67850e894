"""Exports that overlap, such as two monthly files with a day in common: what stands in both is counted once, and said.

Within one file nothing is ever taken for a repetition: ledgers hold rows that are truly alike.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ledraft.case.papers import Evidence
from ledraft.errors import UnusableInput
from ledraft.evidence.annexes import plain
from ledraft.evidence.copying import side_of
from ledraft.evidence.problems import SheetProblem
from ledraft.evidence.reader import Export
from ledraft.evidence.register import Examined, read_again
from ledraft.evidence.rows import Row
from ledraft.evidence.selection import totals
from ledraft.evidence.spans import spans

_KEY_BYTES = 12


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stood first, and a digest of what it says."""

    evidence: str
    row: int
    content: bytes


@dataclass(slots=True)
class _Repeated:
    """The rows that stand in one earlier piece of evidence too: their numbers here and there."""

    here: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)


class Seen:
    """The counted rows of the exports looked at so far; exports are taken in the order of the case's evidence."""

    def __init__(self, exports: int) -> None:
        """`exports` is how many there will be: with one alone nothing needs to be remembered."""
        self._alone = exports < 2
        self._first: dict[bytes, _Place] = {}

    def once(self, evidence: str, examined: Examined) -> Examined:
        """`examined` with the rows that stand in earlier evidence marked as not counted, and a problem for each such
        piece of evidence. Rows of one unique id whose figures differ are marked too, and are a problem of their own.
        """
        if self._alone or not examined.export or not examined.selected:
            return examined
        same: dict[str, _Repeated] = {}
        differing: dict[str, _Repeated] = {}
        rows: list[Row] = []
        for row, key, content in _keyed(examined.export, examined.selected.chosen):
            first = self._first.setdefault(key, _Place(evidence, row.number, content)) if key else None
            if first is None or first.evidence == evidence:
                rows.append(row)
                continue
            found = (same if first.content == content else differing).setdefault(first.evidence, _Repeated())
            found.here.append(row.number)
            found.there.append(first.row)
            rows.append(replace(row, counted=False, same_as=f"{first.evidence}:{first.row}"))
        if not same and not differing:
            return examined
        problems = [*_problems("overlap", examined, same), *_problems("overlap-differs", examined, differing)]
        return _marked(examined, rows, problems)


def beside(earlier: Iterable[Evidence], examined: Examined, folder: Path) -> tuple[Examined, list[str]]:
    """`examined` beside the exports among `earlier`, the evidence that stands before it in a case file in `folder`:
    rows that these hold too count once. Also why one of them could not be compared, if so.
    """
    exports = [one for one in earlier if one.kind == "export" and one.sha256 and one.file]
    if not examined.selected or not examined.selected.chosen:
        return examined, []
    seen, reasons = Seen(len(exports) + 1), []
    for one in exports:
        try:
            seen.once(one.id, read_again(one, folder))
        except UnusableInput as error:
            reasons.append(error.headline)
    return seen.once("", examined), reasons


def _marked(examined: Examined, rows: list[Row], problems: Sequence[SheetProblem]) -> Examined:
    assert examined.export
    assert examined.selected
    uncounted = sum(not row.counted for row in rows)
    selected = replace(examined.selected, chosen=rows, totals=totals(rows), not_counted=uncounted)
    export = replace(examined.export, problems=[*examined.export.problems, *problems])
    return replace(examined, export=export, selected=selected)


def _problems(name: str, examined: Examined, found: dict[str, _Repeated]) -> Iterator[SheetProblem]:
    assert examined.export
    for evidence, repeated in found.items():
        values = {
            "count": len(repeated.here),
            "evidence": evidence,
            "rows": ", ".join(spans(repeated.here)),
            "others": ", ".join(spans(repeated.there)),
        }
        yield SheetProblem(name, examined.export.file, examined.export.sheet, values=values)


def _keyed(export: Export, rows: Sequence[Row]) -> Iterator[tuple[Row, bytes, bytes]]:
    """Each row with what it is known by (nothing if it does not count) and a digest of what it says.

    A row is known by the unique ids of its layout, else by all that it says; of two alike each has a key of its own.
    """
    unique = [column.key for column in export.columns if column.unique]
    exchange = export.map.exchange if export.map else ""
    times: Counter[bytes] = Counter()
    for row in rows:
        if not row.counted:
            yield row, b"", b""
            continue
        content = _digest(exchange, row.kind, *_said(row))
        names = [row.id(key) for key in unique if row.id(key)]
        key = _digest(exchange, row.kind, _symbol(row), *names) if names else content
        times[key] += 1
        yield row, _digest(key.hex(), str(times[key])), content


def _said(row: Row) -> Iterator[str]:
    yield row.time.isoformat() if row.time else row.time_text.strip()
    yield _symbol(row)
    yield side_of(row.side).casefold()
    yield from (entry.text for entry in row.ids)
    for amount in sorted((*row.amounts, *row.figures)):
        yield f"{amount.key} {plain(amount.value.normalize())} {amount.asset}"


def _symbol(row: Row) -> str:
    return "".join(filter(str.isalnum, row.symbol)).casefold()


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_KEY_BYTES).digest()
