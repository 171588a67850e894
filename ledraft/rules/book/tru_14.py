"""TRU-14: an address that looks like a recipient's is typed inside the case."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ledraft.identifiers.mail import mail_domain
from ledraft.identifiers.network import host_of, lookalike
from ledraft.recipients.hosts import is_under
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

# Letters of any script that a host can be imitated with, at full width too; Chinese letters end an address.
_IN_LABEL = r"\w\u00c0-\u058f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a-"
_LABEL = f"[{_IN_LABEL}]+"
_DOT = r"(?:[.．]|\s?[(\[]dot[)\]]\s?)"
_HOST = f"{_LABEL}(?:{_DOT}{_LABEL})+"
_AT = r"\s?(?:[@＠]|[(\[（]\s?(?:at|@)\s?[)\]）])\s?"
_ADDRESS = watch(
    rf"(?ai:h(?:tt|xx)ps?\s?[:：]\s?//[^\s<>\"'，。；、）)】]+|(?<![\w.+-])[\w.+-]+{_AT}{_HOST}"
    rf"|(?<![\w.@＠])[@＠][a-z]\w{{3,}}(?![\w.])"
    rf"|(?<![{_IN_LABEL}.．@＠/]){_LABEL}(?:{_DOT}{_LABEL})*{_DOT}[a-z\uff41-\uff5a]{{2,}}(?![\w-])(?:/[^\s<>\"'，。；、）)】]*)?)",
    gate=r"[@＠]|[:：]\s?//|[\w\uff10-\uff5a][.．][a-z\uff41-\uff5a]{2}|[(\[（]\s?(?:at|dot)\b",
)
_OURS = ("$.requests", "$.agency", "$.officer", "$.second_officer")
_FACTS = ("$.incident", "$.identifiers", "$.evidence", "$.reporter")


def check(subject: Subject) -> Iterator[Hit]:
    """In requests, and in what agency and officers say of themselves: any mailbox, URL or site, except the officers',
    the agency's and the profile's own. Anywhere: imitations, unless the facts list the very host, as they do where the
    victim was sent to a clone."""
    own, reported = _own(subject), _reported(subject)
    known = {channel.target for channel in subject.profile.channels}
    trusted = (*subject.profile.official_domains, *subject.profile.trusted_portals)
    for text, match in subject.texts.find(_ADDRESS):
        found = _plain(match[0])
        host = _host(found)
        asked = _is_read_as_ours(text.path) and _is_door(found) and found not in known and found not in own
        told = host in reported and text.path.startswith(_FACTS)
        if (asked and not is_under(host, own)) or (not told and _imitates(host, trusted)):
            yield Hit(text.path)


@lru_cache(maxsize=2048)
def _plain(address: str) -> str:
    """The address as it would be typed: without the disguises that people and impostors give it."""
    text = re.sub(r"[(\[（]\s?(?:at|@)\s?[)\]）]", "@", unicodedata.normalize("NFKC", address), flags=re.IGNORECASE)
    text = re.sub(r"[(\[]dot[)\]]", ".", re.sub(r"\s", "", text), flags=re.IGNORECASE)
    return re.sub("^hxxp", "http", text.casefold())


@lru_cache(maxsize=2048)
def _host(address: str) -> str:
    if "://" not in address and "@" in address:
        return mail_domain(address)
    return host_of(address if "://" in address else f"https://{address}")


def _is_read_as_ours(path: str) -> bool:
    """Whether the recipient reads the text at `path` as the agency's own words, which could send papers astray."""
    return path.startswith(_OURS) and not path.startswith("$.agency.verification")


def _is_door(address: str) -> bool:
    """Whether something can be sent there: a bare `order.csv` or `api.example` may be named in passing."""
    return "@" in address or "/" in address or address.startswith("www.")


@lru_cache(maxsize=2048)
def _imitates(host: str, trusted: tuple[str, ...]) -> bool:
    return bool(trusted) and lookalike(host, trusted) is not None


def _own(subject: Subject) -> set[str]:
    case = subject.case
    mailboxes = {officer.email.casefold() for officer in (case.officer, case.second_officer) if officer.email}
    host = host_of(case.agency.verification.website)
    return mailboxes | ({host.removeprefix("www.")} if host else set())


def _reported(subject: Subject) -> set[str]:
    """The hosts that the case lists as part of what happened."""
    services = [address for service in subject.case.incident.services for address in (*service.urls, *service.emails)]
    listed = [*services, *(address.value for address in subject.case.identifiers.network)]
    return {_host(_plain(address)) for address in listed} - {""}


RULE = Rule(
    id="TRU-14",
    severity="error",
    owner="reporter",
    source=TRUST,
    message={
        "zh": "此处写有不属于接收方资料的收件邮箱或者网址，或者与接收方域名相似的地址。",
        "en": "A mailbox or URL stands here that is not the profile's, or one that imitates the recipient's domain.",
    },
    fix={
        "zh": "删去地址。收件地址只来自本工具的接收方资料，不能手工填写或者从搜索结果复制。报案人误入的仿冒网站，列入"
        "案件的网络地址。",
        "en": "Remove it. Addresses of a recipient come from its profile only, never typed or copied from a search "
        "result. A clone site that the reporter was led to belongs into the case's network addresses.",
    },
    check=check,
    guard=True,
    example={
        "zh": "搜索结果中的“执法邮箱”是仿冒网站的，报案材料全部发给了骗子。",
        "en": "The “law-enforcement mailbox” of a search result belonged to a clone site, and all material went to "
        "swindlers.",
    },
)
