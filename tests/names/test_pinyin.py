"""Names in Latin letters: surnames read as surnames, joined by the standard's rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.names.pinyin import NameSuggestion, misspelt, romanised, suggest


@pytest.mark.parametrize(
    "zh, family, given",
    [
        ("王某某", "Wang", "Moumou"),
        ("单田芳", "Shan", "Tianfang"),
        ("曾志伟", "Zeng", "Zhiwei"),
        ("仇英", "Qiu", "Ying"),
        ("解晓东", "Xie", "Xiaodong"),
        ("区志强", "Ou", "Zhiqiang"),
        ("查良镛", "Zha", "Liangyong"),
        ("朴树", "Piao", "Shu"),
        ("缪斯", "Miao", "Si"),
        ("覃明", "Qin", "Ming"),
        ("盖明", "Ge", "Ming"),
        ("翟天临", "Zhai", "Tianlin"),
        ("种师道", "Chong", "Shidao"),
        ("折可适", "She", "Keshi"),
        ("繁钦", "Po", "Qin"),
        ("万俟卨", "Moqi", "Xie"),
        ("尉迟恭", "Yuchi", "Gong"),
        ("单于明", "Chanyu", "Ming"),
        ("澹台灭明", "Tantai", "Mieming"),
        ("拓跋明", "Tuoba", "Ming"),
        ("欧阳修", "Ouyang", "Xiu"),
        ("上官婉儿", "Shangguan", "Wan'er"),
        ("张西安", "Zhang", "Xi'an"),
        ("吕布", "Lyu", "Bu"),
        ("欧阳", "Ou", "Yang"),
    ],
)
def test_a_name_is_taken_apart_and_spelt(zh: str, family: str, given: str) -> None:
    found = suggest(zh)
    assert (found.family_en, found.given_en) == (family, given)
    assert found.family_zh + found.given_zh == zh


def test_the_umlaut_is_offered_in_the_passports_and_in_the_books_way() -> None:
    assert ("Lü", "Bu") in suggest("吕布").alternatives


def test_a_surname_with_two_readings_offers_both() -> None:
    assert ("Tan", "Ming") in suggest("覃明").alternatives


def test_no_suggestion_is_made_for_a_name_that_is_not_han() -> None:
    assert suggest("买买提·艾力") == NameSuggestion("", "买买提·艾力", "", "")
    assert suggest("John Smith").family_en == ""


def test_a_character_without_a_known_reading_is_neither_spelt_nor_called_misspelt() -> None:
    assert suggest("\U00020bb7野").family_en == ""
    assert not misspelt("\U00020bb7野", "Yoshino")


@pytest.mark.parametrize(
    "zh, en",
    [
        ("王天佑", "WANG Tianyou"),
        ("王天佑", "Tianyou Wang"),
        ("欧阳修", "Xiu Ouyang"),
        ("张西安", "ZHANG Xi'an"),
        ("吕布", "LYU Bu"),
        ("吕布", "Lü Bu"),
        ("吕布", "LV BU"),
        ("曾志伟", "Zēng Zhìwěi"),
        ("尉迟恭", "Yuchi Gong"),
        ("买买提·艾力", "Memet Eli"),
        ("王某某", ""),
    ],
)
def test_every_allowed_spelling_is_let_pass(zh: str, en: str) -> None:
    assert not misspelt(zh, en)


@pytest.mark.parametrize("zh, en", [("王天佑", "WANG Tianyuo"), ("王天佑", "Wang Tian"), ("李某某", "WANG Moumou")])
def test_a_spelling_that_no_reading_allows_is_found(zh: str, en: str) -> None:
    assert misspelt(zh, en)


def test_words_come_with_their_own_readings() -> None:
    assert romanised("长安", {"长安": "chang an"}) == "Chang'an"
    assert romanised("人民") == "Renmin"


@given(
    st.sampled_from(sorted(resources.toml("surnames.toml")["single"]) + sorted(resources.toml("surnames.toml")["compound"])),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=2),
)
@settings(max_examples=100, deadline=None)
def test_no_suggestion_of_ours_is_ever_called_misspelt(family: str, given_zh: str) -> None:
    found = suggest(family + given_zh)
    spellings = [(found.family_en, found.given_en), *found.alternatives]
    assert not any(misspelt(family + given_zh, f"{f} {g}") for f, g in spellings)


def test_the_list_of_surnames_is_long_enough_to_be_of_use() -> None:
    assert len(resources.toml("surnames.toml")["single"]) >= 45
