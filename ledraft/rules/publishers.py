"""Which recipients say what a rule rests on, and where: what `ledraft explain` adds to the rule's own words."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.case.fields import Texts
from ledraft.recipients.facts import Fact, Source
from ledraft.recipients.loading import all_ids, load
from ledraft.recipients.profile import Profile


def publishers(rule_id: str) -> Iterator[tuple[Profile, Fact]]:
    """Each recipient on a fact of whose profile the rule rests, with that fact; nobody for rules of other origin."""
    places: list[str] = resources.toml("forecast.toml")["facts"].get(rule_id, [])
    for profile in map(load, all_ids()):
        fact = next((fact for place in places for fact in _facts_at(profile, place)), None)
        if fact and fact.cite:
            yield profile, fact


def described(source: Source, age: Texts) -> Texts:
    """The source as a reader can look it up: title, grade, version, when it was read, and `age` as it stands."""
    version = source.version()
    return {
        "zh": f"{source.citation['zh']}（{source.grade} 级，版本 {version['zh']}，"
        f"核对于 {source.checked_on}{age['zh']}）",
        "en": f"{source.citation['en']} (grade {source.grade}, version {version['en']}, "
        f"checked {source.checked_on}{age['en']})",
    }


def _facts_at(profile: Profile, place: str) -> Iterator[Fact]:
    block, _dot, condition = place.partition(".")
    found = getattr(profile, block)
    for fact in found if isinstance(found, tuple) else (found,):
        if fact is not None and _holds(fact, condition):
            yield fact


def _holds(fact: Fact, condition: str) -> bool:
    key, _equals, wanted = condition.partition("=")
    value = getattr(fact, key) if key else True
    return str(value) == wanted if wanted else bool(value)
