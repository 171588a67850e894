"""Keystrokes at the terminal's own prompts, fed in without a terminal."""

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ledraft.wizard.screen import Move, Option
from ledraft.wizard.terminal import Terminal

KINDS = [Option("resident_id", "居民身份证"), Option("passport", "护照"), Option("other", "其他证件")]
BACKSPACE, DOWN, UP, ALT_ENTER = "\x7f", "\x1b[B", "\x1b[A", "\x1b\r"


@pytest.fixture
def press():
    """Runs one prompt of the terminal screen with the given keys already pressed."""

    def pressed(keys, ask):
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            return ask(Terminal())

    return pressed


def line(default="", kind="line"):
    return lambda screen: screen.line("样例", default, kind)


def choice(**more):
    return lambda screen: screen.choose("证件种类", KINDS, **more)


def test_an_answer_in_chinese(press):
    assert press("鞍山\r", line()) == "鞍山"


def test_the_default_stands_in_the_line_to_be_replaced_or_after_an_arrow_key_changed(press):
    assert press("\x1b[CB\r", line("A")) == "AB"
    assert press("B\r", line("A")) == "B"
    assert press("\x15\r", line("A")) == ""


@pytest.mark.parametrize(
    "keys, move",
    [("\x1bOQ", Move.BACK), ("\x1b[Z", Move.BACK), ("\x1bOP", Move.HELP), ("\x1bOR", Move.REVIEW)],
    ids=["F2", "Shift-Tab", "F1", "F3"],
)
def test_keys_leave_every_prompt(press, keys, move):
    assert press("half" + keys, line()) is move
    assert press(keys, line(kind="path")) is move
    assert press(keys, choice()) is move


@pytest.mark.parametrize("word, move", [("<", Move.BACK), ("？", Move.HELP), ("！", Move.REVIEW), ("-", Move.BLANK)])
def test_words_do_the_same_as_keys(press, word, move):
    assert press(word + "\r", line()) is move
    assert press(word, choice()) is move


def test_a_pasted_text_keeps_its_line_breaks_until_it_is_judged(press):
    assert press("\x1b[200~one\r\ntwo\x1b[201~\r", line(kind="long")) == "one\ntwo"


def test_alt_enter_starts_a_new_line(press):
    assert press(f"one{ALT_ENTER}two\r", line(kind="long")) == "one\ntwo"


def test_a_list_is_searched_in_chinese(press):
    assert press("护\r", choice()) == "passport"
    assert press("证件\r", choice()) == "other"
    assert press("\x1b[200~其他\x1b[201~\r", choice()) == "other"


def test_a_list_is_chosen_from_by_number_and_by_arrows(press):
    assert press("2\r", choice()) == "passport"
    assert press(f"{DOWN}{DOWN}\r", choice()) == "passport"
    assert press(f"{UP}\r", choice()) == "other"


def test_a_search_can_be_taken_back(press):
    assert press(f"护{BACKSPACE}其\r", choice()) == "other"


def test_enter_alone_or_a_search_without_result_takes_nothing(press):
    assert press("\r", choice(blank="暂不填写")) is Move.BLANK
    assert press("没有\r\r", choice(blank="暂不填写")) is Move.BLANK
    assert press("暂不\r", choice(blank="暂不填写")) is Move.BLANK
    assert press("\r没有\r3\r", choice()) == "other"


def test_an_enter_typed_ahead_is_an_enter(press):
    assert press("护\n", choice()) == "passport"
    assert press("one\n", line()) == "one"


def test_enter_alone_takes_a_stated_default(press):
    assert press("\r", choice(default="other")) == "other"


@pytest.mark.parametrize("keys, error", [("\x03", KeyboardInterrupt), ("\x04", EOFError)], ids=["ctrl-c", "ctrl-d"])
def test_interrupts_pass_through(press, keys, error):
    for ask in (line(), line(kind="path"), choice()):
        with pytest.raises(error):
            press(keys, ask)
