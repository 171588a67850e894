"""IP addresses, URLs and hosts: their grammar, and hosts that imitate trusted ones."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from ledraft import resources
from ledraft.identifiers.slips import alphabet_slip, refused_at_sight
from ledraft.identifiers.text import mixes_look_alikes
from ledraft.identifiers.verdict import GOOD, Verdict, bad

_BROKEN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_DOTTED = r"[0-9]{1,4}(?:\.[0-9]{1,4}){3}"
_BRAND = 5
"""Letters of a brand that is looked for beside a hyphen; shorter ones are ordinary words."""
_READS_AS = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"))


def check_ip(value: str) -> Verdict:
    """Whether `value` is one IPv4 or IPv6 address. Networks, ports and leading zeros are named."""
    early = _surface(value)
    if early:
        return early
    try:
        ip_address(value)
    except ValueError:
        return _why_no_ip(value)
    return Verdict(True, "private_ip") if any(ip_address(value) in one for one in _private()) else GOOD


def check_url(value: str) -> Verdict:
    """Whether `value` is a whole http or https URL: a host, no spaces, no broken %-escapes."""
    early = _surface(value)
    if early:
        return early
    if _BROKEN_ESCAPE.search(value):
        return bad("escape")
    if not re.match("https?://", value, re.IGNORECASE):
        return bad("scheme")
    return _check_host_of(value)


@cache
def _private() -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks that no one on the internet answers for (RFC 1918, 1122, 3927, 4193, 4291); RFC 5737's are for samples."""
    return tuple(map(ip_network, resources.toml("verdicts.toml")["private_networks"]["networks"]))


def host_of(url: str) -> str:
    """The host of a URL in lower case, "" if there is none or the URL cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def lookalike(host: str, trusted_hosts: Iterable[str]) -> str | None:
    """The trusted host that `host` imitates, None if it is trusted itself (or below a trusted one) or like
    none.

    Imitation: letters that look alike, one character more, less or other, two swapped, the trusted name
    followed by another domain (binance.com.example), or its brand joined by a hyphen (binance-le.example).
    """
    name, trusted = _readable(host), sorted({t.lower().rstrip(".") for t in trusted_hosts})
    if any(name == t or name.endswith(f".{t}") for t in trusted):
        return None
    return next((t for t in trusted if _imitates(name, t)), None)


def _surface(value: str) -> Verdict | None:
    """A look-alike letter in a URL is judged by its host."""
    early = refused_at_sight(value)
    return None if early and early.slip == "look_alike" else early


def _why_no_ip(value: str) -> Verdict:
    if re.fullmatch(_DOTTED + ":[0-9]{1,5}", value):
        return bad("port")
    if re.fullmatch(_DOTTED, value) and re.search(r"(^|\.)0[0-9]", value):
        return bad("leading_zero")
    if "/" in value and _is_network(value):
        return bad("network")
    dotted = re.sub("[,，。]", ".", value)
    if dotted != value and re.fullmatch(_DOTTED, dotted):
        return bad("format", "comma_for_dot")
    return bad("format", alphabet_slip(value, "0123456789abcdefABCDEF.:") if "." in value else "")


def _is_network(value: str) -> bool:
    try:
        ip_network(value, strict=False)
    except ValueError:
        return False
    return True


def _check_host_of(url: str) -> Verdict:
    host = host_of(url)
    if not host or ".." in host or not (":" in host or "." in host):
        return bad("format")
    mixed = any(mixes_look_alikes(label) for label in _readable(host).split("."))
    return bad("look_alike", "look_alike") if mixed else GOOD


def _imitates(name: str, trusted: str) -> bool:
    if f".{trusted}." in f".{name}":
        return True
    labels = name.split(".")
    brand = trusted.split(".")[0]
    if len(brand) >= _BRAND and any("-" in label and brand in label.split("-") for label in labels):
        return True
    tail = ".".join(labels[-len(trusted.split(".")) :])
    return _skeleton(tail) == _skeleton(trusted) or _one_edit_apart(tail, trusted)


def _readable(host: str) -> str:
    """Lower case, with `xn--` labels turned back into the letters a reader would see."""
    return ".".join(_label(part) for part in host.strip().rstrip(".").lower().split("."))


def _label(part: str) -> str:
    if not part.startswith("xn--"):
        return part
    try:
        return part[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return part


def _skeleton(host: str) -> str:
    text = "".join(_latin(char) for char in host)
    for pair, read in _READS_AS:
        text = text.replace(pair, read)
    return text


def _latin(char: str) -> str:
    if char.isascii():
        return char
    base = unicodedata.normalize("NFKD", char)[0]
    if base.isascii():
        return base.lower()
    from confusable_homoglyphs.confusables import is_confusable

    glyphs = [glyph["c"] for found in is_confusable(char, greedy=True) or [] for glyph in found["homoglyphs"]]
    return next((glyph.lower() for glyph in glyphs if glyph.isascii()), char)


def _one_edit_apart(a: str, b: str) -> bool:
    if a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or swapped
