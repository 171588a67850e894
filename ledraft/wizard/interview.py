"""The way through the questions: forward, back, into a list and out of it, to the overview and on from where one was."""

from collections.abc import Iterable, Sequence

from ledraft.case import fields
from ledraft.languages import _, pick
from ledraft.wizard import progress, review
from ledraft.wizard.asking import Asking
from ledraft.wizard.draft import Draft
from ledraft.wizard.lists import ask_about_list
from ledraft.wizard.questions import Question, left_to_others, questions
from ledraft.wizard.remarks import Judge
from ledraft.wizard.screen import Move, Screen


class Interview:
    """Plays the questions of a draft on a screen. Nothing is kept here that is not on disk, but where one is."""

    def __init__(self, draft: Draft, screen: Screen, judge: Judge | None = None) -> None:
        self.draft, self.screen = draft, screen
        self.asking = Asking(draft, screen, judge)
        self._opened = ""
        self._section = ""
        self._reviewing = False

    def sequence(self, at: str = "") -> tuple[Question, ...]:
        """The questions for the role and the answers as they are now; the question `at` is one of them in any case."""
        return questions(self.draft.role, self.draft.data, self._opened, at)

    def play(self, key: str) -> None:
        """Ask from the question `key` to the last one."""
        self._walk(key, "")

    def review(self) -> None:
        """Show the overview; change what is chosen there, come back to it, until the person goes on."""
        if self._reviewing:
            return
        self._reviewing = True
        while chosen := review.chosen_question(self.draft, self.screen, self.sequence()):
            self.visit(chosen)
        self._reviewing = False

    def visit(self, question: Question) -> None:
        """Ask one question, or go through a list; a changed Chinese text brings up its English one as well."""
        if question.kind == "more":
            self._walk(question.key, question.path)
            return
        before = self.draft.value(question)
        self.asking.ask(question)
        if question.language == "zh" and self.draft.value(question) != before:
            english = self._after(question)
            if english and english.path == f"{question.path.removesuffix('.zh')}.en":
                self.asking.ask(english)

    def _walk(self, key: str, within: str) -> None:
        """Ask from `key` on; with `within`, the path of a list, only as long as questions belong to that list."""
        at: str | None = key
        while at is not None:
            sequence, position = self._place(at)
            question = sequence[position]
            self._announce(position, sequence)
            move = self._ask(question)
            if move is Move.REVIEW:
                self.review()
                at = self._still_there(at) if not within else None
            else:
                at = self._next(question, move)
            self._close_left_list(at)
            if within and at is not None and not at.startswith(within):
                return

    def _ask(self, question: Question) -> Move | None:
        if question.kind != "more":
            return self.asking.ask(question)
        wanted = ask_about_list(self.draft, self.screen, question)
        if isinstance(wanted, Move):
            return wanted
        self._opened = question.path
        return None

    def _next(self, question: Question, move: Move | None) -> str | None:
        if move is Move.BACK:
            return self._before(question)
        if question.kind == "more" and move is None:
            return next(q.key for q in self.sequence() if q.row and q.path.startswith(self._new_row()))
        if self._opened and question.required and move is Move.BLANK:
            return f"{self._opened}+"
        following = self._after(question)
        return following.key if following else None

    def _before(self, question: Question) -> str:
        sequence, position = self._place(question.key)
        if position == 0:
            self.screen.say(_("This is the first question."))
            return question.key
        before = self._first_to_ask(reversed(sequence[:position]))
        return (before or question).key

    def _after(self, question: Question) -> Question | None:
        if self._opened and question.row == self._new_row(-1):
            self._opened = ""  # the entry has reached the disk and counts as one of the list
        sequence, position = self._place(question.key)
        return self._first_to_ask(sequence[position + 1 :])

    def _first_to_ask(self, sequence: Iterable[Question]) -> Question | None:
        return next((q for q in sequence if not progress.is_waiting(q, self.draft.data)), None)

    def _place(self, key: str) -> tuple[tuple[Question, ...], int]:
        """The questions as they are now, and where among them the one with `key` is."""
        sequence = self.sequence(key)
        return sequence, next(n for n, q in enumerate(sequence) if q.key == key)

    def _new_row(self, shift: int = 0) -> str:
        """The path of the entry that is being added; with -1, of the last one on disk."""
        rows = self.draft.rows(self._opened)
        return f"{self._opened}[{len(rows) + shift}]"

    def _still_there(self, key: str) -> str:
        """`key`, or after a change of role or a removal the question to go on with."""
        sequence = self.sequence()
        if key in {q.key for q in sequence}:
            return key
        open_one = progress.first_open(sequence, self.draft.data, self.draft.role)
        return (open_one or sequence[-1]).key

    def _close_left_list(self, key: str | None) -> None:
        if self._opened and (key is None or not key.startswith(f"{self._opened}[")):
            self._opened = ""

    def _announce(self, position: int, sequence: Sequence[Question]) -> None:
        question = sequence[position]
        if question.entry.section != self._section:
            self._section = question.entry.section
            self.screen.say("\n== " + pick(fields.sections()[self._section]) + " ==")
            if position == 1:
                self._say_what_is_left_to_others()
        self.screen.say(progress.running_line(position + 1, len(sequence), question, self.draft.case))

    def _say_what_is_left_to_others(self) -> None:
        left = left_to_others(self.draft.role)
        if left:
            message = _("You are not asked for what belongs to the officer half; it is left to the officer: {parts}.")
            self.screen.say(message.format(parts=_(", ").join(pick(entry.label) for entry in left)))
