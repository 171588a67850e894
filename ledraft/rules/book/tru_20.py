"""TRU-20: the website for verification is none that an agency publishes."""

import ipaddress
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from ledraft import resources
from ledraft.case.blank import is_blank
from ledraft.identifiers.network import host_of
from ledraft.recipients.hosts import is_under
from ledraft.rules.doctor import country_code, mail_kind
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject

_FOR_SAMPLES = ("example", "test", "invalid")


def check(subject: Subject) -> Iterator[Hit]:
    """Chats, short links, free pages, bare IP addresses and a name before @ are errors as the website, warnings as the
    page where it was seen, for agencies do keep pages elsewhere too. A Chinese site outside the government's domain is
    a warning."""
    verification = subject.case.agency.verification
    if _is_anybodys(verification.website):
        yield Hit("$.agency.verification.website")
    elif country_code(subject.case.agency.country) == "CN" and not _is_official(verification.website):
        yield Hit("$.agency.verification.website", severity="warning")
    if _is_anybodys(verification.seen_at):
        yield Hit("$.agency.verification.seen_at", severity="warning")


@lru_cache(maxsize=2048)
def _is_anybodys(address: str) -> bool:
    host = host_of(_url(address))
    return bool(host) and (_hides_its_host(_url(address)) or _is_ip(host) or is_under(host, _not_sites()))


@lru_cache(maxsize=2048)
def _is_official(address: str) -> bool:
    """True, too, where there is no host: whether it is an address at all is another rule's question."""
    host = host_of(_url(address))
    return not host or host.rpartition(".")[2] in _FOR_SAMPLES or mail_kind(f"x@{host}") == "government"


def _url(address: str) -> str:
    return address if "://" in address or is_blank(address) else f"https://{address}"


def _hides_its_host(url: str) -> bool:
    """`https://police.example@elsewhere.example` leads elsewhere."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return True


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _not_sites() -> set[str]:
    return {host for hosts in resources.toml("not_sites.toml").values() for host in hosts}


RULE = Rule(
    id="TRU-20",
    severity="error",
    owner="agency",
    source=TRUST,
    message={
        "zh": "供核实用的网址不是办案单位自己的网站（聊天、短链接、任何人可建的网页、裸 IP 地址，或者不在政府"
        "域名之下）。",
        "en": "The address for verification is not the agency's own site: a chat, short link, page that anybody can make,"
        " bare IP address, or outside the government's domain.",
    },
    fix={
        "zh": "填写办案单位或者其上级机关在政府域名下的网站。",
        "en": "Give the site of the agency, or of the body above it, under the government's domain.",
    },
    check=check,
    guard=True,
    example={
        "zh": "函中的“官网”是一个短链接，打开是冒用者做的网页，上面的电话也是他的。",
        "en": "The “official site” in a letter was a short link to a page of the impostor's, with his own number.",
    },
)
