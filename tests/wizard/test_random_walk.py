"""Somebody who types anything at all: the wizard ends, the file can be read at every step, and no answer is lost."""

import os
import random

import pytest

from ledraft.errors import UserError
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.wizard import hostile
from tests.wizard.drive import load, play
from tests.wizard.witness import Witness

MOVES = (Move.BACK, Move.HELP, Move.REVIEW, Move.BLANK)
ROLES = ("victim", "lawyer", "officer", None)
STEPS = 100
SEEDS = int(os.environ.get("LEDRAFT_WALKS", "125"))  # two sittings for each seed and role


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return hostile.files(tmp_path_factory.mktemp("hostile"))


class Walker:
    """Answers with anything; after STEPS questions it hangs up."""

    def __init__(self, seed, path, files, *, prefills):
        self.random, self.files, self.prefills, self.steps = random.Random(seed), files, prefills, 0
        self.witness = Witness(path)

    def say(self, text):
        assert isinstance(text, str)

    def line(self, prompt, default="", kind="line"):
        return self._reply(prompt, 0.2, lambda: self._typed(default, kind))

    def choose(self, prompt, options, default="", blank=""):
        return self._reply(prompt, 0.25, lambda: self.random.choice([option.value for option in options]))

    def _typed(self, default, kind):
        if self.random.random() < 0.2:
            return default
        return self.random.choice(self.files if kind == "path" else hostile.LINES)

    def _reply(self, prompt, restless, usual):
        self.witness.sees(prompt)
        self.steps += 1
        if self.steps > STEPS:
            raise EOFError
        reply = self.random.choice(MOVES) if self.random.random() < restless else usual()
        self.witness.hears(reply)
        return reply


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_random_walk_loses_nothing_and_ends_at_a_case_file_that_loads(seed, role, case_path, files):
    """Every third walks through a case that was finished, so that there is something to lose from the start."""
    if seed % 3 == 0:
        play(case_path, role)
    for sitting in range(2):
        walker = Walker(f"{seed} {role} {sitting}", case_path, files, prefills=sitting == 0)
        try:
            assert converse(case_path, role, walker) == 0
        except EOFError:
            assert walker.steps == STEPS + 1
        load(case_path)
