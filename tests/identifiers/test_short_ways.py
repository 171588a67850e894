"""Where ledraft answers without loading a library, it answers as the library does."""

import random
from pathlib import Path

import pytest
from email_validator import validate_email
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent

from ledraft import resources
from ledraft.identifiers import country, mail, person, regions
from ledraft.rules import wrapping

WORD = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)
ENDINGS = st.sampled_from(resources.toml("mail.toml")["plain_endings"])
COUNTIES = ["110105", "130204", "110104", "120110", "441900", "710000", "810000", "110199", "999999"]


@settings(max_examples=100)
@given(st.lists(WORD, min_size=1, max_size=3), st.sampled_from("._+-"), st.lists(WORD, min_size=1, max_size=3), ENDINGS)
def test_a_plain_mailbox_is_its_own_normal_form_to_the_library_too(
    local: list[str], mark: str, domain: list[str], ending: str
) -> None:
    address = f"{mark.join(local)}@{'.'.join(domain)}.{ending}"
    assert mail.check_email(address).ok
    found = validate_email(address, check_deliverability=False, test_environment=True)
    assert found.normalized == address == mail.check_email(address).normal


@pytest.mark.parametrize("address", ["a@b.local", "a..b@c.com", "-a@-b.com", "a@b--c.com.", "a@xn--zzzz.com", "a@b.onion"])
def test_what_is_not_plain_is_left_to_the_library(address: str) -> None:
    assert not mail.is_plain(address)


@pytest.mark.parametrize("code", COUNTIES)
def test_a_county_is_assigned_in_the_years_that_stdnum_knows(code: str) -> None:
    for year in range(1900, 2026, 3):
        assert regions.is_assigned(code, year) == _known_to_stdnum(f"{code}{year}01010010")


def test_a_list_of_counties_kept_elsewhere_is_asked_of_stdnum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "_file", lambda: Path("nowhere"))
    assert regions.is_assigned("110105", 1990)
    assert not regions.is_assigned("999999", 1990)


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_character_of_a_resident_number_is_the_librarys(digits: str) -> None:
    assert person.check_character(digits + "0") == ric.calc_check_digit(digits + "0")


@given(st.text(uscc._alphabet, min_size=17, max_size=17))
def test_the_check_character_of_a_company_code_is_the_librarys(characters: str) -> None:
    assert person.uscc_check_character(characters + "0") == uscc.calc_check_digit(characters)


def _known_to_stdnum(number: str) -> bool:
    try:
        ric.get_birth_place(number)
    except (InvalidComponent, KeyError):
        return False
    return True


def test_our_own_names_of_countries_contradict_no_code_and_are_all_found() -> None:
    for spelling, code in country.our_index().items():
        by_code = spelling.upper() if spelling.upper() in country.country_codes() else code
        assert country.country_code(spelling) == code == by_code


def test_the_short_list_names_china_as_the_long_one_does() -> None:
    for language in ("zh", "en"):
        assert country.country_name("cn", language) == country._names(language)["CN"]


def test_western_text_is_broken_like_any_other() -> None:
    chance = random.Random(7)
    for _round in range(2000):
        text = "".join(chance.choice("ab c “” '().-–…\t\né×") for _each in range(12))
        assert wrapping.pieces(text) == wrapping.any_piece().findall(text)
