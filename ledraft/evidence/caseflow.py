"""The fund flow of a case file and the fund flow that is drawn: each made from the other."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ledraft.case import times
from ledraft.case.events import FlowStep, Reference
from ledraft.case.model import Case
from ledraft.evidence.annexes import plain
from ledraft.evidence.flow import Flow, Place, Proof, Step, StepKind, flow

_KINDS: Mapping[str, StepKind] = {
    "sale": "sale",
    "internal_transfer": "internal_transfer",
    "matched_trade": "matched_trade",
    "withdrawal": "chain_transfer",
    "chain_transfer": "chain_transfer",
    "deposit": "chain_transfer",
}


def flow_of(case: Case, *, leads: bool = False) -> Flow:
    """The fund flow that the case states, in order of time; leads only if asked for."""
    return flow(_step(step) for step in case.incident.flow if leads or step.status != "lead")


def _step(step: FlowStep) -> Step:
    instant = times.moment(step.at)
    return Step(
        kind=_KINDS[step.kind],
        first=instant,
        last=instant,
        start=_place(step.source.zh, step.source.en),
        end=_place(step.target.zh, step.target.en),
        asset=step.asset,
        amount=Decimal(step.amount) if step.amount else None,
        received=None,
        ids=(step.identifier,) if step.identifier else (),
        proofs=tuple(_proof(reference) for reference in step.rests_on),
        status=step.status or "stated",
    )


def _place(zh: str, en: str) -> Place:
    return Place(zh or en, {"zh": zh or en, "en": en or zh})


def _proof(reference: Reference) -> Proof:
    rows = (int(reference.row),) if reference.row.isdecimal() else ()
    return Proof(reference.evidence, rows)


def with_steps(data: Mapping[str, Any], steps: Iterable[Step]) -> tuple[dict[str, Any], int]:
    """A copy of the case's JSON `data` whose `incident.flow` holds `steps` too, and how many were new.

    A step is not added again if the flow names its evidence and rows already, or the same movement by its id and amount,
    as when an export of orders and one of their fills are both registered.
    """
    incident = dict(data.get("incident", {}))
    entries = list(incident.get("flow", []))
    known = {key for entry in entries for key in _keys(entry)}
    new = [entry for entry in map(_entry, steps) if known.isdisjoint(_keys(entry))]
    return {**data, "incident": {**incident, "flow": [*entries, *new]}}, len(new)


def _entry(step: Step) -> dict[str, Any]:
    entry = {
        "kind": step.kind,
        "at": step.first.isoformat() if step.first else "",
        "source": dict(step.start.title),
        "target": dict(step.end.title),
        "asset": step.asset,
        "amount": plain(step.amount) if step.amount is not None else "",
        "identifier": step.ids[0] if step.ids else "",
        "status": step.status,
        "rests_on": [
            {"evidence": proof.evidence, "row": str(row)} for proof in step.proofs for row in proof.rows
        ],
    }
    return {key: value for key, value in entry.items() if value}


def _keys(entry: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """What a movement is known by: its evidence and rows, and its id with kind, asset and amount."""
    yield tuple((one.get("evidence", ""), str(one.get("row", ""))) for one in entry.get("rests_on", []))
    if entry.get("identifier"):
        yield tuple(entry.get(key, "") for key in ("identifier", "kind", "asset", "amount"))
