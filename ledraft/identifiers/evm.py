"""Addresses of Ethereum and the chains that share its form: 20 bytes of hex, capital letters as checksum
(EIP-55).
"""

import re
from collections.abc import Mapping
from string import hexdigits
from typing import Any

from ledraft.identifiers.slips import alphabet_slip
from ledraft.identifiers.verdict import GOOD, Verdict, bad

_DIGITS = 40


def check_evm(value: str, _form: Mapping[str, Any]) -> Verdict:
    """Check an EVM address. One case throughout carries no checksum and is "format_only"."""
    if not value.startswith("0x"):
        return bad("format", _slip_of_prefix(value))
    digits = value[2:]
    if not set(digits) <= set(hexdigits):
        return bad("alphabet", alphabet_slip(digits, hexdigits))
    if len(digits) != _DIGITS:
        return bad("length", "cut_short")
    if digits in (digits.lower(), digits.upper()):
        return Verdict(True, "format_only")
    return GOOD if value == checksummed(value) else bad("checksum", "one_character")


def _slip_of_prefix(value: str) -> str:
    if value.startswith("0X"):
        return "prefix_capital"
    return "prefix_missing" if re.fullmatch("[0-9a-fA-F]{40}", value) else ""


def checksummed(address: str) -> str:
    """`address` ("0x" and 40 hex digits) with the capitals that EIP-55 prescribes. For comparing, never for
    storing.
    """
    digits = address[2:].lower()
    from Cryptodome.Hash import keccak  # loads a C library; only mixed-case addresses need it

    nibbles = keccak.new(digest_bits=256, data=digits.encode()).hexdigest()
    return "0x" + "".join(c.upper() if int(n, 16) > 7 else c for c, n in zip(digits, nibbles, strict=False))
