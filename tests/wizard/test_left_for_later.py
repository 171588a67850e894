"""What is passed over because another answer is open: never lost, never asked twice, always within reach."""

import json

import pytest

from ledraft import languages
from ledraft.wizard import progress
from ledraft.wizard.asking import title
from ledraft.wizard.questions import questions
from ledraft.wizard.run import converse
from ledraft.wizard.screen import Move
from tests.wizard.drive import Player, answers_by_title, load, play

NAME, NAME_EN = "报案人姓氏（中文）", "报案人姓氏（英文）"
ADDRESS, ADDRESS_EN = "报案人住址（中文）", "报案人住址（英文）"


def in_chinese(path, **scripted):
    """A victim's conversation in Chinese."""
    languages.use("zh")
    player = Player(answers_by_title("victim"), scripted=scripted)
    converse(path, "victim", player)
    return player.prompts


def test_in_chinese_the_english_half_of_a_text_left_open_is_not_asked(case_path):
    asked = in_chinese(case_path, **{ADDRESS: [Move.BLANK]})
    assert ADDRESS in asked
    assert ADDRESS_EN not in asked
    assert NAME_EN in asked


def test_going_back_passes_over_it_too(case_path):
    asked = in_chinese(case_path, **{ADDRESS: [Move.BLANK, "样例路"], "账户 UID": [Move.BACK, "1"]})
    at = asked.index("账户 UID")
    assert asked[at + 1 : at + 3] == [ADDRESS, ADDRESS_EN]


def test_the_overview_shows_it_open_and_takes_an_answer(case_path):
    script = {
        ADDRESS: [Move.BLANK],
        "账户 UID": [Move.REVIEW, "1"],
        "查看哪一节？": ["reporter", Move.BLANK],
        "修改哪一项？": ["$.reporter.address.en"],
        ADDRESS_EN: ["1 Yangli Road"],
    }
    in_chinese(case_path, **script)
    address = load(case_path).reporter.address
    assert (address.zh, address.en) == ("", "1 Yangli Road")


def test_an_english_half_that_is_answered_is_asked_as_ever(case_path):
    case_path.write_text(json.dumps({"reporter": {"address": {"en": "1 Yangli Road"}}}))
    question = next(q for q in questions("victim", {}) if q.path == "$.reporter.address.en")
    languages.use("zh")
    assert progress.is_waiting(question, {})
    assert not progress.is_waiting(question, json.loads(case_path.read_text()))


def test_on_an_english_screen_english_alone_can_be_typed(case_path):
    play(case_path, scripted={"Reporter's address (in Chinese)": [Move.BLANK], "Reporter's address (in English)": ["1 Yangli Road"]})
    address = load(case_path).reporter.address
    assert (address.zh, address.en) == ("", "1 Yangli Road")


def test_one_goes_on_at_the_chinese_half_not_at_the_english_one(case_path):
    languages.use("zh")
    data = {"role": "victim", "reporter": {"name": {"family": {"zh": "王"}}}}
    sequence = questions("victim", data)
    after = progress.after_last_answer(sequence, data, "victim")
    assert title(after) == NAME_EN
    assert title(progress.after_last_answer(sequence[sequence.index(after) + 1 :], data, "victim")) == "报案人名字（中文）"


def test_a_chinese_text_taken_back_in_the_overview_brings_up_no_other_question(case_path):
    script = {
        "案发开始时间": [Move.REVIEW, Move.BLANK],
        "查看哪一节？": ["incident", Move.BLANK],
        "修改哪一项？": ["$.incident.title.zh"],
        "案件名称（中文）": ["样例", Move.BLANK],
        "案件名称（英文）": [Move.BLANK],
    }
    asked = in_chinese(case_path, **script)
    at = asked.index("修改哪一项？")
    assert asked[at + 1 : at + 3] == ["案件名称（中文）", "查看哪一节？"]


@pytest.mark.parametrize("leave", [Move.BLANK, Move.BACK])
def test_an_answer_taken_back_whose_need_has_gone_is_not_asked_again(leave, case_path):
    case_path.write_text(json.dumps({"incident": {"authorisation": {"granted_by": "Fast API"}}}))
    script = {
        "Where do you want to go on?": ["first"],
        "Third party's program once authorised": [Move.BLANK, Move.BLANK],
        "How it was authorised": [Move.BLANK] if leave is Move.BLANK else [Move.BACK, Move.BLANK],
    }
    player = play(case_path, scripted=script)
    assert load(case_path).incident.authorisation.granted_by == ""
    assert player.prompts.count("How it was authorised") == (1 if leave is Move.BLANK else 2)
    assert "Permissions granted (in Chinese)" not in player.prompts
