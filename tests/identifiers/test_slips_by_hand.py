"""Slips as hands, PDF files and spreadsheets make them: each is named, in both languages, and no value is repeated."""

import pytest

from ledraft.identifiers import chain, mail, network, order, person, phone
from ledraft.identifiers.verdict import explain
from ledraft.rules.book.idn_02 import RULE as ORDERS
from ledraft.rules.book.idn_07 import RULE as ADDRESSES
from tests.rules.building import changed, complete, subject_of

BTC, ETH, TRX = (
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
)
HASH = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
SLIPS = [
    (chain.check_address, ("BTC", BTC.lower()), "letter_case"),
    (chain.check_address, ("BTC", BTC.replace("a", "O")), "zero_or_O"),
    (chain.check_address, ("BTC", BTC[:9] + "…" + BTC[-6:]), "cut_in_middle"),
    (chain.check_address, ("BTC", BTC + "。"), "punctuation"),
    (chain.check_address, ("BTC", "（" + BTC), "punctuation"),
    (chain.check_address, ("ETH", "O" + ETH[1:]), "zero_or_O"),
    (chain.check_address, ("ETH", "0X" + ETH[2:]), "prefix_capital"),
    (chain.check_address, ("ETH", "https://etherscan.io/address/" + ETH), "link"),
    (chain.check_address, ("TRX", TRX.lower()), "letter_case"),
    (chain.check_txid, ("BTC", "0x" + HASH), "prefix_extra"),
    (chain.check_txid, ("ETH", HASH), "prefix_missing"),
    (chain.check_txid, ("ETH", "https://etherscan.io/tx/0x" + HASH), "link"),
    (order.check_order_id, ("13,227,384,079",), "separators"),
    (order.check_order_id, ("'13227384079",), "separators"),
    (order.check_order_id, ("#13227384079",), "separators"),
    (order.check_order_id, ("https://www.binance.com/order/13227384079",), "link"),
    (order.check_order_id, ("13227384O79",), "zero_or_O"),
    (order.check_order_id, ("l3227384079",), "one_or_l"),
    (order.check_order_id, ("1.23457E+17",), "spreadsheet_rounded"),
    (order.check_client_order_id, ("SpecimenClientOrder001，",), "punctuation"),
    (person.check_uscc, ("91350100MO00100Y43",), "zero_or_O"),
    (phone.check_phone, ("5550100",), "area_code"),
    (phone.check_phone, ("1380000000",), "cut_short"),
    (phone.check_phone, ("138000000000",), "cut_short"),
    (phone.check_phone, ("13800O00000",), "zero_or_O"),
    (phone.check_phone, ("+86 138 0000 0000 / 139 0000 0000",), "two_values"),
    (mail.check_email, ("a@police,example",), "comma_for_dot"),
    (mail.check_email, ("a@police.example。",), "punctuation"),
    (mail.check_email, ("a@qq.con",), "ending"),
    (mail.check_email, ("mailto:a@police.example",), "around"),
    (mail.check_email, ("<a@police.example>",), "around"),
    (mail.check_email, ("a@police.example;b@police.example",), "two_values"),
    (network.check_url, ("https://www.binance.com。",), "punctuation"),
    (network.check_ip, ("192.0.2.1O",), "zero_or_O"),
    (network.check_ip, ("192,0,2,10",), "comma_for_dot"),
]


@pytest.mark.parametrize(("doctor", "arguments", "slip"), SLIPS)
def test_the_likely_slip_is_named_in_both_languages_and_the_value_is_not(doctor, arguments, slip):
    verdict = doctor(*arguments)
    assert verdict.slip == slip
    for language in ("zh", "en"):
        said = explain(verdict, language)
        assert arguments[-1] not in said
        assert len(said) > 10


@pytest.mark.parametrize("good", ["13227384079", "abc", "0x1f", "web_123", "1O", "A3227384O79"])
def test_an_id_with_letters_of_its_own_is_let_alone(good):
    assert order.check_order_id(good).code == "ok"


@pytest.mark.parametrize("address", ["192.168.1.1", "10.1.2.3", "127.0.0.1", "0.0.0.0", "fe80::1", "::1"])
def test_an_address_that_is_nobodys_on_the_internet_is_noted(address):
    assert network.check_ip(address).code == "private_ip"
    case = changed(complete(), [["$.identifiers.network[0].value", address]])
    found = [(hit.path, hit.severity) for hit in ADDRESSES.check(subject_of(case))]
    assert found == [("$.identifiers.network[0].value", "warning")]


@pytest.mark.parametrize("address", ["192.0.2.10", "203.0.113.7", "2001:db8::1", "101.36.0.1"])
def test_addresses_of_samples_and_of_others_are_not(address):
    assert network.check_ip(address).code == "ok"


def test_a_letter_among_digits_is_a_warning_since_some_exchange_may_write_so():
    case = changed(complete(), [["$.identifiers.orders[0].order_id", "13227384O79"]])
    assert [(hit.path, hit.severity) for hit in ORDERS.check(subject_of(case))] == [
        ("$.identifiers.orders[0].order_id", "warning")
    ]


def test_a_url_without_any_dot_leads_nowhere():
    assert not network.check_url("https://binance").ok
    assert network.check_url("https://[2001:db8::1]/").ok


def test_an_accent_does_not_hide_an_imitation():
    assert network.lookalike("bínance.com", ["binance.com"]) == "binance.com"
    assert network.lookalike("xn--bnance-3va.com", ["binance.com"]) == "binance.com"
