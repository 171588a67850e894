"""Do the figures of a case stand in the export that they rest on? Compared with its totals, to the last digit.

The totals are kept in the entry of the export when it is registered, so that a check opens no file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import product
from typing import Any

from pydantic import ValidationError

from ledraft.case.events import Loss, Reference
from ledraft.case.model import Case
from ledraft.case.papers import Evidence, RowTotal
from ledraft.evidence.selection import Total
from ledraft.evidence.valuation import difference

_FIGURE = re.compile(r"(?<![\d.,A-Za-z-])\d[\d,]*\.\d+(?![\d.])")
_MOST_TOTALS = 200
_MOST_COMBINED = 6


def recorded(totals: Sequence[Total]) -> list[dict[str, Any]]:
    """`totals` as plain JSON for `evidence[].totals`; nothing if they are more than 200, or one has more digits, or a
    longer name, than a case file takes: then figures are compared with the file alone, at export.
    """
    if len(totals) > _MOST_TOTALS:
        return []
    try:
        return [_plain(total) for total in totals]
    except ValidationError:
        return []


def _plain(total: Total) -> dict[str, Any]:
    named = {"kind": total.kind, "side": total.side, "column": total.key, "asset": total.asset}
    entry = RowTotal(**named, amount=f"{total.value:f}", rows=total.rows)
    return entry.model_dump(mode="json")


def totals_of(entry: Evidence) -> tuple[Total, ...]:
    """The totals that were recorded when `entry` was registered; none for what is no export."""
    return tuple(Total(t.kind, t.side, t.column, t.asset, Decimal(t.amount), t.rows) for t in entry.totals)


def unreconciled(case: Case, evidence: str, totals: Sequence[Total]) -> list[tuple[str, str]]:
    """(JSONPath, figure) of each figure that rests on the whole of `evidence` and does not follow from its chosen rows.

    A loss follows if it is a sum or difference of totals of its asset, before or after what the victim did is taken off;
    a figure with decimals in a statement, or a purchase cost, if it is a total or the difference of two of one asset.
    What names a row, or other evidence beside this, is passed over: its figures may stand there. So are leads.
    """
    known = set(_figures(totals))
    stated = [(path, text) for path, text in _stated(case, evidence) if Decimal(text.replace(",", "")) not in known]
    return stated + [
        (f"$.incident.losses[{index}].amount", loss.amount)
        for index, loss in enumerate(case.incident.losses)
        if loss.amount and _rests_wholly(loss.rests_on, evidence) and not _follows(loss, totals)
    ]


def _figures(totals: Iterable[Total]) -> Iterator[Decimal]:
    """Every total, also with the kinds' sides added up and subtracted from each other, per column and asset."""
    by_asset: dict[tuple[str, str], list[Decimal]] = {}
    for total in totals:
        by_asset.setdefault((total.key, total.asset), []).append(abs(total.value))
    for values in by_asset.values():
        yield from values
        yield _sum(values)
        yield from (abs(difference(a, b)) for a in values for b in values)


def _follows(loss: Loss, totals: Sequence[Total]) -> bool:
    """Whether totals of the asset (also of columns whose asset the file does not name) make up the loss."""
    own = [total for total in totals if total.asset.casefold() in ("", loss.asset.casefold())]
    amount = Decimal(loss.amount)
    stated = {abs(amount), abs(_added(amount, Decimal(loss.own or 0)))}
    values = [total.value for total in own]
    if len(values) > _MOST_COMBINED:
        return not stated.isdisjoint({*_figures(own), abs(_sum(values))})
    choices = product(*((value, Decimal(0), value.copy_negate()) for value in values))
    return any(abs(_sum(chosen)) in stated for chosen in choices)


def _sum(values: Iterable[Decimal]) -> Decimal:
    return reduce(_added, values, Decimal(0))


def _added(one: Decimal, other: Decimal) -> Decimal:
    return difference(one, other.copy_negate())


def _stated(case: Case, evidence: str) -> Iterator[tuple[str, str]]:
    incident = case.incident
    for index, statement in enumerate(incident.statements):
        if statement.status != "lead" and _rests_wholly(statement.rests_on, evidence):
            for figure in _FIGURE.findall(statement.text.zh or statement.text.en):
                yield f"$.incident.statements[{index}].text", figure
    for index, value in enumerate(incident.valuations):
        if _rests_wholly(value.rests_on, evidence) and value.basis == "purchase_cost":
            for name in ("amount", "before", "after"):
                if figure := getattr(value, name):
                    yield f"$.incident.valuations[{index}].{name}", figure


def _rests_wholly(references: Sequence[Reference], evidence: str) -> bool:
    return [(one.evidence, one.row) for one in references] == [(evidence, "")]
