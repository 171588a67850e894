"""Somebody who types anything at all: the wizard ends, the file can be read at every step, and no answer is lost."""

import json
import os
import random
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ledraft.errors import UserError
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.wizard import hostile
from tests.wizard.drive import EVIDENCE, load, play
from tests.wizard.witness import Witness

MOVES = (Move.BACK, Move.HELP, Move.REVIEW, Move.BLANK)
ROLES = ("victim", "lawyer", "officer", None)
STEPS = 100
SEEDS = int(os.environ.get("LEDRAFT_WALKS", "50"))  # two sittings for each seed and role


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return hostile.files(tmp_path_factory.mktemp("hostile"))


@cache
def finished(role):
    """A case file with an answer to every question of `role`."""
    with TemporaryDirectory() as home:
        (Path(home) / EVIDENCE).write_text("order,quantity\n")
        play(Path(home) / "case.json", role)
        return (Path(home) / "case.json").read_bytes()


class Walker:
    """Answers with anything; after STEPS questions it hangs up."""

    def __init__(self, seed, path, files, *, prefills, meddling=None):
        self.random, self.files, self.prefills, self.steps = random.Random(seed), files, prefills, 0
        self.path, self.witness = path, Witness(path)
        self.meddling, self.meddles_at = meddling, self.random.randrange(1, 20)

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
        self.steps += 1
        if self.meddling is None or self.steps < self.meddles_at:
            self.witness.sees(prompt)
        elif self.steps == self.meddles_at:
            self.path.write_bytes(self.meddling)
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
        case_path.write_bytes(finished(role))
    for sitting in range(2):
        walker = Walker(f"{seed} {role} {sitting}", case_path, files, prefills=sitting == 0)
        try:
            assert converse(case_path, role, walker) == 0
        except EOFError:
            assert walker.steps == STEPS + 1
        load(case_path)


BEGUN = {"role": "victim", "reference": "R-1", "route": "email", "requests": [{"kind": "data"}, {"kind": "preservation"}]}
LOST = {
    "another answer": ({**BEGUN, "reference": "R-2", "route": "kodex"}, "Our reference", "R-2"),
    "the answer itself": ({**BEGUN, "reference": ""}, "Our reference", "R-2"),
    "one changed on the way back": ({**BEGUN, "reference": "R-2"}, "Our reference", Move.BACK),
    "one not kept": (BEGUN, "Account UID", "Ab-1"),
    "another entry": ({**BEGUN, "requests": [{"kind": "data"}]}, "Which entry is to be taken away?", "0"),
    "an entry besides": ({**BEGUN, "requests": []}, "Requests: 2 so far", "add"),
}


@pytest.mark.parametrize("how", LOST)
def test_the_witness_sees_what_is_lost(how, case_path):
    after, prompt, reply = LOST[how]
    case_path.write_text(json.dumps(BEGUN))
    witness = Witness(case_path)
    witness.sees("Requests: 2 so far")
    witness.sees(prompt)
    witness.hears(reply)
    case_path.write_text(json.dumps(after))
    with pytest.raises(AssertionError):
        witness.sees("Reporter's e-mail")


@pytest.mark.parametrize("theirs", [b'{"role": "victim", "reference": "theirs"}', b'{"half', b""], ids=["answers", "half", "nothing"])
def test_a_walk_never_overwrites_what_another_program_wrote(theirs, case_path, files):
    """The other program comes at any moment; from then on its text stays, and the next answer ends the walk with a message."""
    ends = []
    for seed in range(20):
        case_path.write_bytes(finished("victim"))
        try:
            converse(case_path, "victim", Walker(str(seed), case_path, files, prefills=True, meddling=theirs))
        except (UserError, EOFError) as end:
            ends.append(str(end))
        assert case_path.read_bytes() == theirs
    assert sum("changed by another program" in end for end in ends) > 10
