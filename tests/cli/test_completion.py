"""Shell completion is click's own: the script for each shell, and what it proposes."""

import os
import subprocess
import sys

import pytest


def completed(shell, **words):
    return subprocess.run(
        [sys.executable, "-m", "ledraft"],
        capture_output=True, text=True, check=False, env={**os.environ, "_LEDRAFT_COMPLETE": shell, "LANG": "C.UTF-8", **words},
    )  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(shell):
    run = completed(f"{shell}_source")
    assert run.returncode == 0, run.stderr
    assert "_LEDRAFT_COMPLETE" in run.stdout


@pytest.mark.parametrize(
    "typed, proposed",
    [
        (["ledraft", "che"], ["check"]),
        (["ledraft", "--lang", ""], ["zh", "en"]),
        (["ledraft", "evidence", "a"], ["add"]),
        (["ledraft", "check", "--rou"], ["--route"]),
    ],
)
def test_commands_options_and_choices_are_proposed(typed, proposed):
    run = completed("bash_complete", COMP_WORDS=" ".join(typed), COMP_CWORD=str(len(typed) - 1))
    assert [line.partition(",")[2] for line in run.stdout.split()] == proposed
