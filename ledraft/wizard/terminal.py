"""The wizard on a terminal, by questionary. Lists can be searched in Chinese; none takes its first item by itself.

questionary has no way back, ignores Chinese keystrokes in lists and, where a search finds nothing, points at the first
item; so keys are added here, and the first line of every list without a default is one that decides nothing.
"""

import os
from collections.abc import Callable, Sequence

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import has_selection
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.selection import SelectionType
from questionary.prompts.common import InquirerControl

from ledraft.languages import _
from ledraft.wizard.screen import WORDS, LineKind, Move, Option
from ledraft.wizard.shown import fit, harmless, wrap

# Where a terminal does not tell its cursor's place, prompt_toolkit would warn in English amid the questions.
os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")

_UNDECIDED = "\0undecided"
_KEYS = {"f1": Move.HELP, "f2": Move.BACK, "s-tab": Move.BACK, "f3": Move.REVIEW}
_STYLE = questionary.Style([("answer", "bold"), ("highlighted", "bold"), ("instruction", ""), ("qmark", "bold")])
_TITLE_COLUMNS = 72


class Terminal:
    """A Screen on the terminal of this process (or of the prompt_toolkit session in force)."""

    prefills = True

    def say(self, text: str) -> None:
        """Print `text`, broken to the width of the narrowest terminal."""
        print_formatted_text(FormattedText([("", wrap(text))]))

    def line(self, prompt: str, default: str = "", kind: LineKind = "line") -> str | Move:
        """Ask for a line; the default stands in it. In a `long` text Alt-Enter starts a new line."""
        hint = _("(Enter ends the text, Alt-Enter starts a new line)") if kind == "long" else None
        message = wrap(prompt)
        if kind == "path":
            question = questionary.path(message, default=default, qmark="?", style=_STYLE)
        else:
            question = questionary.text(message, default=default, qmark="?", style=_STYLE, instruction=hint)
        if default:
            _select(question.application.current_buffer)
        typed = _run(question, _line_keys())
        return typed if isinstance(typed, Move) else WORDS.get(typed.strip(), typed)

    def choose(self, prompt: str, options: Sequence[Option], default: str = "", blank: str = "") -> str | Move:
        """Ask for one of `options`: arrow keys, or typing a part of it; typing narrows the list."""
        while True:
            chosen, search = self._chosen(prompt, options, default, blank)
            if chosen != _UNDECIDED:
                return chosen
            if search and search.casefold() not in blank.casefold():
                self.say(_("That is none of them. Type a number or a part of the name."))
            elif blank:
                return Move.BLANK

    def _chosen(
        self, prompt: str, options: Sequence[Option], default: str, blank: str
    ) -> tuple[str | Move, str]:
        """What was chosen, and what had been typed to find it."""
        first = blank or _("(choose with the arrow keys, or type a part of it)")
        choices = [questionary.Choice(fit(first, _TITLE_COLUMNS), _UNDECIDED)]
        choices += [questionary.Choice(fit(f"{n}. {o.title}", _TITLE_COLUMNS), o.value) for n, o in enumerate(options, 1)]
        question = questionary.select(
            wrap(prompt),
            choices,
            default=default or None,
            qmark="?",
            pointer=">",
            style=_STYLE,
            use_jk_keys=False,
            use_emacs_keys=False,
            instruction=" ",
        )
        shown = next(c for c in question.application.layout.find_all_controls() if isinstance(c, InquirerControl))
        return _run(question, _list_keys(shown)), shown.search_filter or ""


def _run(question: questionary.Question, keys: KeyBindings) -> str | Move:
    own = question.application.key_bindings or KeyBindings()
    question.application.key_bindings = merge_key_bindings([own, keys])
    reply: str | Move = question.unsafe_ask()
    return reply


def _select(buffer: Buffer) -> None:
    """Mark all that stands in the line, so that typing replaces it and an arrow key goes into it to change it."""
    buffer.cursor_position = 0
    buffer.start_selection(SelectionType.CHARACTERS)
    buffer.cursor_position = len(buffer.text)
    if buffer.selection_state:
        buffer.selection_state.enter_shift_mode()


def _leave(move: Move) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=move)

    return leave


def _move_keys() -> KeyBindings:
    keys = KeyBindings()
    for key, move in _KEYS.items():
        keys.add(key, eager=True)(_leave(move))
    return keys


def _line_keys() -> KeyBindings:
    keys = _move_keys()

    @keys.add("escape", "enter", eager=True)
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("c-u", filter=has_selection, eager=True)
    def _emptied(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    return keys


def _list_keys(shown: InquirerControl) -> KeyBindings:
    """Typing narrows the list, in any script; a word of the wizard acts at once, but not amid a search."""
    keys = _ending_keys()

    def narrow(text: str) -> None:
        for char in harmless(text).replace("\n", ""):
            shown.add_search_character(char)  # type: ignore[arg-type]  # it joins any text, whatever its annotation

    @keys.add(Keys.Any, eager=True)
    def _typed(event: KeyPressEvent) -> None:
        if event.data in WORDS and not shown.search_filter:
            event.app.exit(result=WORDS[event.data])
        elif event.data.isprintable():
            narrow(event.data)

    @keys.add(Keys.BracketedPaste, eager=True)
    def _pasted(event: KeyPressEvent) -> None:
        narrow(event.data)

    @keys.add(Keys.Backspace, eager=True)
    def _rubbed_out(_event: KeyPressEvent) -> None:
        shown.add_search_character(Keys.Backspace)

    return keys


def _ending_keys() -> KeyBindings:
    """The keys that end a list beside Enter and Ctrl-C, which questionary binds."""
    keys = _move_keys()

    @keys.add(Keys.ControlJ, eager=True)
    def _entered_ahead(event: KeyPressEvent) -> None:
        # between two prompts the terminal turns Enter into a line feed
        event.key_processor.feed(KeyPress(Keys.ControlM, "\r"), first=True)

    @keys.add(Keys.ControlD, eager=True)
    def _ended(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys
