"""Transaction hashes: their form is all that can be checked."""

import base58
import pytest

from ledraft.identifiers.chain import check_txid
from ledraft.identifiers.verdict import Verdict

HEX = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
FORM_ONLY = Verdict(True, "format_only")


@pytest.mark.parametrize(
    "chain, value",
    [
        ("BTC", HEX),
        ("TRC20", HEX),
        ("XRP", HEX.upper()),
        ("ETH", "0x" + HEX),
        ("SOL", base58.b58encode(bytes(range(1, 65))).decode()),
        ("TON", HEX),
    ],
)
def test_a_hash_in_the_form_of_its_chain_passes_in_form_only(chain: str, value: str) -> None:
    assert check_txid(chain, value) == FORM_ONLY


@pytest.mark.parametrize(
    "chain, value, code, slip",
    [
        ("ETH", HEX, "format", "prefix_missing"),
        ("BTC", "0x" + HEX, "format", "prefix_extra"),
        ("BTC", HEX[:-3], "length", "cut_short"),
        ("BTC", HEX[:-1] + "O", "alphabet", "zero_or_O"),
        ("BTC", HEX[:-1] + "l", "alphabet", "one_or_l"),
        ("BTC", HEX[:10] + "..." + HEX[-10:], "alphabet", "cut_in_middle"),
        ("BTC", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "address_not_txid", ""),
        ("ETH", "Internal transfer 1234567", "off_chain", ""),
        ("TRX", "站内转账", "off_chain", ""),
        ("BTC", "", "blank", ""),
    ],
)
def test_a_broken_hash_is_refused_with_its_reason(chain: str, value: str, code: str, slip: str) -> None:
    assert check_txid(chain, value) == Verdict(False, code, slip)
