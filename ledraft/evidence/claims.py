"""Claims and evidence: which claims rest on nothing, which evidence is used for nothing, and how the two are joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from ledraft.case import paths
from ledraft.case.events import Reference
from ledraft.case.model import Case
from ledraft.errors import UnusableInput
from ledraft.languages import _

STATEMENTS = ("statements", "losses", "valuations", "flow", "positions")
IDENTIFIERS = ("orders", "transfers", "transactions", "network")
"""The lists of `incident` and of `identifiers` whose entries name the evidence that they rest on."""
_MOST_IN_A_SPAN = 1000


def unsupported(case: Case) -> list[str]:
    """The JSONPaths of statements, figures, steps, positions and identifiers that rest on no evidence of the case.

    Leads and the figure first reported are passed over: no request states them.
    """
    known = {entry.id for entry in case.evidence}
    return [
        f"{prefix}[{index}]"
        for prefix, claims in _lists(case)
        for index, claim in enumerate(claims)
        if not any(one.evidence in known for one in claim.rests_on) and not _is_passed_over(claim)
    ]


def _is_passed_over(claim: Any) -> bool:
    values = vars(claim)
    return bool(values.get("status") == "lead" or values.get("basis") == "reported")


def unused(case: Case) -> list[str]:
    """The ids of evidence on which nothing in the case rests, in their order; leads count as a use."""
    used = {one.evidence for one in _references(case)}
    return [entry.id for entry in case.evidence if entry.id not in used]


def unknown(case: Case) -> list[str]:
    """The evidence ids that something rests on though the case holds no such evidence, in order of their names."""
    used = {one.evidence for one in _references(case) if one.evidence}
    return sorted(used - {entry.id for entry in case.evidence})


def entries(case: Case) -> Iterator[tuple[str, Any]]:
    """JSONPath and value of every entry of a case that can name its evidence."""
    for prefix, claims in _lists(case):
        for index, entry in enumerate(claims):
            yield f"{prefix}[{index}]", entry


def _lists(case: Case) -> Iterator[tuple[str, list[Any]]]:
    for part, names in (("incident", STATEMENTS), ("identifiers", IDENTIFIERS)):
        values = vars(getattr(case, part))
        for name in names:
            yield f"$.{part}.{name}", values[name]


def _references(case: Case) -> Iterator[Reference]:
    return (one for _prefix, claims in _lists(case) for entry in claims for one in entry.rests_on)


def joined(data: Mapping[str, Any], case: Case, path: str, places: Iterable[str]) -> dict[str, Any]:
    """A copy of the case's JSON `data` in which the entry at `path` rests on `places` too.

    `path` is as `unsupported` writes it; `$.`, and `incident.` before a list of statements, may be left out. A place is
    an evidence id, alone or with rows or pages behind a colon: `E2`, `E2:12`, `E2:3-5,9`. Raises UnusableInput for an
    entry or evidence that the case does not have, and for a span that runs backwards or holds too many rows.
    """
    full = _full(path)
    if full not in {known for known, _entry in entries(case)}:
        message = _("“{path}” is no entry that can rest on evidence; “ledraft evidence claims” writes the paths.")
        raise UnusableInput(message.format(path=path))
    known = {entry.id for entry in case.evidence}
    changed = deepcopy(dict(data))
    before = paths.peek(changed, f"{full}.rests_on") or []
    new = [reference for place in places for reference in _places(place, known)]
    paths.put(changed, f"{full}.rests_on", [*before, *(one for one in new if one not in before)])
    return changed


def _full(path: str) -> str:
    plain = path.removeprefix("$.")
    part = next((part for part, names in (("incident", STATEMENTS), ("identifiers", IDENTIFIERS))
                 if plain.partition("[")[0] in names), "")  # fmt: skip
    return f"$.{part}.{plain}" if part else f"$.{plain}"


def _places(place: str, known: set[str]) -> list[dict[str, str]]:
    evidence, _colon, rows = place.partition(":")
    if evidence not in known:
        message = _("There is no evidence “{id}”; the case holds {known}.")
        raise UnusableInput(message.format(id=evidence, known=", ".join(sorted(known)) or "—"))
    return [{"evidence": evidence, "row": row} for row in _rows(rows)] or [{"evidence": evidence}]


def _rows(text: str) -> Sequence[str]:
    """`3-5,9` as 3, 4, 5, 9; what is no number stands as it is."""
    rows: list[str] = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        first, _dash, last = part.partition("-")
        rows += _span(int(first), int(last)) if first.isdecimal() and last.isdecimal() else [part]
    return rows


def _span(first: int, last: int) -> list[str]:
    if not 0 <= last - first < _MOST_IN_A_SPAN:
        message = _("{first}-{last} is no span of rows: write the smaller number first, and at most {most} rows.")
        raise UnusableInput(message.format(first=first, last=last, most=_MOST_IN_A_SPAN))
    return [str(row) for row in range(first, last + 1)]
