"""Which entry of a list a typed text means: a number, a whole name, or a part that fits one entry alone."""

from collections.abc import Sequence

from ledraft.languages import _
from ledraft.wizard.screen import Option

_NAMED = 5


def meant(typed: str, options: Sequence[Option]) -> list[Option]:
    """The options that `typed` may mean: by number, by the whole title or value, else by a part of the title.

    A number in the list is that entry and nothing else, whatever other entries hold its digits.
    """
    text = typed.strip()
    number = text.removesuffix(".")
    if not text:
        return []
    if number.isdecimal() and 1 <= int(number) <= len(options):
        return [options[int(number) - 1]]
    folded = text.casefold()
    exact = [o for o in options if folded in (o.title.casefold(), o.value.casefold())]
    return exact or [o for o in options if folded in o.title.casefold()]


def none_of_them() -> str:
    """What is said where nothing fits."""
    return _("That is none of them. Type a number or a part of the name.")


def several(found: Sequence[Option]) -> str:
    """What is said where several options fit; the first of them are named."""
    names = _(", ").join(option.title for option in found[:_NAMED])
    if len(found) > _NAMED:
        names += " …"
    return _("That fits several: {names}. Type more of it, or its number.").format(names=names)
