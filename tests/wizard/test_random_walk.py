"""Somebody who types anything at all: the wizard ends, and the case file can be read after every single step."""

import os
import random

import pytest

from ledraft.case import reading
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.wizard.drive import load

HOSTILE = (
    "", " ", "\u3000", "\u200b", "\x00", "\x1b[2J", "\udcff", "\ufffe", "\U0001f600" * 3, "é" * 600, "x" * 30_000, "王" * 501,
    "{{ 7*7 }}", "{% if %}", "<&>", "null", "$.officer", "../../etc/passwd", "~nobody/x", "C:\\x\\y.png", "'", '"', "\\ ",
    "1e999", "-0", "１２", "9" * 40, "0.1", "2023-02-30", "2023-03-21", "2023-03-21 01:49:08", "2023-03-21T01:49:08+08:00",
    "2023年3月21日", "9999-12-31 23:59", "0001-01-01 00:00+14:00", "+08:00", "a@b", "a@b.example", "+86 138 0000 0000", "110",
    "王", "欧阳", "单", "WANG", "鞍山市公安局铁西分局", "辽宁省", "民警", "CN", "11010519491231002X", "one\ntwo", "\r\n", ".", "。",
)  # fmt: skip
MOVES = (Move.BACK, Move.HELP, Move.REVIEW, Move.BLANK)
STEPS = 100
SEEDS = int(os.environ.get("LEDRAFT_WALKS", "25"))  # two sittings for each seed and role


class Walker:
    """Answers with anything; after STEPS questions it hangs up."""

    def __init__(self, seed, path, *, prefills):
        self.random, self.path, self.prefills, self.steps = random.Random(seed), path, prefills, 0

    def say(self, text):
        assert isinstance(text, str)

    def _step(self):
        reading.read(self.path)
        self.steps += 1
        if self.steps > STEPS:
            raise EOFError

    def line(self, prompt, default="", kind="line"):
        self._step()
        if self.random.random() < 0.2:
            return self.random.choice(MOVES)
        return default if self.random.random() < 0.2 else self.random.choice(HOSTILE)

    def choose(self, prompt, options, default="", blank=""):
        self._step()
        if self.random.random() < 0.25:
            return self.random.choice(MOVES)
        return self.random.choice([option.value for option in options])


@pytest.mark.parametrize("role", ["victim", "lawyer", "officer", None])
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_random_walk_ends_at_a_case_file_that_loads(seed, role, case_path):
    for sitting in range(2):
        walker = Walker(f"{seed} {role} {sitting}", case_path, prefills=sitting == 0)
        try:
            assert converse(case_path, role, walker) == 0
        except EOFError:
            assert walker.steps == STEPS + 1
        load(case_path)
