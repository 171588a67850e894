"""Blockchain addresses and transaction hashes, by the chains of ledraft/data/chains.toml."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ledraft import resources
from ledraft.identifiers.base58 import check_bare, check_base58check
from ledraft.identifiers.bech32 import check_bech32, check_segwit
from ledraft.identifiers.crc16 import check_strkey, check_ton
from ledraft.identifiers.evm import check_evm
from ledraft.identifiers.slips import alphabet_slip, refused_at_sight
from ledraft.identifiers.verdict import Verdict, bad
from ledraft.languages import Language, pick

Form = Mapping[str, Any]


def chain_ids() -> tuple[str, ...]:
    """The ids of all known chains, in the order of the data file."""
    return tuple(_chains())


def chain_id(text: str) -> str | None:
    """The id of the chain that `text` names (id, Chinese or English name, alias such as "TRC20"), None if
    unknown.
    """
    return _aliases().get(_folded(text))


def needs_memo(chain: str) -> bool:
    """True if a deposit at an exchange on `chain` is told apart by a memo, tag or comment only."""
    return "memo" in _chain(chain)


def memo_name(chain: str, language: Language | None = None) -> str:
    """What the memo of `chain` is called there, "" if it has none."""
    memo = _chain(chain).get("memo")
    return pick(memo, language) if memo else ""


def check_address(chain: str, value: str) -> Verdict:
    """Whether `value` can be an address on `chain` (id or alias).

    "format_only" is a good address without a checksum; "unknown_chain" is one about which nothing could be
    said.
    """
    early = refused_at_sight(value)
    if early:
        return early
    if not _chain(chain):
        return Verdict(True, "unknown_chain")
    verdict = _check_forms(_chain(chain)["addresses"], value)
    return verdict if verdict.ok or verdict.code == "testnet" else _why(chain, value, verdict)


def check_txid(chain: str, value: str) -> Verdict:
    """Whether `value` has the form of a transaction hash on `chain`. Hashes have no checksum: at best
    "format_only".
    """
    if re.search(resources.toml("chains.toml")["off_chain"], value):
        return bad("off_chain")
    early = refused_at_sight(value)
    if early:
        return early
    if not _chain(chain):
        return Verdict(True, "unknown_chain")
    verdict = _check_hash(value, resources.toml("chains.toml")["txids"][_chain(chain)["txid"]])
    if not verdict.ok and _check_forms(_chain(chain)["addresses"], value).ok:
        return bad("address_not_txid")
    return verdict


def _check_forms(forms: list[Form], value: str) -> Verdict:
    form = next((f for f in forms if re.match(f["starts"], value)), None)
    if form is None:
        return bad("format", _slip_of_start(forms, value))
    verdict = _CHECKS[form["kind"]](value, form)
    return bad("testnet") if verdict.ok and form.get("testnet") else verdict


def _slip_of_start(forms: list[Form], value: str) -> str:
    """What went wrong with a value that begins like no address of the chain, but would in other letters."""
    if "://" in value:
        return "link"
    if re.match("[0OoＯ][xX]", value) and any(re.match(form["starts"], "0x" + value[2:]) for form in forms):
        return "zero_or_O" if value[0] != "0" else "prefix_capital"
    one_case = value in (value.lower(), value.upper()) and value.isascii()
    return "letter_case" if one_case and any(re.match(f["starts"], value.swapcase()) for f in forms) else ""


def _why(chain: str, value: str, verdict: Verdict) -> Verdict:
    if re.fullmatch("(0x)?[0-9a-fA-F]{64}", value):
        return bad("txid_not_address")
    return bad("not_for_chain") if _is_address_elsewhere(chain, value) else verdict


def _is_address_elsewhere(chain: str, value: str) -> bool:
    """Patterns are too weak to claim a value for another chain: almost any short word can be an EOS
    account.
    """
    return any(
        _check_forms([form], value).ok
        for other in chain_ids()
        if other != chain_id(chain)
        for form in _chains()[other]["addresses"]
        if form["kind"] != "pattern"
    )


def _check_pattern(value: str, form: Form) -> Verdict:
    return Verdict(True, "format_only") if re.fullmatch(form["pattern"], value) else bad("format")


def _check_hash(value: str, form: Form) -> Verdict:
    if "bytes" in form:
        return check_bare(value, form)
    if re.fullmatch(form["pattern"], value):
        return Verdict(True, "format_only")
    if re.fullmatch(form["pattern"], form.get("prefix", "") + value):
        return bad("format", "prefix_missing")
    if "://" in value:
        return bad("format", "link")
    if value.startswith("0x") and re.fullmatch(form["pattern"], value[2:]):
        return bad("format", "prefix_extra")
    if not set(value) <= set(form["alphabet"]):
        return bad("alphabet", alphabet_slip(value, form["alphabet"]))
    return bad("length", "cut_short") if len(value) != form["length"] else bad("format")


_CHECKS: dict[str, Callable[[str, Form], Verdict]] = {
    "base58check": check_base58check,
    "base58": check_bare,
    "segwit": check_segwit,
    "bech32": check_bech32,
    "evm": check_evm,
    "strkey": check_strkey,
    "ton": check_ton,
    "pattern": _check_pattern,
}


@cache
def _chains() -> dict[str, Form]:
    return {chain["id"]: chain for chain in resources.toml("chains.toml")["chains"]}


@cache
def _aliases() -> dict[str, str]:
    return {
        _folded(alias): chain["id"]
        for chain in _chains().values()
        for alias in (chain["id"], *chain["name"].values(), *chain["aliases"])
    }


def _chain(chain: str) -> Form:
    found = chain_id(chain)
    return _chains()[found] if found else {}


def _folded(text: str) -> str:
    return re.sub(r"[\s()（）_\-]", "", text).casefold()
