"""Do the figures of the statements stand in the export that they rest on? Compared with its totals, to the last digit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ledraft.case.events import Reference
from ledraft.case.model import Case
from ledraft.evidence.selection import Total
from ledraft.evidence.valuation import difference

_FIGURE = re.compile(r"(?<![\d.,A-Za-z-])\d[\d,]*\.\d+(?![\d.])")


def unreconciled(case: Case, evidence: str, totals: Sequence[Total]) -> list[tuple[str, str]]:
    """(JSONPath, figure) of each figure with decimals in a statement or value that rests on the whole of `evidence`
    and is neither a total of its chosen rows nor the difference of two totals of one asset.

    A statement that names a row, or other evidence beside this, is passed over: its figures may stand there.
    """
    known = set(_figures(totals))
    return [
        (path, text) for path, text in _stated(case, evidence) if Decimal(text.replace(",", "")) not in known
    ]


def _figures(totals: Iterable[Total]) -> Iterator[Decimal]:
    """Every total, also with the kinds' sides added up and subtracted from each other, per column and asset."""
    by_asset: dict[tuple[str, str], list[Decimal]] = {}
    for total in totals:
        by_asset.setdefault((total.key, total.asset), []).append(abs(total.value))
    for values in by_asset.values():
        yield from values
        yield sum(values, Decimal(0))
        yield from (abs(difference(a, b)) for a in values for b in values)


def _stated(case: Case, evidence: str) -> Iterator[tuple[str, str]]:
    incident = case.incident
    for index, statement in enumerate(incident.statements):
        if _rests_wholly(statement.rests_on, evidence):
            for figure in _FIGURE.findall(statement.text.zh or statement.text.en):
                yield f"$.incident.statements[{index}].text", figure
    for index, value in enumerate(incident.valuations):
        if _rests_wholly(value.rests_on, evidence) and value.basis == "purchase_cost":
            for name in ("amount", "before", "after"):
                if figure := getattr(value, name):
                    yield f"$.incident.valuations[{index}].{name}", figure


def _rests_wholly(references: Sequence[Reference], evidence: str) -> bool:
    return [(one.evidence, one.row) for one in references] == [(evidence, "")]
