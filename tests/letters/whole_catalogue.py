"""Every paper of the catalogue, in each language, for each role, stage and route that its line allows.

The list is derived from the catalogue: a letter that is added, or a stage that is added to a letter, is in it at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from ledraft import resources
from ledraft.case.model import Case, Role, Route, Stage
from ledraft.case.reading import Loaded
from ledraft.case.stage import stage_of
from ledraft.languages import Language
from ledraft.letters.catalogue import Letter, letters, why_not
from ledraft.letters.writing import Desk, Paper
from ledraft.packet.preparing import prepare
from tests.letters import papers_cases

AS_OF = datetime.fromisoformat("2026-11-24T09:00:00+08:00")
VARIANTS = papers_cases.variants()


@dataclass(frozen=True)
class Place:
    """One place in the matrix: a letter, and the role, stage and route at which its line allows it."""

    letter: Letter
    role: Role
    stage: Stage
    route: Route

    def __str__(self) -> str:
        return f"{self.letter.id}.{self.role}-{self.stage}-{self.route}"

    @property
    def variants(self) -> list[str]:
        """The names of the variants of the sample cases that stand at this place and for which nothing is missing."""
        return [name for name, case in VARIANTS.items() if self._holds(case)]

    def _holds(self, case: Case) -> bool:
        by_route = case.model_copy(update={"route": self.route})
        here = (case.role, stage_of(case.documents)) == (self.role, self.stage)
        return here and not why_not(self.letter, by_route, self.stage)


def places() -> Iterator[Place]:
    """Every place of the matrix."""
    for one in letters():
        yield from (Place(one, role, stage, route) for role in one.roles for stage in one.stages for route in one.routes)


@cache
def desk(variant: str, route: Route) -> Desk:
    """Where the papers of one variant are written, with the annexes of the samples' evidence."""
    case = VARIANTS[variant].model_copy(update={"route": route})
    return prepare(Loaded(case, {}, resources.data("samples")), AS_OF).desk


def papers() -> Iterator[tuple[str, Paper]]:
    """Every paper at every place from every variant that stands there, by name; what equals an earlier one is left out."""
    seen: set[tuple[str, Language, str]] = set()
    for place in places():
        for variant in place.variants:
            for language in place.letter.languages:
                paper = desk(variant, place.route).paper(place.letter, language)
                if (key := (place.letter.id, language, paper.text)) not in seen:
                    seen.add(key)
                    yield f"{place.letter.id}.{language}.{variant}-{place.route}", paper
