"""Interrupted at every single question and resumed: the file can always be read, and nothing answered is lost."""

import json
import subprocess

import pytest

from ledraft.case import reading
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.wizard.drive import Player, answers_by_title, command, environment, leaves, load, play


class Photographer(Player):
    """Keeps the bytes of the case file as they are at each question: what a kill at that moment would leave."""

    def __init__(self, path, role):
        super().__init__({"Who are you": role, **answers_by_title(role)})
        self.path, self.pictures = path, []

    def _reply(self, prompt, default, usual):
        self.pictures.append((prompt, self.path.read_bytes()))
        return super()._reply(prompt, default, usual)


@pytest.mark.parametrize("role", ["victim", "lawyer", "officer"])
def test_resumed_from_every_question_the_same_question_comes_first(role, case_path):
    whole = Photographer(case_path, role)
    converse(case_path, role, whole)
    finished = leaves(reading.read(case_path).data)
    expected = [first_open(whole.prompts, number) for number in range(len(whole.prompts))]
    for number, (prompt, content) in enumerate(whole.pictures[:-1]):
        case_path.write_bytes(content)
        assert leaves(load(case_path).model_dump(mode="json", by_alias=True)).items() >= leaves(json.loads(content)).items()
        assert leaves(json.loads(content)).items() <= finished.items()
        resumed = play(case_path, role, leave_at=2 if number else 1)
        assert "Where do you want to go on?" not in resumed.prompts[1:], prompt
        assert resumed.prompts[-1] == expected[number], prompt


def first_open(prompts, number):
    """The prompt that comes first when the sitting that asked `prompts` ended at `number`.

    An entry that was begun and has no answer yet is begun again; a list that has an entry is no open question.
    """
    if prompts[number - 1].endswith(": 0 so far"):
        return prompts[number - 1]
    return next(p for p in prompts[number:] if not p.endswith(": 1 so far"))


def test_interrupted_at_every_question_and_resumed_the_file_is_the_same(tmp_path):
    whole = tmp_path / "whole.json"
    count = len(play(whole).asked)
    finished = json.loads(whole.read_text("utf-8"))
    for question in range(count):
        path = tmp_path / f"{question}.json"
        assert "interrupted" in play(path, leave_at=question).said
        load(path)
        play(path)
        assert json.loads(path.read_text("utf-8")) == finished, f"interrupted at question {question}"


def test_interrupted_once_per_question_on_one_file(case_path):
    """One person who is called away at every question: each sitting answers one and saves it."""
    whole = len(play(case_path.with_name("whole.json")).asked)
    for _sitting in range(whole + 2):
        play(case_path, None if case_path.exists() else "victim", leave_at=2)
    assert leaves(load(case_path).model_dump(mode="json", by_alias=True))["$.reporter.name.family.zh"] == "王"


@pytest.mark.parametrize("signal", [KeyboardInterrupt, EOFError])
def test_stopping_in_the_middle_of_a_time_keeps_what_was_answered_before(case_path, signal):
    script = {"Start of the incident": ["2023-03-20 17:49:08"], "2023-03-20 17:49:08: by which clock?": [signal]}
    play(case_path, scripted=script)
    assert load(case_path).reporter.account.uid == "Ab-123"
    assert load(case_path).incident.period.from_ == ""


def test_a_full_disk_is_said_clearly_and_the_old_file_stays(case_path, monkeypatch):
    from ledraft import atomic
    from ledraft.errors import UserError

    play(case_path, scripted={"Account UID": [KeyboardInterrupt]})
    before = case_path.read_bytes()

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(UserError, match="could not be saved: No space left on device"):
        play(case_path, None)
    assert case_path.read_bytes() == before


def limited(blocks, path, lines):
    """The wizard in a process that may write no file longer than `blocks` blocks: a disk as full as can be had."""
    argv = command("--lang", "en", "--role", "victim", "new", "--plain", str(path))
    return subprocess.run(
        ["sh", "-c", f'ulimit -f {blocks}; exec "$0" "$@"', *argv],
        input=lines.encode(), capture_output=True, env=environment(path.parent, PYTHONDONTWRITEBYTECODE="1"), check=False,
    )  # fmt: skip


def test_a_disk_without_any_room_is_said_before_anything_is_typed(case_path):
    run = limited(0, case_path, "1\n")
    assert run.returncode == 2
    assert b"Nothing can be saved" in run.stderr
    assert not case_path.exists()


def test_a_disk_that_fills_up_leaves_the_last_answer_saved_and_no_litter(case_path):
    run = limited(1, case_path, "1\n1\nREF\n王\n\n" + "名" * 490 + "\n")
    assert run.returncode == 2
    assert b"could not be saved" in run.stderr
    case = load(case_path)
    assert (case.reference, case.reporter.name.family.en, case.reporter.name.given.zh) == ("REF", "WANG", "")
    assert not [file.name for file in case_path.parent.iterdir() if file.name.startswith(".")]


def test_a_file_that_cannot_be_used_is_refused_with_every_problem(case_path):
    case_path.write_text('{"role": "king", "agencey": {}}')
    run = subprocess.run(
        command("--lang", "en", "new", "--plain", str(case_path)),
        input=b"", capture_output=True, env=environment(case_path.parent), check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert b"$.role" in run.stderr
    assert b"$.agencey" in run.stderr
    assert case_path.read_text() == '{"role": "king", "agencey": {}}'


def test_the_overview_can_be_left_by_an_interrupt(case_path):
    script = {"Account UID": [Move.REVIEW], "Which section?": [KeyboardInterrupt]}
    play(case_path, scripted=script)
    assert load(case_path).reporter.email == "person@agency.example"


def test_an_export_that_is_refused_leaves_the_wizard_in_good_order(case_path):
    from ledraft.errors import Refused

    def refuse(path):
        raise Refused("not now")

    class Exporting(Player):
        def choose(self, prompt, options, default="", blank=""):
            chosen = super().choose(prompt, options, default, blank)
            return "export" if prompt.startswith("All questions have been asked") else chosen

    player = Exporting({"Who are you": "victim", **answers_by_title("victim")})
    assert converse(case_path, "victim", player, refuse, lambda path, whole: "the checklist") == 0
    assert "not now" in player.said
    assert any("the checklist" in text for text in player.said)
