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


ROLES = [Option("victim", "被害人（报案人）"), Option("lawyer", "被害人的代理律师"), Option("officer", "办案警官")]
MONTHS = [Option(f"m{n}", f"{13 - n}月") for n in range(1, 13)]


def chosen_from(options, **more):
    return lambda screen: screen.choose("样例", options, **more)


@pytest.fixture
def said(monkeypatch):
    """What the terminal says beside its prompts."""
    texts = []
    monkeypatch.setattr(Terminal, "say", lambda _self, text: texts.append(text))
    return texts


def test_a_search_that_fits_two_entries_takes_neither_and_names_both(press, said):
    assert press("被害人\r律师\r", chosen_from(ROLES)) == "lawyer"
    assert said == ["That fits several: 被害人（报案人）, 被害人的代理律师. Type more of it, or its number."]


def test_in_a_search_that_fits_two_entries_an_arrow_key_chooses(press):
    assert press(f"被害人{DOWN}\r", chosen_from(ROLES)) == "victim"
    assert press(f"被害人{DOWN}{DOWN}\r", chosen_from(ROLES)) == "lawyer"
    assert press(f"被害人{UP}\r", chosen_from(ROLES)) == "lawyer"


def test_typing_after_an_arrow_key_searches_on(press):
    assert press(f"被害{DOWN}人的\r", chosen_from(ROLES)) == "lawyer"


@pytest.mark.parametrize("number", range(1, 13))
def test_a_number_is_that_entry_whatever_other_numbers_and_titles_hold_its_digits(press, number):
    assert press(f"{number}\r", chosen_from(MONTHS)) == f"m{number}"
    assert press(f"{number}.\r", chosen_from(MONTHS)) == f"m{number}"


def test_a_number_typed_with_a_chinese_keyboard_is_a_number(press):
    assert press("１２\r", chosen_from(MONTHS)) == "m12"


def test_a_number_beyond_the_list_is_searched_for_in_the_titles(press, said):
    years = [Option("a", "2022"), Option("b", "2023")]
    assert press("2023\r", chosen_from(years)) == "b"
    assert press("20\r1\r", chosen_from(years)) == "a"
    assert len(said) == 1


def test_a_whole_name_is_taken_though_another_name_contains_it(press):
    markets = [Option("cross", "现货杠杆"), Option("spot", "现货")]
    assert press("现货\r", chosen_from(markets)) == "spot"


def test_a_country_is_found_by_its_code_among_names_that_contain_the_letters(press):
    countries = [Option("CN", "中国 China (CN)"), Option("NE", "尼日尔 Niger (NE)"), Option("NL", "荷兰 Netherlands (NL)")]
    assert press("ne\r", chosen_from(countries)) == "NE"


def test_a_search_taken_back_points_again_at_what_stood_there(press):
    assert press(f"护{BACKSPACE}\r", choice(default="other", blank="暂不填写")) == "other"


def test_the_plain_screen_understands_the_same(press, monkeypatch, capsys):
    from io import StringIO

    from ledraft.wizard.plain import Plain

    monkeypatch.setattr("sys.stdin", StringIO("被害人\n1.\n"))
    assert Plain().choose("样例", ROLES) == "victim"
    assert "That fits several" in capsys.readouterr().out


def test_above_a_list_that_fills_the_screen_it_is_the_prompt_that_says_why_nothing_was_chosen(press, said, monkeypatch):
    import questionary

    asked, select = [], questionary.select
    monkeypatch.setattr(questionary, "select", lambda message, *more, **named: asked.append(message) or select(message, *more, **named))
    days = [Option(f"d{n}", f"{n}日") for n in range(1, 31)]
    assert press("日\r2\r", chosen_from(days)) == "d2"
    assert "That fits several" in asked[1]
    assert "That fits several" not in asked[0]
    assert said == []
