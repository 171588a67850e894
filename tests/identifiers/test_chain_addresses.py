"""Addresses: the published vectors of each standard pass, and a broken checksum never does."""

import base64
import binascii

import base58
import pytest
from bech32m.codecs import Encoding, bech32_encode, convertbits
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.identifiers.chain import chain_id, chain_ids, check_address, memo_name, needs_memo
from ledraft.identifiers.verdict import Verdict

BIP_173 = [
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
]
BIP_350 = [
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
    "BC1SW50QGDZ25J",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
]
TEST_NETWORK = [
    "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
    "tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy",
    "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
]
# BIP-350, "test vectors for invalid addresses", those that name the main network.
BIP_350_INVALID = [
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
    "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
    "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
    "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
    "bc1pw5dgrnzv",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
    "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
    "bc1gmk9yu",
    "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4",
]
# The examples of EIP-55 itself.
EIP_55 = [
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
]
GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
PAY_TO_SCRIPT = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
USDT_ON_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
SYSTEM_OF_SOLANA = "So11111111111111111111111111111111111111112"
XRP_ACCOUNT_ONE = "rrrrrrrrrrrrrrrrrrrrBZbvji"
STELLAR = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"


@pytest.mark.parametrize("address", [*BIP_173, *BIP_350, GENESIS, PAY_TO_SCRIPT])
def test_the_published_bitcoin_addresses_pass(address: str) -> None:
    assert check_address("BTC", address) == Verdict(True, "ok")


@pytest.mark.parametrize("address", BIP_350_INVALID)
def test_the_published_broken_bitcoin_addresses_are_refused(address: str) -> None:
    assert not check_address("BTC", address).ok


@pytest.mark.parametrize("address", TEST_NETWORK)
def test_an_address_of_the_test_network_is_named_as_such(address: str) -> None:
    assert check_address("BTC", address).code == "testnet"


def test_a_taproot_address_with_the_old_checksum_is_told_apart_from_a_typing_error() -> None:
    assert check_address("BTC", BIP_350_INVALID[0]).code == "checksum_kind"


def test_mixed_case_is_refused_in_bech32() -> None:
    assert check_address("BTC", BIP_350_INVALID[-1]) == Verdict(False, "format", "letter_case")


@pytest.mark.parametrize("address", EIP_55)
def test_the_examples_of_eip_55_pass_on_every_chain_of_that_family(address: str) -> None:
    assert {check_address(chain, address).code for chain in ("ETH", "BEP20", "polygon", "ARB", "op")} == {"ok"}


def test_an_ethereum_address_in_small_letters_is_right_in_form_only() -> None:
    assert check_address("ETH", EIP_55[0].lower()) == Verdict(True, "format_only")


@pytest.mark.parametrize(
    "chain, address",
    [
        ("TRON", USDT_ON_TRON),
        ("XRP", XRP_ACCOUNT_ONE),
        ("XLM", STELLAR),
        ("LTC", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"),
        ("DOGE", "DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD"),
        ("TON", "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF"),
        ("ATOM", bech32_encode("cosmos", bytes(convertbits(bytes(range(20)), 8, 5)), Encoding.BECH32)),
    ],
)
def test_addresses_of_other_chains_pass_by_their_checksum(chain: str, address: str) -> None:
    assert check_address(chain, address) == Verdict(True, "ok")


@pytest.mark.parametrize(
    "chain, address", [("SOL", SYSTEM_OF_SOLANA), ("EOS", "binancecleos"), ("HBAR", "0.0.1234567"), ("APT", "0x" + "a" * 64)]
)
def test_an_address_without_checksum_is_right_in_form_only(chain: str, address: str) -> None:
    assert check_address(chain, address) == Verdict(True, "format_only")


@pytest.mark.parametrize(
    "chain, address",
    [("ETH", USDT_ON_TRON), ("TRON", EIP_55[0]), ("BTC", EIP_55[1]), ("TRC20", GENESIS), ("BTC", SYSTEM_OF_SOLANA)],
)
def test_an_address_of_another_chain_is_named_as_such(chain: str, address: str) -> None:
    assert check_address(chain, address) == Verdict(False, "not_for_chain")


def test_a_transaction_hash_in_place_of_an_address_is_named_as_such() -> None:
    assert check_address("BTC", "ab" * 32).code == "txid_not_address"


@pytest.mark.parametrize(
    "value, slip",
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0", "zero_or_O"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNl", "one_or_l"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "one_character"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7", "cut_short"),
        ("1A1zP1…DivfNa", "cut_in_middle"),
        ("1A1zP1****DivfNa", "cut_in_middle"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa ", "trailing_space"),
        ("1A1zP1eP5QGefi2DMPTf TL5SLmv7DivfNa", "inner_space"),
        ("1A1zP1eP5QGefi2DMPTf\nTL5SLmv7DivfNa", "line_break"),
        ("1A1zP1eP5QGefi2DMPTf\u200bTL5SLmv7DivfNa", "zero_width"),
        ("１A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "full_width"),
        ("1А1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "look_alike"),
    ],
)
def test_the_slip_that_broke_an_address_is_named(value: str, slip: str) -> None:
    verdict = check_address("BTC", value)
    assert not verdict.ok
    assert verdict.slip == slip


def test_an_address_without_0x_is_told_so() -> None:
    assert check_address("ETH", EIP_55[0][2:]) == Verdict(False, "format", "prefix_missing")


def test_an_unknown_chain_is_said_rather_than_guessed() -> None:
    assert check_address("NOSUCHCHAIN", GENESIS) == Verdict(True, "unknown_chain")


def test_nothing_is_an_address() -> None:
    assert check_address("BTC", " \u3000").code == "blank"


@pytest.mark.parametrize("value", ["1", "bc1", "T", "0x", "r", "G", "EQ", "cosmos1", "\udcff", "0", "bc1q", "ltc1é"])
@pytest.mark.parametrize("chain", [chain for chain in chain_ids() if chain != "EOS"])
def test_scraps_are_refused_without_an_exception(chain: str, value: str) -> None:
    assert not check_address(chain, value).ok


@given(st.binary(min_size=20, max_size=20), st.data())
@settings(max_examples=60)
def test_a_base58check_address_with_one_wrong_character_never_passes(payload: bytes, data: st.DataObject) -> None:
    address = base58.b58encode_check(b"\x41" + payload).decode()
    assert check_address("TRX", address).ok
    index = data.draw(st.integers(1, len(address) - 1))
    wrong = data.draw(st.sampled_from(base58.BITCOIN_ALPHABET.decode()).filter(lambda c: c != address[index]))
    assert not check_address("TRX", address[:index] + wrong + address[index + 1 :]).ok


@given(st.sampled_from([*BIP_173[1:], BIP_350[3]]), st.data())
@settings(max_examples=60)
def test_a_bech32_address_with_one_wrong_character_never_passes(address: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(3, len(address) - 1))
    wrong = data.draw(st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l").filter(lambda c: c != address[index]))
    assert not check_address("BTC", address[:index] + wrong + address[index + 1 :]).ok


@given(st.sampled_from(EIP_55), st.data())
@settings(max_examples=60)
def test_an_ethereum_address_with_one_letter_in_the_wrong_case_never_passes(address: str, data: st.DataObject) -> None:
    index = data.draw(st.sampled_from([i for i, c in enumerate(address) if c.isalpha() and i > 1]))
    assert not check_address("ETH", address[:index] + address[index].swapcase() + address[index + 1 :]).ok


@given(st.text(max_size=70), st.sampled_from(chain_ids()))
@settings(max_examples=100)
def test_no_text_whatever_raises(value: str, chain: str) -> None:
    assert isinstance(check_address(chain, value), Verdict)


@pytest.mark.parametrize("chain", ["XRP", "XLM", "EOS", "ATOM", "TON", "ripple", "恒星币"])
def test_these_chains_need_a_memo(chain: str) -> None:
    assert needs_memo(chain)
    assert memo_name(chain, "en")


@pytest.mark.parametrize("chain", ["BTC", "ETH", "TRC20", "SOL", "unheard of"])
def test_these_do_not(chain: str) -> None:
    assert not needs_memo(chain)
    assert memo_name(chain, "zh") == ""


@pytest.mark.parametrize(
    "text, expected",
    [("TRC20", "TRX"), ("TRON (TRC-20)", "TRX"), ("比特币", "BTC"), ("BEP 20", "BSC"), ("ERC-20", "ETH"), ("?", None)],
)
def test_a_chain_is_found_by_the_names_exchanges_use(text: str, expected: str | None) -> None:
    assert chain_id(text) == expected


TON = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF"
COSMOS = bech32_encode("cosmos", bytes(convertbits(bytes(range(20)), 8, 5)), Encoding.BECH32)
COSMOS_SHORT = bech32_encode("cosmos", bytes(convertbits(bytes(range(5)), 8, 5)), Encoding.BECH32)
COSMOS_NEW_CHECKSUM = bech32_encode("cosmos", bytes(convertbits(bytes(range(20)), 8, 5)), Encoding.BECH32M)


@pytest.mark.parametrize(
    "chain, value, code, slip",
    [
        ("ETH", EIP_55[0][:-2], "length", "cut_short"),
        ("ETH", EIP_55[0][:-1] + "O", "alphabet", "zero_or_O"),
        ("XLM", STELLAR[:-1] + "A", "checksum", "one_character"),
        ("XLM", STELLAR[:-2], "length", "cut_short"),
        ("XLM", STELLAR[:-1] + "0", "alphabet", "zero_or_O"),
        ("TON", TON[:-1] + "G", "checksum", "one_character"),
        ("TON", TON[:-2], "length", "cut_short"),
        ("TON", TON[:-1] + "é", "alphabet", ""),
        ("ATOM", COSMOS[:-1] + ("q" if COSMOS[-1] != "q" else "p"), "checksum", "one_character"),
        ("ATOM", COSMOS_SHORT, "length", "cut_short"),
        ("ATOM", COSMOS_NEW_CHECKSUM, "checksum", ""),
    ],
)
def test_a_broken_address_of_another_chain_is_refused_with_its_reason(
    chain: str, value: str, code: str, slip: str
) -> None:
    assert check_address(chain, value) == Verdict(False, code, slip)


def test_a_ton_address_of_the_test_network_is_named_as_such() -> None:
    body = bytes([0x91]) + base64.urlsafe_b64decode(TON)[1:-2]
    address = base64.urlsafe_b64encode(body + binascii.crc_hqx(body, 0).to_bytes(2, "big")).decode()
    assert check_address("TON", address).code == "testnet"
