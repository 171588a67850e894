"""The wizard on a terminal, by questionary. Lists can be searched in Chinese; none takes its first item by itself.

questionary has no way back; so keys are added, and the first line of every list without a default is one that decides
nothing.
"""

import os
from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import has_selection
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.selection import SelectionType
from questionary.prompts.common import InquirerControl

from ledraft.languages import _
from ledraft.wizard import interrupts
from ledraft.wizard.keys import UNDECIDED, Narrowed, Unclear, list_keys, move_keys
from ledraft.wizard.screen import WORDS, LineKind, Move, Option
from ledraft.wizard.shown import fit, wrap

# Where a terminal does not tell its cursor's place, prompt_toolkit would warn in English amid the questions.
os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")

_STYLE = questionary.Style([("answer", "bold"), ("highlighted", "bold"), ("instruction", ""), ("qmark", "bold")])
_TITLE_COLUMNS = 72
_LONG_LIST = 15


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
        typed: str | Move = _run(question, _line_keys())
        return typed if isinstance(typed, Move) else WORDS.get(typed.strip(), typed)

    def choose(self, prompt: str, options: Sequence[Option], default: str = "", blank: str = "") -> str | Move:
        """Ask for one of `options`: arrow keys, or typing a part of it; typing narrows the list."""
        asked = prompt
        while True:
            chosen = self._chosen(asked, options, default, blank)
            if isinstance(chosen, Unclear) and len(options) > _LONG_LIST:
                asked = f"{prompt}\n{chosen.reason}"  # said above the list, it would scroll out of sight
            elif isinstance(chosen, Unclear):
                self.say(chosen.reason)
            elif chosen != UNDECIDED:
                return chosen
            elif blank:
                return Move.BLANK

    def _chosen(
        self, prompt: str, options: Sequence[Option], default: str, blank: str
    ) -> str | Move | Unclear:
        first = blank or _("(choose with the arrow keys, or type a part of it)")
        choices = [questionary.Choice(fit(first, _TITLE_COLUMNS), UNDECIDED)]
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
        reply: str | Move | Unclear = _run(question, list_keys(Narrowed(shown, options, blank)))
        return reply


def _run(question: questionary.Question, keys: KeyBindings) -> Any:
    own = question.application.key_bindings or KeyBindings()
    question.application.key_bindings = merge_key_bindings([own, keys])
    with interrupts.heard():
        # a signal amid the last steps of a prompt would make prompt_toolkit print a traceback
        return question.application.run(handle_sigint=False)


def _select(buffer: Buffer) -> None:
    """Mark all that stands in the line, so that typing replaces it and an arrow key goes into it to change it."""
    buffer.cursor_position = 0
    buffer.start_selection(SelectionType.CHARACTERS)
    buffer.cursor_position = len(buffer.text)
    if buffer.selection_state:
        buffer.selection_state.enter_shift_mode()


def _line_keys() -> KeyBindings:
    keys = move_keys()

    @keys.add("escape", "enter", eager=True)
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("c-u", filter=has_selection, eager=True)
    def _emptied(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    return keys
