"""Persons of a case: whether one is named, under which spelling, and who of them is the same."""

from ledraft.case.blank import is_blank
from ledraft.case.parties import Name
from ledraft.case.placeholders import folded


def is_named(name: Name) -> bool:
    """True if a family or given name stands in either language."""
    return not all(is_blank(text) for part in (name.family, name.given) for text in (part.zh, part.en))


def spellings(name: Name) -> tuple[str, ...]:
    """The full name as it may be written: characters together, Latin letters in either order; without blanks."""
    zh = f"{name.family.zh}{name.given.zh}".strip()
    family, given = name.family.en.strip(), name.given.en.strip()
    latin = [f"{family} {given}".strip(), f"{given} {family}".strip()]
    return tuple(text for text in dict.fromkeys([zh, *latin]) if text)


def is_called(text: str, name: Name) -> bool:
    """True if `text` is the full name in any spelling: spaces, dots, hyphens, width and capitals make no other person."""
    return bool(folded(text)) and folded(text) in {folded(spelling) for spelling in spellings(name)}
