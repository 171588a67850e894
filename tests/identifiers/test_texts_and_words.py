"""Hidden characters, radicals, countries, and the words of every verdict."""

import re
from pathlib import Path

import pytest

from ledraft import resources
from ledraft.identifiers.country import country_code, country_codes, country_name
from ledraft.identifiers.text import cjk_radicals, hidden_characters
from ledraft.identifiers.verdict import Verdict, bad, explain

TEXTS = resources.toml("verdicts.toml")


@pytest.mark.parametrize(
    "char, kind",
    [
        ("\ud800", "surrogate"),
        ("\x00", "control"),
        ("\x1b", "control"),
        ("\u202e", "bidi"),
        ("\u200f", "bidi"),
        ("\u200b", "zero_width"),
        ("\ufeff", "zero_width"),
        ("\ufffe", "noncharacter"),
        ("\U0001ffff", "noncharacter"),
        ("\ufdd0", "noncharacter"),
        ("\ue000", "private_use"),
    ],
)
def test_a_hidden_character_is_found_with_its_place_and_kind(char: str, kind: str) -> None:
    assert hidden_characters(f"王{char}某") == [(1, kind)]


def test_ordinary_text_hides_nothing() -> None:
    assert hidden_characters("王某某\tWANG Moumou\r\n𠮷〇—") == []


def test_radicals_from_a_pdf_are_traced_to_their_ideographs() -> None:
    assert cjk_radicals("⻜机和⼈⺠") == [(0, "⻜", "飞"), (3, "⼈", "人"), (4, "⺠", "民")]
    assert cjk_radicals("飞机和人民") == []


@pytest.mark.parametrize("section", ["codes", "slips"])
def test_every_code_and_slip_has_its_words_in_both_languages(section: str) -> None:
    for texts in TEXTS[section].values():
        assert texts["zh"].endswith("。")
        assert texts["en"].endswith(".")


def test_every_code_and_slip_that_the_checks_can_give_is_in_the_data_file() -> None:
    sources = "".join(p.read_text("utf-8") for p in Path(resources.data("..") / "identifiers").glob("*.py"))
    given = set(re.findall(r'(?:bad\(|Verdict\((?:True|False), )"(\w+)"', sources))
    assert given <= set(TEXTS["codes"])
    assert {"checksum", "not_for_chain", "service_number"} <= given


def test_an_explanation_joins_reason_and_slip_in_either_language() -> None:
    verdict = bad("checksum", "one_character")
    assert explain(verdict, "zh").startswith("校验不通过")
    assert explain(verdict, "en").endswith("copy it again rather than typing it.")
    assert explain(Verdict(True, "ok"), "en") == "Nothing speaks against it."


@pytest.mark.parametrize(
    "text, code",
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("中国", "CN"),
        ("China", "CN"),
        ("中华人民共和国", "CN"),
        ("  mainland   china ", "CN"),
        ("香港", "HK"),
        ("中国香港", "HK"),
        ("Hong Kong SAR, China", "HK"),
        ("台湾", "TW"),
        ("塞舌尔", "SC"),
        ("UK", "GB"),
        ("Atlantis", None),
        ("", None),
        ("ZZ", None),
        ("UN", None),
    ],
)
def test_a_country_is_known_by_code_name_or_alias(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_our_wording_of_hong_kong_macao_and_taiwan_comes_first() -> None:
    assert [country_name(code, "zh") for code in ("HK", "MO", "TW")] == ["中国香港", "中国澳门", "中国台湾"]
    assert [country_name(code, "en") for code in ("hk", "mo")] == ["Hong Kong SAR, China", "Macao SAR, China"]


def test_every_country_has_a_name_in_both_languages_and_is_found_by_it() -> None:
    for code in country_codes():
        assert country_code(country_name(code, "zh")) == country_code(country_name(code, "en")) == code
