"""Telephone numbers and mailboxes of officers and reporters."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.identifiers.mail import check_email, mail_domain, mail_domain_kind
from ledraft.identifiers.phone import (
    check_phone,
    check_phone_type,
    international,
    phone_type,
    split_extension,
)
from ledraft.identifiers.verdict import Verdict


@pytest.mark.parametrize(
    "number, expected",
    [
        ("0412-1234567", "+86 412 123 4567"),
        ("0412 1234567", "+86 412 123 4567"),
        ("（０４１２）１２３４５６７", "+86 412 123 4567"),
        ("0086 412 1234567", "+86 412 123 4567"),
        ("+86 412 123 4567", "+86 412 123 4567"),
        ("(010)66262114", "+86 10 6626 2114"),
        ("13800138000", "+86 138 0013 8000"),
        ("008613800138000", "+86 138 0013 8000"),
        ("0412-1234567转801", "+86 412 123 4567 ext. 801"),
        ("0412-1234567 转分机 801", "+86 412 123 4567 ext. 801"),
        ("0412-1234567-801", "+86 412 123 4567 ext. 801"),
        ("0412-1234567 ext. 801", "+86 412 123 4567 ext. 801"),
        ("+86 412 123 4567 ext. 801", "+86 412 123 4567 ext. 801"),
        ("+852 2860 2000", "+852 2860 2000"),
    ],
)
def test_the_ways_people_write_a_number_come_to_one_form(number: str, expected: str) -> None:
    assert check_phone(number, "CN") == Verdict(True, "ok", normal=expected)
    assert international(number, "CN") == expected


@pytest.mark.parametrize("number", ["110", "112", "119", "12110", "95588", "0412-110", "0412 119"])
def test_a_service_number_is_not_a_subscribers_number(number: str) -> None:
    assert check_phone(number, "CN").code == "service_number"


@pytest.mark.parametrize(
    "number, country, code",
    [
        ("", "CN", "blank"),
        ("0412-12", "CN", "length"),
        ("+99912345678", "CN", "format"),
        ("0412-ABCDEFG", "CN", "alphabet"),
        ("0412-1234567\u200b", "CN", "alphabet"),
        ("0412-1234567", "ZZ", "region"),
        ("1380013800013800138000", "CN", "length"),
        ("+", "CN", "format"),
        ("1 " * 5000, "CN", "length"),
    ],
)
def test_a_number_that_cannot_be_called_is_refused_with_its_reason(number: str, country: str, code: str) -> None:
    verdict = check_phone(number, country)
    assert (verdict.ok, verdict.code) == (False, code)
    with pytest.raises(ValueError):
        international(number, country)


def test_the_type_is_read_from_the_numbering_plan() -> None:
    assert [phone_type(n, "CN") for n in ("13800138000", "0412-1234567", "400-820-8820", "110")] == [
        "mobile",
        "landline",
        None,
        None,
    ]


def test_a_mobile_number_stated_as_landline_is_a_mismatch() -> None:
    assert check_phone_type("13800138000", "landline", "CN") == Verdict(False, "type_mismatch")
    assert check_phone_type("0412-1234567转801", "landline", "CN").ok
    assert check_phone_type("400-820-8820", "landline", "CN").ok


def test_a_number_without_extension_keeps_its_hyphens() -> None:
    assert split_extension("0412-1234567") == ("0412-1234567", "")
    assert split_extension("138-0013-8000") == ("138-0013-8000", "")


@given(st.sampled_from(["CN", "HK", "US", "GB", "SG", "DE"]), st.integers(0, 9999))
@settings(max_examples=60)
def test_the_international_form_reads_back_to_itself(country: str, extension: int) -> None:
    example = phonenumbers.example_number(country)
    number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    once = international(f"{number} ext. {extension}", country)
    assert international(once, "CN") == once


@given(st.text(alphabet="0123456789０１２３+-() 转extx#分机号abc", max_size=30))
@settings(max_examples=100)
def test_no_text_whatever_raises(number: str) -> None:
    verdict = check_phone(number, "CN")
    assert verdict.ok is bool(verdict.normal)


@pytest.mark.parametrize(
    "address, code",
    [
        ("wang@as-gaj.gov.cn", "ok"),
        ("officer@agency.test", "ok"),
        ("officer@agency.example", "ok"),
        ("someone@qq.com", "free_mail"),
        ("someone@vip.163.com", "free_mail"),
        ("someone@263.net", "free_mail"),
        ("someone@gmail.com", "free_mail"),
    ],
)
def test_a_mailbox_passes_and_a_public_one_is_noted(address: str, code: str) -> None:
    assert check_email(address) == Verdict(True, code, normal=address)


@pytest.mark.parametrize(
    "address, code, slip",
    [
        ("wang＠agency.gov.cn", "syntax", "full_width"),
        ("wang@agency.gov.cn ", "syntax", "trailing_space"),
        ("wa ng@agency.gov.cn", "syntax", "inner_space"),
        ("wa***@qq.com", "syntax", "cut_in_middle"),
        ("wang@gоv.cn", "look_alike", "look_alike"),
        ("wang@agency", "syntax", ""),
        ("wang..li@agency.gov.cn", "syntax", ""),
        ("王某 <wang@agency.gov.cn>", "syntax", "inner_space"),
        ("wang@agency.invalid", "syntax", ""),
        ("", "blank", ""),
    ],
)
def test_a_broken_mailbox_is_refused_with_its_reason(address: str, code: str, slip: str) -> None:
    assert check_email(address) == Verdict(False, code, slip)


def test_an_ending_that_looks_official_is_a_hint() -> None:
    kinds = [mail_domain_kind(a) for a in ("a@as.gov.cn", "a@x.police.cn", "a@fakegov.cn", "a@qq.com", "a@x.example")]
    assert kinds == ["government", "government", "other", "free", "other"]


def test_the_domain_is_what_follows_the_last_at_sign() -> None:
    assert (mail_domain("Wang@Agency.GOV.cn"), mail_domain("none")) == ("agency.gov.cn", "")
