"""Addresses in Base58: with the double SHA-256 checksum (Bitcoin, TRON, XRP Ledger …) or bare (Solana)."""

from collections.abc import Mapping
from typing import Any

import base58

from ledraft.identifiers.slips import alphabet_slip, checksum_slip
from ledraft.identifiers.verdict import GOOD, Verdict, bad

_ALPHABETS = {"bitcoin": base58.BITCOIN_ALPHABET, "ripple": base58.XRP_ALPHABET}
_PAYLOAD, _CHECKSUM = 20, 4


def check_base58check(value: str, form: Mapping[str, Any]) -> Verdict:
    """Check a Base58Check address; `form` holds `versions` (hex) and perhaps `alphabet` ("bitcoin" or
    "ripple").

    A right checksum under another version byte is an address of another chain: "not_for_chain".
    """
    alphabet = _ALPHABETS[form.get("alphabet", "bitcoin")]
    raw = decode(value, alphabet)
    if raw is None:
        lower = value == value.lower()
        return bad("alphabet", "letter_case" if lower else alphabet_slip(value, alphabet.decode()))
    try:
        payload = base58.b58decode_check(value, alphabet=alphabet)
    except ValueError:
        return _broken(raw, form)
    versions = [bytes.fromhex(version) for version in form["versions"]]
    known = any(payload.startswith(v) and len(payload) == len(v) + _PAYLOAD for v in versions)
    return GOOD if known else bad("not_for_chain")


def check_bare(value: str, form: Mapping[str, Any]) -> Verdict:
    """Check a Base58 value without checksum that decodes to `form["bytes"]` bytes."""
    raw = decode(value, base58.BITCOIN_ALPHABET)
    if raw is None:
        return bad("alphabet", alphabet_slip(value, base58.BITCOIN_ALPHABET.decode()))
    return Verdict(True, "format_only") if len(raw) == form["bytes"] else bad("length", "cut_short")


def decode(value: str, alphabet: bytes = base58.BITCOIN_ALPHABET) -> bytes | None:
    """The bytes that `value` stands for, None if a character is not of `alphabet`."""
    if not set(value) <= set(alphabet.decode()):
        return None
    return bytes(base58.b58decode(value, alphabet=alphabet))


def _broken(raw: bytes, form: Mapping[str, Any]) -> Verdict:
    right_lengths = {len(version) // 2 + _PAYLOAD + _CHECKSUM for version in form["versions"]}
    wrong_length = len(raw) not in right_lengths
    return bad("length" if wrong_length else "checksum", checksum_slip(wrong_length))
