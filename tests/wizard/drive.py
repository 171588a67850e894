"""Ways to drive the wizard: the right answers, a screen that gives them in process, and how a process of its own starts."""

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ledraft import languages
from ledraft.case import fields, paths, reading
from ledraft.case.model import Case
from ledraft.wizard.asking import title
from ledraft.wizard.questions import Question, questions
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move, Option

ROOT = Path(__file__).parents[2]

ANSWERS = {
    "text": "样例",
    "long": "样例事实。",
    "identifier": "Ab-123",
    "identifiers": "Ab-123",
    "amount": "1.46966133",
    "day": "2023-03-21",
    "moment": "2023-03-21 01:49:08+08:00",
    "email": "person@agency.example",
    "phone": "+86 138 0000 0000",
    "names": "App store: 样例",
    "flag": "true",
}
EVIDENCE = "proof.csv"
TAKE = "\0take"
CHOSEN = {
    "$.recipient": "binance-cn",
    "$.reporter.identity.type": "passport",
    "$.agency.country": "CN",
    "$.officer.phone.type": "mobile",
    "$.agency.verification.website": "https://agency.example",
}


def typed(question: Question) -> str:
    """An answer that is right for `question`, as a person types or chooses it."""
    if question.path in CHOSEN:
        return CHOSEN[question.path]
    if question.kind == "image":
        return "by_officer"
    if question.kind == "file":
        return EVIDENCE
    if question.choices:
        return question.choices[0].value
    if question.kind in ("articles", "categories", "rests_on"):
        return TAKE
    if question.language == "en":
        return "Specimen"
    if question.path.endswith(".family.zh"):
        return "王"
    return ANSWERS[question.kind]


def all_rows(role: str, entries: Mapping[str, Sequence[dict[str, Any]]] = {}) -> dict[str, Any]:
    """Data with one entry in every list, of the first kind that there is, so that its questions show.

    `entries` are those of some lists, by path, where one of the first kind is not enough.
    """
    data: dict[str, Any] = {}
    for path, rows in entries.items():
        paths.put(data, path, [dict(row) for row in rows])
    while empty := [q for q in questions(role, data) if q.kind == "more" and not paths.peek(data, q.path)]:
        for question in empty:
            paths.put(data, f"{question.path}[0]", {})
    for question in questions(role, data):
        if question.row and question.path.endswith("].kind") and paths.peek(data, question.path) is None:
            paths.put(data, question.path, typed(question))
    for question in questions(role, data):
        if question.kind != "more" and question.path in _needed(role, data):
            paths.put(data, question.path, typed(question))
    return data


def _needed(role: str, data: Mapping[str, Any]) -> set[str]:
    """The paths of the answers without which some other question is not asked."""
    rows = {q.row: q.entry for q in questions(role, data) if q.row}
    of_rows = {f"{row}.{item.needs.path}" for row, entry in rows.items() for item in entry.items if item.needs}
    return of_rows | {entry.needs.path for entry in fields.entries() if entry.needs}


def answers_by_title(role: str) -> dict[str, str]:
    """What to answer to each prompt of `role`, in the language of the screen."""
    return {title(q): typed(q) for q in questions(role, all_rows(role)) if q.kind != "more"}


Reply = str | Move | type[BaseException]


class Player:
    """A Screen that answers by the prompt, logs what it was asked, and can walk away at any question."""

    prefills = True

    def __init__(self, replies: Mapping[str, str], *, scripted: Mapping[str, Sequence[Reply]] = {}, leave_at: int = -1):
        self.replies, self.leave_at = replies, leave_at
        self.scripted = {prompt: list(replies) for prompt, replies in scripted.items()}
        self.said: list[str] = []
        self.asked: list[tuple[str, str]] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def line(self, prompt: str, default: str = "", kind: str = "line") -> str | Move:
        return self._reply(prompt, default, lambda: default or self.replies.get(_bare(prompt), ""))

    def choose(self, prompt: str, options: Sequence[Option], default: str = "", blank: str = "") -> str | Move:
        values = [option.value for option in options]

        def usual() -> str | Move:
            if "add" in values:
                return Move.BLANK if "remove" in values else "add"
            if TAKE in values and not any(option.title.startswith("[x]") for option in options):
                return values[1]
            return default or self.replies.get(_bare(prompt), Move.BLANK)

        reply = self._reply(prompt, default, usual)
        assert isinstance(reply, Move) or reply in values, (prompt, reply, values)
        return reply

    def _reply(self, prompt: str, default: str, usual: Callable[[], str | Move]) -> str | Move:
        if len(self.asked) == self.leave_at:
            raise KeyboardInterrupt
        self.asked.append((prompt, default))
        assert len(self.asked) < 1000, f"asked without end: {prompt}"
        waiting = self.scripted.get(_bare(prompt))
        reply = waiting.pop(0) if waiting else usual()
        if isinstance(reply, type):
            raise reply
        return reply

    @property
    def prompts(self) -> list[str]:
        return [_bare(prompt) for prompt, _default in self.asked]


def _bare(prompt: str) -> str:
    return re.sub(r"( \(suggestion|（建议).*[)）]$", "", prompt)


def play(path: Path, role: str | None = "victim", **script: Any) -> Player:
    """One conversation in English on the case file `path`; interrupts end it as they end the program."""
    languages.use("en")
    player = Player({"Who are you": role or "victim", **answers_by_title(role or "victim")}, **script)
    try:
        converse(path, role, player)
    except (KeyboardInterrupt, EOFError):
        player.said.append("interrupted")
    return player


def load(path: Path) -> Case:
    """The case file as any other command reads it."""
    return reading.read(path).case


def leaves(data: Any, path: str = "$") -> dict[str, Any]:
    """Every value of JSON data by its path."""
    if isinstance(data, dict):
        return {k: v for key, value in data.items() for k, v in leaves(value, f"{path}.{key}").items()}
    if isinstance(data, list):
        return {k: v for n, value in enumerate(data) for k, v in leaves(value, f"{path}[{n}]").items()}
    return {path: data} if data != "" else {}


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a fresh user on a terminal of 80 columns."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        **more,
    }


def command(*arguments: str) -> list[str]:
    """The command line of ledraft in a process of its own."""
    return [sys.executable, "-m", "ledraft", *arguments]
