"""The fund flow: ordered steps from the victim's first affected transaction to where the assets ended, each
with its evidence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any, Literal, NamedTuple

from ledraft import resources
from ledraft.evidence.annexes import Source, clocks
from ledraft.evidence.maps import maps
from ledraft.evidence.rows import Amount, Row
from ledraft.languages import Language, pick

StepKind = Literal["sale", "internal_transfer", "matched_trade", "chain_transfer"]
Status = Literal["verified", "stated", "lead"]

_EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)


class Place(NamedTuple):
    """Where assets are: `key` tells places apart, `title` ({zh, en}) is what is printed."""

    key: str
    title: Mapping[str, str]


class Proof(NamedTuple):
    """Where a step is proved: the evidence's id in the case and the rows in its file."""

    evidence: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One movement: `amount` of `asset` (None: not established) from `start` to `end`; a sale also says what was
    `received` (a key, value, asset).

    `first` and `last` are UTC, None where the file states no zone. `ids` are copied byte for byte. `status`
    says whether the step is verified, stated by the reporter, or a lead.
    """

    kind: StepKind
    first: datetime | None
    last: datetime | None
    start: Place
    end: Place
    asset: str
    amount: Decimal | None
    received: Amount | None
    ids: tuple[str, ...]
    proofs: tuple[Proof, ...]
    status: Status = "stated"

    def rows(self) -> int:
        """How many rows of evidence the step rests on."""
        return sum(len(proof.rows) for proof in self.proofs)

    def label(self, language: Language | None = None) -> str:
        """What moved, as printed."""
        words = _texts()["label"]
        if self.amount is None:
            return self.asset or pick(words["unknown"], language)
        amount = f"{self.amount:f} {self.asset}".strip()
        received = f"{self.received.value:f} {self.received.asset}" if self.received else ""
        text = pick(words[self.kind], language).format(amount=amount, received=received)
        if self.rows() > 1:
            return pick(words["rows"], language).format(amount=text, rows=self.rows())
        return text


@dataclass(frozen=True, slots=True)
class Flow:
    """Steps in order of time. `gaps` are the numbers (from 1) of steps that start where no earlier step has
    brought anything.
    """

    steps: tuple[Step, ...]
    gaps: tuple[int, ...]


def flow(steps: Iterable[Step]) -> Flow:
    """`steps` in order of their first time (unknown times last), with the gaps between them."""
    ordered = sorted(
        steps, key=lambda step: (step.first is None, step.first.timestamp() if step.first else 0.0)
    )
    return Flow(tuple(ordered), tuple(_gaps(ordered)))


def _gaps(steps: Sequence[Step]) -> Iterator[int]:
    """The victim's first place is where the path begins; every later step must start at a place already reached."""
    reached: set[str] = set()
    for number, step in enumerate(steps, start=1):
        if reached and step.start.key not in reached:
            yield number
        reached |= {step.start.key, step.end.key}


def table(flow: Flow, language: Language | None = None) -> list[list[str]]:
    """The flow as lines of text, the heading first: both clocks, step, places, amount, ids, status and proofs."""
    names = _texts()["columns"]
    return [[pick(title, language) for title in names.values()], *_table_lines(flow, language)]


def _table_lines(flow: Flow, language: Language | None) -> Iterator[list[str]]:
    words = _texts()
    for number, step in enumerate(flow.steps, start=1):
        kind, status = (
            pick(words["steps"][step.kind], language),
            pick(words["statuses"][step.status], language),
        )
        places = (pick(step.start.title, language), pick(step.end.title, language))
        proofs = "; ".join(f"{proof.evidence}: {', '.join(map(str, proof.rows))}" for proof in step.proofs)
        ids = ", ".join(step.ids)
        yield [str(number), *clocks(step.first), kind, *places, step.label(language), ids, status, proofs]


def steps_of(source: Source, status: Status = "stated") -> list[Step]:
    """The steps that the rows of `source` prove: rows of one order (or, without order ids, of one pair) are
    one step.

    Rows that do not count, and sides of trades that are no sale, make no step.
    """
    return merged(
        (step for row in source.rows if row.counted for step in _step(source, row, status)), by_order=True
    )


def merged(steps: Iterable[Step], *, by_order: bool = False) -> list[Step]:
    """Steps of one kind, between the same places, of one asset (and, `by_order`, of one order) added up into one."""
    found: dict[tuple[Any, ...], Step] = {}
    for step in steps:
        received = step.received.asset if step.received else ""
        key = (
            step.kind,
            step.start.key,
            step.end.key,
            step.asset,
            received,
            step.status,
            *(step.ids[:1] if by_order else ()),
        )
        found[key] = _joined(found[key], step) if key in found else step
    return list(found.values())


def _joined(a: Step, b: Step) -> Step:
    received = a.received
    if a.received and b.received:
        received = a.received._replace(value=_EXACT.add(a.received.value, b.received.value))
    return replace(
        a,
        first=min((t for t in (a.first, b.first) if t), default=None),
        last=max((t for t in (a.last, b.last) if t), default=None),
        amount=None if a.amount is None or b.amount is None else _EXACT.add(a.amount, b.amount),
        received=received,
        ids=tuple(dict.fromkeys((*a.ids, *b.ids))),
        proofs=_joined_proofs((*a.proofs, *b.proofs)),
    )


def _joined_proofs(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    rows: dict[str, list[int]] = {}
    for proof in proofs:
        rows.setdefault(proof.evidence, []).extend(proof.rows)
    return tuple(Proof(evidence, tuple(sorted(set(numbers)))) for evidence, numbers in rows.items())


def _step(source: Source, row: Row, status: Status) -> Iterator[Step]:
    """The step that one row is, if it is one."""
    found = _moved(row)
    if found and found.amount:
        ids = tuple(
            dict.fromkeys(entry.text for entry in sorted(row.ids, key=lambda entry: entry.key != "order_id"))
        )
        proofs = (Proof(source.evidence, (row.number,)),)
        amount = found.amount
        places, moment = (found.start, found.end), (row.time, row.time)
        yield Step(
            found.kind, *moment, *places, amount.asset, amount.value, found.received, ids, proofs, status
        )


class _Moved(NamedTuple):
    kind: StepKind
    start: Place
    end: Place
    amount: Amount | None
    received: Amount | None = None


def _moved(row: Row) -> _Moved | None:
    amounts = {amount.key: amount for amount in row.amounts}
    notes = dict(row.notes)
    target = notes.get("to") or notes.get("address", "")
    match _step_kinds().get(row.kind):
        case "sale" if row.side.casefold() in _texts()["words"]["sale_sides"]:
            spot = _place("spot")
            return _Moved("sale", spot, spot, amounts.get("quantity"), amounts.get("turnover"))
        case "matched_trade":
            amount = amounts.get("turnover") or amounts.get("quantity")
            return _Moved("matched_trade", _place("futures"), _counterparties(row.symbol), amount)
        case "internal_transfer":
            start, end = _named(notes.get("from", ""), "unknown"), _named(target, "unknown")
            return _Moved("internal_transfer", start, end, amounts.get("amount"))
        case "chain_transfer":
            start, end = _named(notes.get("from", ""), "spot"), _named(target, "unknown")
            return _Moved("chain_transfer", start, end, amounts.get("amount"))
    return None


def _step_kinds() -> dict[str, str]:
    return {entry.kind: entry.flow for entry in maps() if entry.flow}


def _named(text: str, otherwise: str) -> Place:
    """The place that an export names: an account of the victim by its words, an address as it is written."""
    if not text:
        return _place(otherwise)
    words = _texts()["words"]
    known = next((key for key in ("spot", "futures") if text.casefold() in words[key]), None)
    return _place(known) if known else Place(text, {"zh": text, "en": text})


def _place(key: str) -> Place:
    return Place(key, _texts()["places"][key])


def _counterparties(symbol: str) -> Place:
    titles = _texts()["places"]["counterparties"]
    return Place(
        f"counterparties {symbol}", {lang: text.format(symbol=symbol) for lang, text in titles.items()}
    )


def _texts() -> Mapping[str, Any]:
    texts: Mapping[str, Any] = resources.toml("exports/shared/texts.toml")["flow"]
    return texts
