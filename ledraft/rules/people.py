"""Persons of a case: whether one is named, and under which spelling."""

from ledraft.case.blank import is_blank
from ledraft.case.parties import Name


def is_named(name: Name) -> bool:
    """True if a family or given name stands in either language."""
    return not all(is_blank(text) for part in (name.family, name.given) for text in (part.zh, part.en))


def spellings(name: Name) -> tuple[str, ...]:
    """The full name as it may be written: characters together, Latin letters in either order; without blanks."""
    zh = f"{name.family.zh}{name.given.zh}".strip()
    family, given = name.family.en.strip(), name.given.en.strip()
    latin = [f"{family} {given}".strip(), f"{given} {family}".strip()]
    return tuple(text for text in dict.fromkeys([zh, *latin]) if text)
