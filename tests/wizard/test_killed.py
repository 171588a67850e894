"""Stopped at every single question, each time resumed in a new process on a terminal of 80 by 24, in both languages.

A new process is a forked one here, with ledraft loaded (see nursery). The languages change from sitting to sitting, and
each way through is gone twice, so that every question is met in both.
"""

import os
import signal

import pytest

from ledraft.case import paths, reading
from ledraft.languages import _
from tests.wizard.drive import leaves
from tests.wizard.parts import ROLES, begun
from tests.wizard.sitting import CTRL_C, F2, KEEP, WHAT_NEXT, Sitting

pytestmark = pytest.mark.terminal


def killed(terminal):
    assert terminal.kill(signal.SIGKILL) == -signal.SIGKILL


def ctrl_c(terminal):
    terminal.send(CTRL_C)
    assert terminal.end() == 130


def window_closed(terminal):
    assert terminal.hang_up() in (-signal.SIGHUP, 130)


class Life:
    """One person and one case file, over many sittings. Each sitting answers one question and is stopped at the next."""

    def __init__(self, home, part, langs, stops, nursery):
        self.home, self.part, self.nursery = home, part, nursery
        self.langs, self.stops, self.turn, self.answered = langs, stops, 0, {}

    @property
    def data(self):
        path = self.home / "case.json"
        return reading.read(path).data if path.exists() else {}

    def sit_down(self):
        """A new process, in the language whose turn it is."""
        self.turn += 1
        sitting = Sitting(self.home, self.langs[self.turn % len(self.langs)], self.part, nursery=self.nursery)
        if self.data.keys() - {"format", "role"}:
            sitting.resume()
        return sitting

    def stop(self, sitting):
        """Half an answer is typed, and that is all that is lost."""
        sitting.terminal.send("half")
        sitting.terminal.until("half")
        self.stops[self.turn % len(self.stops)](sitting.terminal)
        saved = leaves(self.data)
        assert self.answered.items() <= saved.items()
        self.answered = saved

    def answer_all(self):
        """Through all questions that are open; the last sitting is stopped at what follows them."""
        steps = self.part.steps
        for number, step in enumerate(steps):
            if self.is_open(step):
                sitting = self.sit_down()
                self.go_to(sitting, number)
                sitting.reply(step)
                sitting.at(steps[number + 1]) if number + 1 < len(steps) else sitting.at_what_follows()
                self.stop(sitting)
                assert step.adds or not self.is_open(step)

    def is_open(self, step):
        """Whether there is something to answer: a list that has its entries is gone past when one resumes."""
        value = paths.peek(self.data, step.question.path)
        return step.adds and len(value or []) == step.count if step.question.kind == "more" else value in (None, "")

    def go_to(self, sitting, number):
        """From the first open question to the step `number`.

        These are the same, but for an entry without an answer, which is not kept: its list is asked about once more. And
        a list that has an entry is not open, so one goes back to add another.
        """
        step = self.part.steps[number]
        is_begun = step.question.row and paths.peek(self.data, step.question.row) is None
        at_list = self.part.steps[number - 1] if is_begun else step
        if at_list.count:
            sitting.at(next(s for s in self.part.steps[number:] if s.question.entry != step.question.entry))
            sitting.terminal.send(F2)
        if is_begun:
            sitting.reply(at_list)

    def finish(self):
        """Stopped at each of the two questions that come last, then on to the end."""
        for prompt, keys in ((KEEP, "1\r"), (WHAT_NEXT, "\r")):
            sitting = self.sit_down()
            sitting.terminal.until_asked(_(prompt))
            self.stop(sitting)
            sitting = self.sit_down()
            sitting.terminal.until_asked(_(prompt))
            sitting.terminal.send(keys)
            if prompt == KEEP:
                sitting.terminal.until_asked(_(WHAT_NEXT))
                self.stop(sitting)
        assert sitting.terminal.end() == 0


STOPS = (ctrl_c, ctrl_c, window_closed, window_closed)  # in pairs, for the language changes each time
ALL = os.environ.get("LEDRAFT_KILLS") == "all"
ORDERS = [STOPS, STOPS[2:] + STOPS[:2]][: 2 if ALL else 1]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("langs", [("zh", "en"), ("en", "zh")], ids=["zh-en", "en-zh"])
def test_killed_at_every_question_nothing_answered_is_lost(langs, role, tmp_path, nursery):
    """One person whose machine dies after each answer, while the next is being typed."""
    life = Life(tmp_path, begun(tmp_path, role), langs, [killed], nursery)
    life.answer_all()
    life.finish()


@pytest.mark.parametrize("role", ROLES if ALL else ROLES[:1])
@pytest.mark.parametrize("stops", ORDERS, ids=["c-w", "w-c"][: len(ORDERS)])
def test_interrupted_at_every_question_nothing_answered_is_lost(stops, role, tmp_path, nursery):
    """One person who is called away after each answer; LEDRAFT_KILLS=all brings both ways of leaving to every question
    of every role.
    """
    life = Life(tmp_path, begun(tmp_path, role), ("zh", "en"), stops, nursery)
    life.answer_all()
    life.finish()
