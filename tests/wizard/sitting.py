"""A person at the terminal who knows what is asked in a role, in which order, and every answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledraft import languages
from ledraft.case import paths
from ledraft.languages import _
from ledraft.wizard.asking import title
from ledraft.wizard.questions import Question, questions
from tests.wizard.drive import all_rows, typed
from tests.wizard.emulator import Emulator

DOWN, UP, F1, F2, F3 = "\x1b[B", "\x1b[A", "\x1bOP", "\x1bOQ", "\x1bOR"
CTRL_C, CTRL_D, CTRL_U, BACKTAB = "\x03", "\x04", "\x15", "\x1b[Z"
KEEP = "Keep the data of the agency and officer on this computer for your next case?"
WHAT_NEXT = "All questions have been asked. What next?"
LETTERS = {".name.family.en": "WANG", ".name.given.en": "Yangli"}


@dataclass(frozen=True)
class Step:
    """One prompt on the way. At a list `count` entries are there, and `adds` tells whether another one is added."""

    question: Question
    count: int = 0
    adds: bool = False

    @property
    def prompt(self) -> str:
        """What stands on the screen, in its language."""
        if self.question.kind == "more":
            return _("{list}: {count} so far").format(list=title(self.question), count=self.count)
        return title(self.question)


class Part:
    """What a role is asked, and what this person answers. `entries` stand in lists where one of the first kind is not
    enough; those of the other lists are made up. `begun` is the data of the case file at first: from its first open
    question to its last one go the `steps`, and `following` is what is asked next, None at the end.
    """

    def __init__(
        self, role: str, entries: Mapping[str, Sequence[dict[str, Any]]] = {}, begun: Mapping[str, Any] = {}
    ) -> None:
        self.role, self._begun = role, begun
        self._data = all_rows(role, entries)
        self.sequence = list(questions(role, self._data))[1:]
        steps = [s for s in self._walk() if not (s.adds and s.count < len(paths.peek(begun, s.question.path) or []))]
        still_open = [n for n, step in enumerate(steps) if self.is_new(step.question)]
        self.steps = steps[still_open[0] : still_open[-1] + 1]
        self.following = next(iter(steps[still_open[-1] + 1 :]), None)

    def is_new(self, question: Question) -> bool:
        """Whether the case file has no answer yet when this person begins."""
        return paths.peek(self._begun, question.path) is None

    def named(self, path: str) -> Step:
        """The first step at the question with this path."""
        return next(step for step in self.steps if step.question.path == path)

    def keys(self, step: Step) -> str:
        """The keys that give the right answer."""
        question = step.question
        if question.kind == "more":
            return f"{DOWN}\r" if step.adds else "\r"
        if question.choices:
            return f"{[choice.value for choice in question.choices].index(self.answer(question)) + 1}\r"
        if question.kind == "image":
            return "1\r"
        if question.kind == "rests_on" and self.is_new(question):
            return "E1\r\r"  # ticked, then taken
        if question.kind == "articles" and self.is_new(question):
            return "2\r\r"
        if question.kind in ("articles", "country", "recipient", "categories", "rests_on"):
            return "\r"
        return f"{CTRL_U}{self.answer(question)}\r"

    def answer(self, question: Question) -> str:
        """What this person types or chooses."""
        letters = next((text for end, text in LETTERS.items() if question.path.endswith(end)), None)
        return letters or paths.peek(self._data, question.path) or typed(question)

    def _walk(self) -> Iterator[Step]:
        """A list first, then the questions of an entry, then the list again."""
        before = ""
        for question in self.sequence:
            if question.row and question.row != before:
                yield Step(self._list_of(question), question.number - 1, adds=True)
            before = question.row
            yield Step(question, len(paths.peek(self._data, question.path) or []) if question.kind == "more" else 0)

    def _list_of(self, question: Question) -> Question:
        path = question.row[: question.row.rindex("[")]
        return next(q for q in self.sequence if q.kind == "more" and q.path == path)


class Sitting:
    """One process of the wizard and the person before it. `options` go to the Emulator."""

    def __init__(self, home: Path, lang: str, part: Part | None = None, **options: Any) -> None:
        languages.use("zh" if lang == "zh" else "en")
        self.part = part or Part("victim")
        self.terminal = Emulator(home, "--lang", lang, "--role", self.part.role, "new", "case.json", **options)

    def at(self, step: Step) -> None:
        """Wait until the question of `step` is asked."""
        prompt = step.prompt
        longer = (title(q) for q in self.part.sequence)
        self.terminal.until_asked(prompt, tuple(one for one in longer if one.startswith(prompt) and one != prompt))

    def at_path(self, path: str) -> None:
        """Wait until the question with this path is asked."""
        self.at(self.part.named(path))

    def reply(self, step: Step) -> None:
        """Give the right answer, once it is asked for."""
        self.at(step)
        if step.question.choices:
            self.terminal.until("1. ")
        self.terminal.send(self.part.keys(step))

    def play(self, stop_before: str = "") -> None:
        """Answer everything in order, up to the question with the path `stop_before`, or to what follows the last."""
        for step in self.part.steps:
            if step.question.path == stop_before:
                return self.at(step)
            self.reply(step)
        return self.at_what_follows()

    def at_what_follows(self) -> None:
        """Wait until what comes after the last answer of this part is asked."""
        self.terminal.until_asked(self.part.following.prompt if self.part.following else _(KEEP))

    def resume(self) -> None:
        """Choose what is offered first on an existing file: its first open question, or the end."""
        self.terminal.until_asked(_("Where do you want to go on?"))
        self.terminal.until("1. ")
        self.terminal.send("\r")
