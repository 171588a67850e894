"""Specimens: values of the same kind as a real one that belong to nobody; each follows from a number, not the value."""

import hashlib
import ipaddress
import re
from typing import Any

import base58
from stdnum.cn import ric, uscc

from ledraft import resources
from ledraft.identifiers.phone import phone_type

_HEX = re.compile(r"(0x)?[0-9a-fA-F]{32,128}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_BECH32 = re.compile(r"(bc|tb|ltc)1[02-9ac-hj-np-z]{11,71}", re.IGNORECASE)
_RESIDENT_ID = re.compile(r"\d{17}[\dXx]")
_USCC_LENGTH = 18
_NETWORKS, _HOSTS = ("192.0.2", "198.51.100", "203.0.113"), 254


def specimen(kind: str, value: str, number: int) -> str:
    """The specimen number `number` (from 1) of `kind`, in the shape of `value`: its length and alphabet, nothing else."""
    match kind:
        case "identity":
            return _resident_id(number) if _RESIDENT_ID.fullmatch(value) else _identifier(value, number)
        case "phone":
            return form("mobile" if phone_type(value) == "mobile" else "landline", number)
        case "company_code":
            return _company_code(number) if len(value) == _USCC_LENGTH else _identifier(value, number)
        case "txid" | "chain_address":
            return _on_chain(value, number)
        case "any":
            return specimen(kind_of(value), value, number)
        case "identifier":
            return _identifier(value, number)
        case "ipv4":
            return _documentation_address(number)
    return form(kind, number)


def form(name: str, number: int) -> str:
    """A specimen that is a fixed text around its number."""
    text: str = resources.toml("specimens.toml")["forms"][name]
    return text.format(number=number)


def person(number: int) -> dict[str, dict[str, str]]:
    """The name of the specimen person `number` (from 1): family and given name in both scripts."""
    persons: list[dict[str, Any]] = resources.toml("specimens.toml")["persons"]
    known, behind = persons[(number - 1) % len(persons)], (number - 1) // len(persons)
    given = {script: text + (str(behind) if behind else "") for script, text in known["given"].items()}
    return {"family": dict(known["family"]), "given": given}


def words(name: str, number: int) -> dict[str, str]:
    """A specimen text in both languages."""
    texts: dict[str, str] = resources.toml("specimens.toml")["words"][name]
    return {language: text.format(number=number) for language, text in texts.items()}


def kind_of(value: str) -> str:
    """What kind of identifier `value` looks like: email, url, ipv4, ipv6, phone, identity, host, identifier."""
    if "://" in value:
        return "url"
    if "@" in value:
        return "email"
    try:
        return f"ipv{ipaddress.ip_address(value).version}"
    except ValueError:
        pass
    if _RESIDENT_ID.fullmatch(value):
        return "identity"
    if phone_type(value) is not None:
        return "phone"
    return "host" if re.fullmatch(r"[\w-]+(\.[\w-]+)+", value) and re.search("[A-Za-z]", value) else "identifier"


def _resident_id(number: int) -> str:
    """A sound resident identity number (GB 11643-1999) of a person born on the last day of 1949: none holds it."""
    body = f"11010519491231{number % 1000:03d}"
    return body + str(ric.calc_check_digit(f"{body}0"))


def _documentation_address(number: int) -> str:
    """An address of the three networks kept for documentation (RFC 5737); after 762 they begin anew."""
    network, host = divmod((number - 1) % (3 * _HOSTS), _HOSTS)
    return f"{_NETWORKS[network]}.{host + 1}"


def _company_code(number: int) -> str:
    body = f"91110105{number:09d}"
    return body + str(uscc.calc_check_digit(body))


def _identifier(value: str, number: int) -> str:
    if _UUID.fullmatch(value):
        digits = _digest(number, 32)
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    if _HEX.fullmatch(value):
        return _on_chain(value, number)
    if value.isdecimal():
        return f"1{number:0{max(0, len(value) - 1)}d}"[: max(len(value), len(str(number)) + 1)]
    return f"Specimen{number:0{max(1, len(value) - 8)}d}"


def _on_chain(value: str, number: int) -> str:
    if _HEX.fullmatch(value):
        prefix = value[:2] if value.startswith("0x") else ""
        return prefix + _digest(number, len(value) - len(prefix))
    if _BECH32.fullmatch(value):
        import bech32m

        return str(bech32m.encode(value.lower().split("1")[0], 0, bytes.fromhex(_digest(number, 40))))
    try:
        payload = base58.b58decode_check(value)
    except ValueError:
        return f"Specimen{number:0{max(1, len(value) - 8)}d}"
    replaced = payload[:1] + bytes.fromhex(_digest(number, 2 * (len(payload) - 1)))
    return base58.b58encode_check(replaced).decode()


def _digest(number: int, length: int) -> str:
    """`length` hexadecimal digits that follow from `number` alone."""
    return hashlib.shake_256(f"specimen {number}".encode()).hexdigest((length + 1) // 2)[:length]
