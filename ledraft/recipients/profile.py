"""What is known of one entry point of one exchange: its profile, as in `data/recipients/<id>.toml`."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from ledraft.recipients.facts import (
    GRADES,
    Addressee,
    Channel,
    ClientLimits,
    CrossBorder,
    DataRule,
    Days,
    DocumentSlot,
    Emergency,
    Fact,
    FreezeRule,
    FundFlow,
    Grade,
    Identifiers,
    OfficerId,
    PreservationRule,
    Role,
    Route,
    Scope,
    Sender,
    Source,
    Status,
    Strict,
    SubjectLine,
    Texts,
    Timing,
    Tracking,
    UserNotice,
    Word,
    Wording,
    Words,
)

_CHOICE_OF_DOOR: tuple[Role, ...] = ("primary", "fallback", "historical")


class Profile(Strict):
    """One entry point of one exchange. `unsupported` means: no address was found that may be shown."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    brand: Word
    status: Status
    title: Texts
    note: Texts | None = None
    official_domains: Words = ()
    trusted_portals: Words = ()
    audience: Words = ()
    valid_from: date | None = None
    checked_on: date
    max_age_days: Days
    sources: dict[str, Source]
    channels: Annotated[tuple[Channel, ...], Field(strict=False)] = ()
    sender: Sender | None = None
    language: Wording | None = None
    subject_line: SubjectLine | None = None
    documents: Annotated[tuple[DocumentSlot, ...], Field(strict=False)] = ()
    officer_id: OfficerId | None = None
    identifiers: Identifiers | None = None
    fund_flow: FundFlow | None = None
    scope: Scope | None = None
    data: DataRule | None = None
    preservation: PreservationRule | None = None
    freeze: FreezeRule | None = None
    user_notice: UserNotice | None = None
    emergency: Emergency | None = None
    addressee: Addressee | None = None
    cross_border: CrossBorder | None = None
    timing: Timing | None = None
    tracking: Tracking | None = None
    client_limits: ClientLimits | None = None

    def facts(self) -> dict[str, Fact]:
        """Every fact by its place in the file: `channels.0`, `freeze`, `addressee.names.1` …"""
        found: dict[str, Fact] = {}
        for name in type(self).model_fields:
            found |= _facts_in(name, getattr(self, name))
        return found

    def channel(self, route: Route, on: date) -> Channel | None:
        """The door for `route` on the day `on`: the primary one, else the fallback, else a historical one
        that was open then; None if there is none."""
        open_then = [c for c in self.channels if c.route == route and c.holds(on)]
        doors = [c for role in _CHOICE_OF_DOOR for c in open_then if c.role == role]
        return doors[0] if doors else None

    def routes(self, on: date) -> tuple[Route, ...]:
        """The routes on which a request can be handed in on the day `on`, the primary door's first."""
        open_then = [c for role in _CHOICE_OF_DOOR for c in self.channels_for(role, on)]
        return tuple(dict.fromkeys(c.route for c in open_then if c.route))

    def channels_for(self, role: Role, on: date) -> tuple[Channel, ...]:
        """The channels with `role` that are open on the day `on`."""
        return tuple(c for c in self.channels if c.role == role and c.holds(on))

    def addressees(self, on: date) -> tuple[str, ...]:
        """The names for the address block on the day `on`; the brand where no company is known for it."""
        names = self.addressee.names if self.addressee else ()
        return tuple(entity.name for entity in names if entity.holds(on)) or (self.brand,)

    def grade_of(self, fact: Fact) -> Grade:
        """The grade of one fact: that of the strongest source which says all of it."""
        return self.source_of(fact).grade

    def source_of(self, fact: Fact) -> Source:
        """The strongest source that says all of one fact."""
        return min((self.sources[cited] for cited in fact.cite), key=lambda source: GRADES.index(source.grade))

    def weakest_grade(self, facts: Iterable[Fact] | None = None) -> Grade | None:
        """The weakest grade among `facts`, by default all that are not historical; None if there are none."""
        return self._weakest if facts is None else self._weakest_of(facts)

    @cached_property
    def _weakest(self) -> Grade | None:
        current = [f for f in self.facts().values() if not (isinstance(f, Channel) and f.role == "historical")]
        return self._weakest_of(current)

    def _weakest_of(self, facts: Iterable[Fact]) -> Grade | None:
        return max((self.grade_of(fact) for fact in facts), key=GRADES.index, default=None)

    def oldest_check(self) -> date:
        """The day on which the longest unchecked part of this profile was last seen."""
        return min([self.checked_on, *(source.checked_on for source in self.sources.values())])

    def as_json(self) -> dict[str, Any]:
        """The whole profile as plain JSON values."""
        return self.model_dump(mode="json", exclude_none=True)


def stale(profile: Profile, on: date) -> bool:
    """Whether, on the day `on`, any part of `profile` was last seen more than `max_age_days` ago."""
    return on > profile.oldest_check() + timedelta(days=profile.max_age_days)


def status_on(profile: Profile, on: date) -> Status:
    """The status to show on the day `on`: the file's own, or `stale` once it is too old to rely on."""
    return "stale" if profile.status in ("verified", "draft") and stale(profile, on) else profile.status


def summary(profile: Profile) -> dict[str, str | None]:
    """`id`, `status`, `grade` (the weakest of all current facts, null if there are none) and `checked_on`."""
    return {
        "id": profile.id,
        "status": profile.status,
        "grade": profile.weakest_grade(),
        "checked_on": profile.oldest_check().isoformat(),
    }


def _facts_in(place: str, value: object) -> dict[str, Fact]:
    if isinstance(value, tuple):
        return {k: f for n, item in enumerate(value) for k, f in _facts_in(f"{place}.{n}", item).items()}
    if not isinstance(value, Fact):
        return {}
    found = {place: value}
    for name in type(value).model_fields:
        found |= _facts_in(f"{place}.{name}", getattr(value, name))
    return found
