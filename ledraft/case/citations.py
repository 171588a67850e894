"""The closed list of legal citations, from `data/citations.toml`: what may be cited at all, and before whom.

Chinese law is cited as the officer's authority. Nothing outside this list may stand in a letter.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from ledraft import resources
from ledraft.case.fields import Texts

Mark = Literal["V", "2nd", "unverified"]
Audience = Literal["recipient", "internal", "reporter"]

_MAY_STAND_BEFORE: dict[Mark, tuple[Audience, ...]] = {
    "V": ("recipient", "internal", "reporter"),
    "2nd": ("internal", "reporter"),
    "unverified": (),
}


@dataclass(frozen=True)
class Instrument:
    """A law, provision or interpretation. `version` is its promulgation or amendment as read, `as_of` the day
    of the collection in which it was read, `in_force_from` is set only where a text read says so."""

    id: str
    name: Texts
    version: str
    as_of: date
    source: str
    in_force_from: date | None = None


@dataclass(frozen=True)
class Citation:
    """One article and what it says, in ledraft's own neutral words.

    `mark`: V (read in a full text or excerpt), 2nd (only a secondary source was read), unverified.
    `stages` and `topics` say when it applies; empty stages mean any stage.
    """

    id: str
    instrument: Instrument
    article: Texts
    gist: Texts
    mark: Mark
    as_of: date
    source: str
    stages: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def in_force_from(self) -> date | None:
        """The day from which the instrument is in force, where a text read says so."""
        return self.instrument.in_force_from

    def applies_at(self, stage: str) -> bool:
        """Whether the article speaks of a case at `stage`; what only filing allows is no basis before it."""
        return not self.stages or stage in self.stages

    @property
    def needs_check(self) -> bool:
        """Whether the citation must carry 待核 wherever it may stand."""
        return self.mark == "2nd"


def may_stand_in(citation: Citation, audience: Audience) -> bool:
    """Whether `citation` may be printed for `audience`: V anywhere, 2nd in internal or reporter's papers with
    待核, unverified nowhere."""
    return audience in _MAY_STAND_BEFORE[citation.mark]


@cache
def all_citations() -> tuple[Citation, ...]:
    """Every citation, in the order of the data file."""
    rows = resources.toml("citations.toml")["citations"]
    return tuple(_citation(name, row) for name, row in rows.items())


def citation(citation_id: str) -> Citation:
    """The citation `citation_id` (such as `CPL-54`). Raises KeyError for one outside the closed list."""
    return _by_id()[citation_id]


@cache
def _by_id() -> dict[str, Citation]:
    return {one.id: one for one in all_citations()}


@cache
def _instruments() -> dict[str, Instrument]:
    rows = resources.toml("citations.toml")["instruments"]
    return {name: Instrument(id=name, **row) for name, row in rows.items()}


def _citation(citation_id: str, row: dict[str, Any]) -> Citation:
    instrument = _instruments()[row["instrument"]]
    return Citation(
        id=citation_id,
        instrument=instrument,
        article=row["article"],
        gist=row["gist"],
        mark=row.get("mark", "V"),
        as_of=row.get("as_of", instrument.as_of),
        source=row.get("source", instrument.source),
        stages=tuple(row.get("stages", ())),
        topics=tuple(row["topics"]),
    )
