"""What a rule is and what it yields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, TypeVar

from ledraft.case.fields import Owner, Texts
from ledraft.case.model import Case, Stage
from ledraft.case.ownership import nearest_entry, reporter_may_state
from ledraft.case.stage import stage_of
from ledraft.languages import Language, pick
from ledraft.recipients.profile import Profile
from ledraft.rules.files import Files
from ledraft.rules.texts import CaseTexts, gather

T = TypeVar("T")
Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


@dataclass(frozen=True)
class Subject:
    """What rules look at: a case, the recipient's profile, the moment deadlines count from, the case's files."""

    case: Case
    profile: Profile
    as_of: datetime
    files: Files | None = None
    stage: Stage = field(init=False)
    _known: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stage", stage_of(self.case.documents))

    def once(self, what: str, find_out: Callable[[], T]) -> T:
        """What `find_out` says, asked only the first time: report, checklist and export share one judgement."""
        if what not in self._known:
            self._known[what] = find_out()
        known: T = self._known[what]
        return known

    @cached_property
    def texts(self) -> CaseTexts:
        """Every text of the case with its place, gathered once for all rules."""
        return gather(self.case)


@dataclass(frozen=True)
class Hit:
    """One place where a rule fires: the JSONPath, what to fill into the message, and what differs from the rule."""

    path: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    owner: Owner | None = None
    source: Texts | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks for, who mends it, where it comes from, and a pure function from subject to hits.

    `message` and `fix` are texts in both languages with `{placeholders}` that a hit's values fill. `guard` marks a Trust
    guard, which nobody can overrule. `example` tells the story for `ledraft explain`.
    """

    id: str
    severity: Severity
    owner: Owner
    source: Texts
    message: Texts
    fix: Texts
    check: Callable[[Subject], Iterable[Hit]]
    guard: bool = False
    example: Texts | None = None


@dataclass(frozen=True)
class Finding:
    """A rule that fired at a place."""

    rule: Rule
    hit: Hit

    @property
    def severity(self) -> Severity:
        """The hit's own severity, or the rule's."""
        return self.hit.severity or self.rule.severity

    @property
    def owner(self) -> Owner:
        """Who has to mend it: never the reporter for a value that only the officer half may state."""
        if self.hit.owner or self.rule.owner != "reporter" or reporter_may_state(self.hit.path):
            return self.hit.owner or self.rule.owner
        entry = nearest_entry(self.hit.path)
        return entry.owner if entry and entry.owner != "reporter" else "officer"

    def message(self, language: Language | None = None) -> str:
        """What is wrong, in `language` (default: the screen's)."""
        return pick(self.rule.message, language).format(**_in(language, self.hit.values))

    def fix(self, language: Language | None = None) -> str:
        """How to mend it."""
        return pick(self.rule.fix, language).format(**_in(language, self.hit.values))

    def source(self, language: Language | None = None) -> str:
        """Where the rule comes from, for this hit."""
        return pick(self.hit.source or self.rule.source, language)


def _in(language: Language | None, values: Mapping[str, object]) -> dict[str, object]:
    """Values that are themselves texts in both languages become the text in `language`."""
    return {
        key: pick(value, language) if isinstance(value, Mapping) else value for key, value in values.items()
    }
