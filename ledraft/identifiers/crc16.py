"""Addresses that end in a CRC-16/XMODEM: Stellar (SEP-23) and TON (TEP-2)."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from ledraft.identifiers.slips import alphabet_slip
from ledraft.identifiers.verdict import GOOD, Verdict, bad

_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_STRKEY_LENGTHS = {"G": 56, "M": 69}
_TON_LENGTH = 48
# TEP-2: bounceable and non-bounceable; 0x80 is added for test networks.
_TON_TAGS = frozenset({0x11, 0x51})
_TON_TEST = 0x80


def check_strkey(value: str, _form: Mapping[str, Any]) -> Verdict:
    """Check a Stellar account (G…) or multiplexed account (M…): Base32, then a CRC in little-endian order."""
    if not set(value) <= set(_BASE32):
        return bad("alphabet", alphabet_slip(value, _BASE32))
    if len(value) != _STRKEY_LENGTHS[value[0]]:
        return bad("length", "cut_short")
    raw = base64.b32decode(value + "=" * (-len(value) % 8))
    right = binascii.crc_hqx(raw[:-2], 0).to_bytes(2, "little") == raw[-2:]
    return GOOD if right else bad("checksum", "one_character")


def check_ton(value: str, _form: Mapping[str, Any]) -> Verdict:
    """Check a TON address in its user-friendly form: 36 bytes of Base64, the last two a CRC in big-endian
    order.
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]+|[A-Za-z0-9+/]+", value):
        return bad("alphabet")
    if len(value) != _TON_LENGTH:
        return bad("length", "cut_short")
    raw = base64.b64decode(value, altchars=b"-_" if re.search("[-_]", value) else None)
    if binascii.crc_hqx(raw[:-2], 0).to_bytes(2, "big") != raw[-2:]:
        return bad("checksum", "one_character")
    if raw[0] - _TON_TEST in _TON_TAGS:
        return bad("testnet")
    return GOOD if raw[0] in _TON_TAGS else bad("format")
