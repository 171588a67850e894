"""Where in the evidence a statement stands, as letters print it: in a cell of its own, or in brackets behind it."""

from collections.abc import Iterable, Sequence

from ledraft import resources
from ledraft.case.events import Reference
from ledraft.case.model import Case
from ledraft.case.papers import Evidence
from ledraft.evidence import claims
from ledraft.evidence.spans import spans
from ledraft.languages import Language
from ledraft.letters.values import Printer

_IN_NO_REQUEST = "$.incident.positions["
_SPANS = 6
"""How many spans of rows of one piece of evidence are printed; the case and the annexes hold all of them."""


def in_cell(found: Iterable[Reference], printer: Printer) -> str:
    """`E1第2、3行；E3` / `E1, rows 2, 3; E3`, a dash where nothing is named."""
    return _named(found, printer) or "—"


def behind(found: Iterable[Reference], printer: Printer) -> str:
    """`［证据E1第2、3行；E3］` / ` [E1, rows 2, 3; E3]`, nothing where nothing is named."""
    named = _named(found, printer)
    return _words("brackets", printer.language).format(named=named) if named else ""


def points_to_evidence(case: Case) -> bool:
    """Whether a statement, figure or identifier of a request names evidence."""
    return any(one.rests_on for path, one in claims.entries(case) if not path.startswith(_IN_NO_REQUEST))


def _named(found: Iterable[Reference], printer: Printer) -> str:
    places: dict[str, list[str]] = {}
    for one in found:
        if one.evidence:
            places.setdefault(one.evidence, []).extend([one.row] if one.row else [])
    known = {entry.id: entry for entry in printer.case.evidence}
    language = printer.language
    texts = [name + _within(rows, known.get(name), language) for name, rows in places.items()]
    return _words("between", language).join(texts)


def _within(rows: Sequence[str], entry: Evidence | None, language: Language) -> str:
    numbers = sorted({int(row) for row in rows if row.isdecimal()})
    others = list(dict.fromkeys(row for row in rows if not row.isdecimal()))
    text = _words("as_written", language).format(place=_words("and", language).join(others)) if others else ""
    return (_numbered(numbers, _unit(entry), language) if numbers else "") + text


def _unit(entry: Evidence | None) -> str:
    """A table has rows; what has pages and no rows is cited by page."""
    return "page" if entry is not None and entry.pages is not None and entry.rows is None else "row"


def _numbered(numbers: Sequence[int], unit: str, language: Language) -> str:
    every = spans(numbers)
    shown = _words("and", language).join(every[:_SPANS])
    key = "more" if len(every) > _SPANS else "many" if len(numbers) > 1 else "one"
    return _words(f"{unit}_{key}", language).format(numbers=shown, count=len(numbers))


def _words(key: str, language: Language) -> str:
    text: str = resources.toml("phrases.toml")["reference"][key][language]
    return text
