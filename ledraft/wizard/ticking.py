"""Several things out of a list: ticked one by one, and taken together."""

from collections.abc import Iterable, Sequence

from ledraft.languages import _
from ledraft.wizard.screen import Move, Option, Screen

_TAKE = "\0take"


def ticked(screen: Screen, prompt: str, options: Sequence[Option], chosen: Iterable[str]) -> list[str] | Move:
    """The values that are ticked in the end, in the order of `options`; `chosen` are ticked at first."""
    now = set(chosen)
    while True:
        take = Option(_TAKE, _("done, {count} ticked").format(count=len(now)))
        lines = [Option(o.value, f"{'[x]' if o.value in now else '[ ]'} {o.title}") for o in options]
        reply = screen.choose(prompt, [take, *lines], _TAKE)
        if isinstance(reply, Move):
            return reply
        if reply == _TAKE:
            return [option.value for option in options if option.value in now]
        now ^= {reply}
