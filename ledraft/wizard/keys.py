"""The keys of the terminal's prompts: those that leave a prompt, and those that narrow a list and choose from it.

questionary ignores Chinese keystrokes in lists, and whatever a search finds it points at the first line of it; so the
keys of a list are all bound anew, and a search that fits several lines points at none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from ledraft.wizard.screen import WORDS, Move, Option
from ledraft.wizard.searching import meant, none_of_them, several
from ledraft.wizard.shown import harmless

UNDECIDED = "\0undecided"
"""The value of a list's first line, which decides nothing."""
_KEYS = {"f1": Move.HELP, "f2": Move.BACK, "s-tab": Move.BACK, "f3": Move.REVIEW}
_NOTHING = -1


@dataclass(frozen=True)
class Unclear:
    """Why what was typed chooses nothing, in the language of the screen."""

    reason: str


class Narrowed:
    """A list on the screen that typing narrows; `blank` is its first line where that one may be chosen.

    Enter takes the line that is pointed at and nothing else. A search points at the only line that it fits; arrow keys
    point anywhere.
    """

    def __init__(self, shown: InquirerControl, options: Sequence[Option], blank: str) -> None:
        self.shown, self.options, self.blank = shown, options, blank
        self._at_first = shown.pointed_at

    @property
    def search(self) -> str:
        """What has been typed to find a line."""
        return self.shown.search_filter or ""

    def narrow(self, text: str) -> None:
        """Add `text` to the search."""
        for char in harmless(text).replace("\n", ""):
            self.shown.add_search_character(char)  # type: ignore[arg-type]  # it joins any text, whatever its annotation
        self._point()

    def rub_out(self) -> None:
        """Take the last character of the search away."""
        self.shown.add_search_character(Keys.Backspace)
        self._point()

    def move(self, step: int) -> None:
        """Point at the next line (1) or the one before (-1), round the ends."""
        before = max(self.shown.pointed_at, 0) if step < 0 else self.shown.pointed_at
        self.shown.pointed_at = (before + step) % self.shown.choice_count

    def chosen(self) -> str | Unclear:
        """The value of the line that is pointed at, or why none is."""
        if self.shown.pointed_at != _NOTHING:
            return str(self.shown.get_pointed_at().value)
        found = meant(self.search, self.options)
        return Unclear(several(found) if len(found) > 1 else none_of_them())

    def _point(self) -> None:
        if not self.search:
            self.shown.pointed_at = self._at_first
            return
        found = self._found()
        values = [choice.value for choice in self.shown.filtered_choices]
        self.shown.pointed_at = values.index(found[0]) if len(found) == 1 and found[0] in values else _NOTHING

    def _found(self) -> list[str]:
        found = [option.value for option in meant(self.search, self.options)]
        return found or ([UNDECIDED] if self.search.casefold() in self.blank.casefold() else [])


def move_keys() -> KeyBindings:
    """The keys that leave any prompt: help, back, overview."""
    keys = KeyBindings()
    for key, move in _KEYS.items():
        keys.add(key, eager=True)(_leave(move))
    return keys


def _leave(move: Move) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=move)

    return leave


def list_keys(narrowed: Narrowed) -> KeyBindings:
    """Typing narrows the list, in any script; a word of the wizard acts at once, but not amid a search."""
    keys = _ending_keys(narrowed)

    @keys.add(Keys.Any, eager=True)
    def _typed(event: KeyPressEvent) -> None:
        if event.data in WORDS and not narrowed.search:
            event.app.exit(result=WORDS[event.data])
        elif event.data.isprintable():
            narrowed.narrow(event.data)

    @keys.add(Keys.BracketedPaste, eager=True)
    def _pasted(event: KeyPressEvent) -> None:
        narrowed.narrow(event.data)

    @keys.add(Keys.Backspace, eager=True)
    def _rubbed_out(_event: KeyPressEvent) -> None:
        narrowed.rub_out()

    @keys.add(Keys.Down, eager=True)
    def _down(_event: KeyPressEvent) -> None:
        narrowed.move(1)

    @keys.add(Keys.Up, eager=True)
    def _up(_event: KeyPressEvent) -> None:
        narrowed.move(-1)

    return keys


def _ending_keys(narrowed: Narrowed) -> KeyBindings:
    """The keys that end a list beside Ctrl-C, which questionary binds."""
    keys = move_keys()

    @keys.add(Keys.ControlM, eager=True)
    def _entered(event: KeyPressEvent) -> None:
        chosen = narrowed.chosen()
        narrowed.shown.is_answered = not isinstance(chosen, Unclear)
        event.app.exit(result=chosen)

    @keys.add(Keys.ControlJ, eager=True)
    def _entered_ahead(event: KeyPressEvent) -> None:
        # between two prompts the terminal turns Enter into a line feed
        event.key_processor.feed(KeyPress(Keys.ControlM, "\r"), first=True)

    @keys.add(Keys.ControlD, eager=True)
    def _ended(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys
