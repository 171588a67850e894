"""Addresses in Bech32 and Bech32m: BIP-173 (segwit version 0, Cosmos, …) and BIP-350 (Taproot and later)."""

from collections.abc import Mapping
from typing import Any

from bech32m import DecodeError, decode
from bech32m.codecs import CHARSET, Encoding, bech32_decode, convertbits

from ledraft.identifiers.slips import alphabet_slip, checksum_slip
from ledraft.identifiers.verdict import GOOD, Verdict, bad

# Characters after the separator for 20 and for 32 bytes; segwit puts one for its version before them.
_ACCOUNT_LENGTHS = frozenset({38, 58})
_SEGWIT_LENGTHS = frozenset({39, 59})
_ACCOUNT_BYTES = frozenset({20, 32})


def check_segwit(value: str, form: Mapping[str, Any]) -> Verdict:
    """Check a segwit address whose human-readable part is `form["hrp"]`; mixed case is refused (BIP-173)."""
    verdict, encoding = _read(value, form["hrp"], _SEGWIT_LENGTHS)
    if encoding is None:
        return verdict
    try:
        decode(form["hrp"], value)
    except DecodeError:
        return bad("checksum_kind" if _wrong_kind(value, form["hrp"], encoding) else "length")
    return GOOD


def check_bech32(value: str, form: Mapping[str, Any]) -> Verdict:
    """Check an account address of a Cosmos-like chain: plain Bech32 over 20 or 32 bytes."""
    verdict, encoding = _read(value, form["hrp"], _ACCOUNT_LENGTHS)
    if encoding is None:
        return verdict
    if encoding is not Encoding.BECH32:
        return bad("checksum")
    try:
        account = convertbits(bytes(bech32_decode(value)[1]), 5, 8, pad=False)
    except DecodeError:
        return bad("length")
    return GOOD if len(account) in _ACCOUNT_BYTES else bad("length", "cut_short")


def _read(value: str, hrp: str, usual_lengths: frozenset[int]) -> tuple[Verdict, Encoding | None]:
    """Why the text is not Bech32 at all, or which of the two checksums it carries."""
    if value not in (value.lower(), value.upper()):
        return bad("format", "letter_case"), None
    data = value.lower()[len(hrp) + 1 :]
    if not set(data) <= set(CHARSET):
        return bad("alphabet", alphabet_slip(data, CHARSET)), None
    try:
        return GOOD, bech32_decode(value)[2]
    except DecodeError:
        wrong_length = len(data) not in usual_lengths
        return bad("length" if wrong_length else "checksum", checksum_slip(wrong_length)), None


def _wrong_kind(value: str, hrp: str, encoding: Encoding) -> bool:
    version = CHARSET.find(value.lower()[len(hrp) + 1])
    return bool((encoding is Encoding.BECH32) != (version == 0))
