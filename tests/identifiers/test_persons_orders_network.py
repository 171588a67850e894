"""Identity numbers, order ids, IP addresses, URLs, hosts, document numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from ledraft.identifiers.docnumber import check_document_number
from ledraft.identifiers.network import check_ip, check_url, host_of, lookalike
from ledraft.identifiers.order import check_client_order_id, check_order_id, looks_alike
from ledraft.identifiers.person import check_police_number, check_resident_id, check_uscc, mask_id
from ledraft.identifiers.verdict import Verdict

SAMPLE = "11010519491231002X"
# binance with a Cyrillic a, as a resolver sees it.
PUNYCODE = "xn--" + "binаnce".encode("punycode").decode() + ".com"


def with_check_digit(seventeen: str) -> str:
    return seventeen + ric.calc_check_digit(seventeen + "0")


@pytest.mark.parametrize("value", [SAMPLE, SAMPLE.lower()])
def test_the_standards_own_resident_number_passes(value: str) -> None:
    assert check_resident_id(value) == Verdict(True, "ok")


@pytest.mark.parametrize(
    "value, code, slip",
    [
        ("110105194912310021", "checksum", "one_character"),
        ("11010519491231002", "length", "cut_short"),
        ("1101051949123100ZX", "alphabet", ""),
        ("11O10519491231002X", "alphabet", "zero_or_O"),
        ("110105********002X", "alphabet", "cut_in_middle"),
        (with_check_digit("11010519490231002"), "birth_date", ""),
        (" ", "blank", ""),
    ],
)
def test_a_broken_resident_number_is_refused_with_its_reason(value: str, code: str, slip: str) -> None:
    assert check_resident_id(value) == Verdict(False, code, slip)


def test_a_residence_permit_passes_with_a_note() -> None:
    assert check_resident_id(with_check_digit("81000019800101001")) == Verdict(True, "residence_permit")


def test_a_region_unknown_at_birth_passes_with_a_note() -> None:
    assert check_resident_id(with_check_digit("11990019800101001")) == Verdict(True, "region_code")


@given(st.integers(0, 16), st.integers(1, 9))
@settings(max_examples=60)
def test_a_resident_number_with_one_wrong_digit_never_passes(index: int, step: int) -> None:
    wrong = str((int(SAMPLE[index]) + step) % 10)
    assert not check_resident_id(SAMPLE[:index] + wrong + SAMPLE[index + 1 :]).ok


def test_a_unified_social_credit_code_is_checked_by_its_check_character() -> None:
    assert check_uscc("91110000600037341L") == Verdict(True, "ok")
    assert check_uscc("91110000600037342L") == Verdict(False, "checksum", "one_character")
    assert check_uscc("9111000060003734") == Verdict(False, "length", "cut_short")
    assert check_uscc("9111OOOO600037341L") == Verdict(False, "alphabet", "zero_or_O")
    assert check_uscc("A1110000600037341L").code == "format"


def test_a_police_number_of_unusual_length_is_noted_and_not_refused() -> None:
    assert [check_police_number(n).code for n in ("123456", "1234567", "12345", "鞍警123")] == [
        "ok",
        "ok",
        "police_number",
        "police_number",
    ]


def test_an_identity_number_is_masked_to_six_and_four() -> None:
    assert mask_id(SAMPLE) == "110105****002X"
    assert mask_id("1234567890123") == mask_id("E1234567") == "****"


@pytest.mark.parametrize("value", ["421499824684903149", "8389765", "fa2b7c1e-0001-4d3e-9f00-aabbccddeeff"])
def test_an_order_id_of_usual_shape_passes(value: str) -> None:
    assert check_order_id(value) == Verdict(True, "ok")


@pytest.mark.parametrize(
    "value, code, slip",
    [
        ("4.214998E+17", "alphabet", "spreadsheet_rounded"),
        ("4.214998246849032e+17", "alphabet", "spreadsheet_rounded"),
        ("421499824684903000", "format", "spreadsheet_rounded"),
        ("421499824684903149.0", "format", "spreadsheet_rounded"),
        ("42149982468490 3149", "alphabet", "inner_space"),
        ("4214998…3149", "alphabet", "cut_in_middle"),
        ("订单421", "alphabet", ""),
        ("", "blank", ""),
    ],
)
def test_what_a_spreadsheet_does_to_an_order_id_is_named(value: str, code: str, slip: str) -> None:
    assert check_order_id(value) == Verdict(False, code, slip)


def test_one_or_two_zeros_at_the_end_are_only_noted() -> None:
    assert check_order_id("4214998246849030") == Verdict(True, "maybe_rounded", "spreadsheet_rounded")


def test_a_client_order_id_may_hold_letters_and_marks() -> None:
    assert check_client_order_id("web_aB3dE6gH9jK2mN5pQ8sT1v").ok
    assert check_client_order_id("x" * 37).code == "long_number"
    assert check_client_order_id("a,b").code == "alphabet"


@pytest.mark.parametrize("pair", [("aB3", "ab3"), ("x0O", "xO0"), ("a1l", "aIi"), ("web_O1", "WEB_0l")])
def test_two_ids_that_differ_in_case_or_in_zero_and_one_look_alike(pair: tuple[str, str]) -> None:
    assert looks_alike(*pair)
    assert looks_alike(*reversed(pair))


def test_the_same_id_and_quite_another_do_not_look_alike() -> None:
    assert not looks_alike("aB3", "aB3")
    assert not looks_alike("aB3", "aB4")


@pytest.mark.parametrize("value", ["192.0.2.1", "2001:db8::1"])
def test_an_ip_address_passes(value: str) -> None:
    assert check_ip(value).ok


@pytest.mark.parametrize(
    "value, code, slip",
    [
        ("１92.0.2.1", "alphabet", "full_width"),
        ("192.0.02.1", "leading_zero", ""),
        ("192.0.2.0/24", "network", ""),
        ("192.0.2.1:8080", "port", ""),
        ("192.0.2,1", "format", "comma_for_dot"),
        ("192.0.2.256", "format", ""),
        ("192.0.2", "format", ""),
        ("192.0.2.1/x", "format", ""),
        ("192.0.2.1\n", "alphabet", "line_break"),
    ],
)
def test_a_broken_ip_address_is_refused_with_its_reason(value: str, code: str, slip: str) -> None:
    assert check_ip(value) == Verdict(False, code, slip)


@pytest.mark.parametrize("value", ["https://specbot.example/a?b=%E4%BD%A0#c", "http://192.0.2.1:80/", "HTTPS://公安.中国/"])
def test_a_whole_url_passes(value: str) -> None:
    assert check_url(value).ok


@pytest.mark.parametrize(
    "value, code, slip",
    [
        ("https://specbot.example/%B%D%A3", "escape", ""),
        ("https://specbot.example/50%", "escape", ""),
        ("https://specbot.example/a b", "alphabet", "inner_space"),
        ("specbot.example/a", "scheme", ""),
        ("https:///a", "format", ""),
        ("https://[::1/a", "format", ""),
        ("https://binаnce.com/", "look_alike", "look_alike"),
        (f"https://{PUNYCODE}/", "look_alike", "look_alike"),
    ],
)
def test_a_broken_url_is_refused_with_its_reason(value: str, code: str, slip: str) -> None:
    assert check_url(value) == Verdict(False, code, slip)


def test_the_host_of_a_url_is_found_in_lower_case() -> None:
    assert (host_of("https://App.Specbot.Example:8/x"), host_of("https://[::1/a")) == ("app.specbot.example", "")


TRUSTED = ["binance.com", "app.kodexglobal.com"]


@pytest.mark.parametrize(
    "host, imitated",
    [
        ("binnance.com", "binance.com"),
        ("binanc.com", "binance.com"),
        ("bniance.com", "binance.com"),
        ("blnance.com", "binance.com"),
        ("binаnce.com", "binance.com"),
        (PUNYCODE, "binance.com"),
        ("www.b1nance.com", "binance.com"),
        ("binance.com.login.example", "binance.com"),
        ("app.kodexgl0bal.com", "app.kodexglobal.com"),
        ("binance.com", None),
        ("WWW.Binance.com.", None),
        ("app.kodexglobal.com", None),
        ("specbot.example", None),
    ],
)
def test_a_host_that_imitates_a_trusted_one_is_found(host: str, imitated: str | None) -> None:
    assert lookalike(host, TRUSTED) == imitated


@pytest.mark.parametrize(
    "value, code",
    [
        ("鞍公(刑)立字〔2023〕12号", "ok"),
        ("京海公立字〔2024〕第0567号", "ok"),
        ("杭西公(刑)立字[2020]03503", "brackets"),
        ("鞍公（刑）立字（2023）12号", "brackets"),
        ("×公（×）调证字〔2024〕5号", "ok"),
        ("鞍公东函〔2023〕5号", "ok"),
        ("鞍公批〔2023〕9号", "ok"),
    ],
)
def test_a_police_document_number_passes_and_wrong_brackets_are_noted(value: str, code: str) -> None:
    assert check_document_number(value) == Verdict(True, code)


@pytest.mark.parametrize(
    "value, code, slip",
    [
        ("（2019）京0105刑初2172号", "court_number", ""),
        ("A2103020000002023030001", "document_number", ""),
        ("鞍公（刑）立〔2023〕12号", "document_number", ""),
        ("鞍公(刑)立字〔２０２３〕12号", "document_number", "full_width"),
        ("", "blank", ""),
    ],
)
def test_what_is_no_police_document_number_is_told(value: str, code: str, slip: str) -> None:
    assert check_document_number(value) == Verdict(False, code, slip)
