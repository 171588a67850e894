"""Lines for a terminal are counted in columns, and nothing in them steers the terminal."""

import pytest
from prompt_toolkit.utils import get_cwidth

from ledraft.wizard.shown import fit, harmless, wrap
from tests.wizard.drive import play


@pytest.mark.parametrize("text", ["样例" * 60, "word " * 60, "样例 word，" * 30, "王" + " x" * 90])
def test_no_line_is_wider_than_the_terminal(text):
    assert max(get_cwidth(line) for line in wrap(text, 78).splitlines()) <= 80
    assert get_cwidth(fit(text, 40)) <= 40


def test_nothing_is_lost_in_wrapping():
    text = "请在 2023-03-21 之前，复制 Ab-123。" * 9
    assert wrap(text).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_a_path_stays_whole_so_that_it_can_be_copied():
    path = "/home/" + "x" * 120 + "/case.json"
    assert path in wrap(f"Go on with {path} now")


def test_a_line_never_begins_with_a_chinese_comma():
    assert not [line for line in wrap("样例，" * 50, 30).splitlines() if line.startswith("，")]


def test_two_marks_in_a_row_stay_with_the_words_before_them_and_within_the_terminal():
    for length in range(40):
        lines = wrap("样" * length + "（程序规定第十七条）。" * 4).splitlines()
        assert max(get_cwidth(line) for line in lines) <= 78
        assert not [line for line in lines if line[0] in "）。"]


def test_indentation_and_empty_lines_stay():
    assert wrap("\n  1. one") == "\n  1. one"


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\u202e", "\udcff", "\x9b", "\u200b"])
def test_what_could_steer_a_terminal_is_replaced(char):
    assert char not in harmless(f"a{char}b")
    assert char not in fit(f"a{char}b")


def test_the_running_line_shows_its_keys_however_long_the_section_is_called(case_path):
    for text in play(case_path, "officer").said:
        if text.startswith("["):
            assert text.endswith("? help < back ! overview")
