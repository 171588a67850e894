"""Where a name can be spelt in several ways, its bearer chooses."""

import pytest

from ledraft.names.pinyin import family_spellings, given_spellings
from ledraft.wizard.screen import Move
from tests.wizard.drive import load, play

FAMILY, FAMILY_EN = "Reporter's family name (in Chinese)", "Reporter's family name (in English)"


@pytest.mark.parametrize(
    "zh, spelt",
    [
        ("王", ("WANG",)),
        ("吕", ("LYU", "LÜ", "LV")),
        ("单", ("SHAN", "DAN", "CHAN")),
        ("曾", ("ZENG", "CENG")),
        ("欧阳", ("OUYANG",)),
        ("John", ()),
    ],
)
def test_a_surname_has_these_spellings(zh, spelt):
    assert family_spellings(zh) == spelt


def test_a_given_name_has_the_readings_that_names_have():
    assert given_spellings("长乐") == ("Changle", "Zhangle", "Changyue")
    assert given_spellings("伟") == ("Wei",)


def test_the_bearer_chooses_and_nothing_is_chosen_beforehand(case_path):
    player = play(case_path, scripted={FAMILY: ["吕"], FAMILY_EN: ["LV"]})
    assert (FAMILY_EN, "") in player.asked
    assert load(case_path).reporter.name.family.en == "LV"


def test_a_spelling_of_ones_own_can_be_typed(case_path):
    play(case_path, scripted={FAMILY: ["单"], FAMILY_EN: ["", "SHAN"]})
    assert load(case_path).reporter.name.family.en == "SHAN"


def test_the_choice_can_stay_open(case_path):
    play(case_path, scripted={FAMILY: ["单"], FAMILY_EN: [Move.BLANK]})
    assert load(case_path).reporter.name.family.en == ""
