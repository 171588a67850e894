"""Claims and evidence: which statements rest on nothing, which evidence is used for nothing."""

from collections.abc import Iterator, Sequence

from ledraft.case.events import Reference
from ledraft.case.model import Case


def unsupported(case: Case) -> list[str]:
    """The JSONPaths of statements, losses, values, steps and positions that rest on no evidence of the case.

    Leads and the figure first reported are passed over: no request states them.
    """
    known = {entry.id for entry in case.evidence}
    return [path for path, references in _claims(case) if not any(one.evidence in known for one in references)]


def unused(case: Case) -> list[str]:
    """The ids of evidence on which nothing in the case rests, in their order; leads count as a use."""
    used = {one.evidence for references in _references(case) for one in references}
    return [entry.id for entry in case.evidence if entry.id not in used]


def unknown(case: Case) -> list[str]:
    """The evidence ids that something rests on though the case holds no such evidence, in order of their names."""
    used = {one.evidence for references in _references(case) for one in references if one.evidence}
    return sorted(used - {entry.id for entry in case.evidence})


def _claims(case: Case) -> Iterator[tuple[str, Sequence[Reference]]]:
    for name in ("statements", "losses", "valuations", "flow", "positions"):
        for index, claim in enumerate(getattr(case.incident, name)):
            if getattr(claim, "status", "") != "lead" and getattr(claim, "basis", "") != "reported":
                yield f"$.incident.{name}[{index}]", claim.rests_on


def _references(case: Case) -> Iterator[Sequence[Reference]]:
    incident, identifiers = case.incident, case.identifiers
    yield from (one.rests_on for one in incident.statements)
    yield from (one.rests_on for one in incident.losses)
    yield from (one.rests_on for one in incident.valuations)
    yield from (one.rests_on for one in incident.flow)
    yield from (one.rests_on for one in incident.positions)
    yield from (one.rests_on for one in identifiers.orders)
    yield from (one.rests_on for one in identifiers.transfers)
    yield from (one.rests_on for one in identifiers.transactions)
    yield from (one.rests_on for one in identifiers.network)
