"""Killed at every single question, each time in a new process on a terminal of 80 by 24, in Chinese and in English."""

import signal

import pytest

from ledraft import languages
from ledraft.case import paths, reading
from ledraft.languages import _
from ledraft.wizard import progress
from ledraft.wizard.questions import questions
from tests.wizard.test_terminal import Sitting

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("first", languages.LANGUAGES)
def test_killed_at_every_question_nothing_answered_is_lost(first, tmp_path):
    """One person whose machine dies after each answer, while the next is being typed; the language changes each time."""
    by_turns = sorted(languages.LANGUAGES, key=lambda lang: lang != first)
    case, answered = tmp_path / "case.json", []
    case.write_text('{"format": "ledraft-case/1", "role": "victim", "reference": "R-1"}')
    for turn in range(100):
        data = reading.read(case).data
        assert [path for path in answered if paths.peek(data, path) in (None, "")] == []
        question = progress.first_open(questions("victim", data), data, "victim")
        assert question is not None
        if question.kind == "more":  # from here on the lists, which test_interrupts leaves entry by entry
            break
        _one_answer(tmp_path, by_turns[turn % 2], question)
        answered.append(question.path)
    assert len(answered) > 25


def _one_answer(home, lang, question):
    languages.use(lang)
    sitting = Sitting(home, lang)
    terminal = sitting.terminal
    terminal.until(_("Where do you want to go on?"), "1. ")
    terminal.send("1\r")
    terminal.until(_("? help < back ! overview"))
    sitting.reply(question)
    terminal.until(_("? help < back ! overview"))
    terminal.send("half an ans")
    terminal.kill(signal.SIGKILL)
