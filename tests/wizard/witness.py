"""A witness to a conversation with the wizard: what is on disk may differ after a reply only where the question was about it.

An answer is lost when it is on disk at one prompt and is not, or is another one, at the next, although the reply between
the two was not to its question: no taking away of its entry, no registering of its file, no copying into its list.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from ledraft.case import fields, paths, reading
from ledraft.wizard.asking import title
from ledraft.wizard.questions import Question, questions
from ledraft.wizard.screen import Move
from tests.wizard.drive import TAKE, leaves

TAKE_AWAY, COPY, KEPT = "Which entry is to be taken away?", "Copy their ids", "Kept from an earlier case"
APART = ("Which section?", "Which answer is to", "Where do you want", "What do you fill in?", "Keep the data", "All questions")
OF_A_FILE = {"file", "sha256", "size", "media_type", "pages", "rows", "selection", "totals"}
EXACT = ("identifier", "amount")


class Witness:
    """Sees every prompt of a conversation in English, and hears every reply."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._question: Question | None = None
        self._prompt = ""
        self._replies: list[str | Move] = []
        self._content = b""
        self._data: dict[str, Any] = {}
        self._leaves: dict[str, Any] = {}

    def sees(self, prompt: str) -> None:
        """The next prompt. The file can be read, and differs from the one at the last prompt only where it may."""
        before, were = self._data, self._leaves
        self._read()
        asked = self._asked_by(prompt)
        if self._replies:
            if were is not self._leaves:
                self._judge(before, were)
            if asked != self._question and (asked or prompt.startswith(APART)):
                self._is_answered()
        if asked or prompt.startswith((*APART, KEPT)):
            self._question, self._replies = asked, []
        self._prompt = prompt

    def hears(self, reply: str | Move) -> None:
        """The reply to the prompt that was seen last."""
        self._replies.append(reply)

    def _read(self) -> None:
        content = self.path.read_bytes()
        if content != self._content:
            self._content, self._data = content, reading.read(self.path).data
            self._leaves = leaves(self._data)

    def _asked_by(self, prompt: str) -> Question | None:
        """The question with this title; None for a prompt within a question, and for those beside the questions."""
        words = re.sub(r" \(suggestion.*\)$|: \d+ so far$", "", prompt, flags=re.DOTALL)
        lists = [e.path for e in fields.entries() if e.kind == "group" and words.startswith(e.label["en"])]
        return next((q for q in self._askable(lists) if title(q) == words and (q.kind == "more") is prompt.endswith(" so far")), None)

    def _askable(self, lists: list[str]) -> Iterator[Question]:
        """What may be asked now, with the entries that may be being begun in `lists`."""
        for opened in lists or [""]:
            yield from questions(self._data.get("role", "victim"), self._data, opened)

    def _judge(self, before: dict[str, Any], was: dict[str, Any]) -> None:
        differing = {path for path, _value in was.items() ^ self._leaves.items()}
        told = (self._prompt, self._replies[-1], differing)
        if self._prompt == TAKE_AWAY and differing:
            assert self._data == self._without(before), told
        elif self._prompt.startswith(KEPT):
            assert all(path.startswith(("$.agency", "$.officer")) and path not in was for path in differing), told
        else:
            assert all(self._may_differ(path, is_new=path not in was) for path in differing), told

    def _without(self, before: dict[str, Any]) -> dict[str, Any]:
        """What `before` is without the entry that was chosen to be taken away."""
        assert self._question
        assert isinstance(self._replies[-1], str)
        rest = deepcopy(before)
        del paths.peek(rest, self._question.path)[int(self._replies[-1])]
        return rest

    def _may_differ(self, path: str, *, is_new: bool) -> bool:
        """Whether the last reply may have changed what stands at `path`."""
        question, reply = self._question, self._replies[-1]
        if question is None or question.kind == "more":
            return False
        if COPY in self._prompt:
            return _is_in(path, f"{question.row}.selection") or (is_new and path.startswith("$.identifiers."))
        if question.kind == "file" and (len(self._replies) > 1 or isinstance(reply, str)):
            key = re.split(r"[.\[]", path.removeprefix(f"{question.row}."))[0]
            return _is_in(path, question.row) and (is_new or key in OF_A_FILE)
        if is_new and question.row and path == f"{question.row}.id":
            return True  # a piece of evidence has its number from its first answer on
        return _is_in(path, question.path) and (isinstance(reply, str) or (reply is Move.BLANK and not is_new))

    def _is_answered(self) -> None:
        """Where the conversation goes on after words of a person and nothing else, they are on disk."""
        question, replies = self._question, self._replies
        words = replies[0] if all(isinstance(reply, str) for reply in replies) else ""
        if question is None or question.kind == "more" or TAKE in replies or not re.search(r"\w", str(words)):
            return  # a list may be ticked empty, and "take" taken
        value = paths.peek(self._data, question.path)
        assert value not in (None, ""), (question.path, replies)
        if question.kind in EXACT and len(replies) == 1:
            assert value == (words if question.kind == "identifier" else str(words).strip())


def _is_in(path: str, place: str) -> bool:
    return path == place or path.startswith((f"{place}.", f"{place}["))
