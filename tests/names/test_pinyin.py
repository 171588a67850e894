"""Names in Latin letters: surnames read as surnames, joined by the standard's rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.names.pinyin import family_spellings, given_spellings, misspelt, romanised


@pytest.mark.parametrize(
    "family, given, first, second",
    [
        ("王", "某某", "WANG", "Moumou"),
        ("单", "田芳", "SHAN", "Tianfang"),
        ("曾", "志伟", "ZENG", "Zhiwei"),
        ("仇", "英", "QIU", "Ying"),
        ("解", "晓东", "XIE", "Xiaodong"),
        ("区", "志强", "OU", "Zhiqiang"),
        ("查", "良镛", "ZHA", "Liangyong"),
        ("朴", "树", "PIAO", "Shu"),
        ("缪", "斯", "MIAO", "Si"),
        ("覃", "明", "QIN", "Ming"),
        ("盖", "明", "GE", "Ming"),
        ("翟", "天临", "ZHAI", "Tianlin"),
        ("种", "师道", "CHONG", "Shidao"),
        ("折", "可适", "SHE", "Keshi"),
        ("繁", "钦", "PO", "Qin"),
        ("万俟", "卨", "MOQI", "Xie"),
        ("尉迟", "恭", "YUCHI", "Gong"),
        ("单于", "明", "CHANYU", "Ming"),
        ("澹台", "灭明", "TANTAI", "Mieming"),
        ("拓跋", "明", "TUOBA", "Ming"),
        ("欧阳", "修", "OUYANG", "Xiu"),
        ("上官", "婉儿", "SHANGGUAN", "Wan'er"),
        ("张", "西安", "ZHANG", "Xi'an"),
        ("吕", "布", "LYU", "Bu"),
        ("欧", "阳", "OU", "Yang"),
    ],
)
def test_surnames_are_read_as_surnames_and_both_parts_are_joined_by_the_standard(
    family: str, given: str, first: str, second: str
) -> None:
    assert family_spellings(family)[0] == first
    assert given_spellings(given)[0] == second


def test_the_umlaut_is_offered_in_the_passports_and_in_the_books_way() -> None:
    assert family_spellings("吕")[:2] == ("LYU", "LÜ")


def test_a_surname_with_two_readings_offers_both() -> None:
    assert family_spellings("覃")[:2] == ("QIN", "TAN")


@pytest.mark.parametrize("name", ["买买提·艾力", "John Smith", ""])
def test_no_spelling_is_offered_for_what_is_not_han(name: str) -> None:
    assert family_spellings(name) == ()
    assert given_spellings(name) == ()


def test_a_character_without_a_known_reading_is_neither_spelt_nor_called_misspelt() -> None:
    assert family_spellings("\U00020bb7") == ()
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
    spellings = [(f, g) for f in family_spellings(family) for g in given_spellings(given_zh)]
    assert not any(misspelt(family + given_zh, f"{f} {g}") for f, g in spellings)


def test_the_list_of_surnames_is_long_enough_to_be_of_use() -> None:
    assert len(resources.toml("surnames.toml")["single"]) >= 45
