"""Shell completion is click's own: the script for each shell, and what it proposes."""

import os
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete

from ledraft.cli import app
from ledraft.letters.catalogue import letters
from ledraft.recipients.loading import all_ids
from ledraft.rules.judging import rules


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


def proposed(*typed):
    """What click's own completion proposes for the last word of `typed`, with its explanations."""
    found = ShellComplete(app.build(), {}, "ledraft", "_LEDRAFT_COMPLETE").get_completions(list(typed[:-1]), typed[-1])
    return {one.value: one.help for one in found}


def test_recipients_are_proposed_by_id_with_their_title():
    assert list(proposed("check", "case.json", "--recipient", "")) == list(all_ids())
    assert proposed("check", "--recipient", "okx") == {"okx": "OKX"}
    assert set(proposed("check", "--recipient", "bin")) == {"binance", "binance-cn"}


@pytest.mark.parametrize("words", [("export", "case.json", "--letter"), ("preview", "case.json")])
def test_letters_are_proposed_by_id(words):
    assert set(proposed(*words, "")) == {one.id for one in letters()}
    assert proposed(*words, "freeze") == {"freeze-request": "Freeze request"}


def test_rules_are_proposed_by_id_in_small_letters_too():
    assert set(proposed("explain", "")) == {one.id for one in rules()}
    assert set(proposed("explain", "tru-2")) == {one.id for one in rules() if one.id.startswith("TRU-2")}


def test_the_evidence_of_the_case_on_the_line_is_proposed(ledraft, complete):
    case = str(ledraft.save(complete))
    assert list(proposed("evidence", "link", case, "statements[0]", "")) == [one["id"] for one in complete["evidence"]]
    assert proposed("evidence", "link", case, "statements[0]", "E1", "E2") == {"E2": complete["evidence"][1]["title"]["en"]}


def test_without_a_readable_case_no_evidence_is_proposed():
    assert proposed("evidence", "link", "nowhere.json", "statements[0]", "") == {}
