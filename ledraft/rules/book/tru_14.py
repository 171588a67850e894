"""TRU-14: an address that looks like a recipient's is typed inside the case."""

from collections.abc import Iterator
from functools import lru_cache

from ledraft.identifiers.mail import mail_domain
from ledraft.identifiers.network import host_of, lookalike
from ledraft.recipients.hosts import is_under
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject
from ledraft.rules.watches import watch

_ADDRESS = watch(
    r"(?ai:https?://[^\s<>\"'，。；、）)】]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    gate="@|://",
)


def check(subject: Subject) -> Iterator[Hit]:
    """In requests: any mailbox or URL, except the officers', the site's and the profile's own. Anywhere: imitations."""
    own = _own(subject)
    known = {channel.target for channel in subject.profile.channels}
    trusted = (*subject.profile.official_domains, *subject.profile.trusted_portals)
    for text, match in subject.texts.find(_ADDRESS):
        found = match[0]
        asked = text.path.startswith("$.requests") and found not in known and found.casefold() not in own
        if (asked and not is_under(_host(found), own)) or _imitates(_host(found), trusted):
            yield Hit(text.path)


@lru_cache(maxsize=2048)
def _host(address: str) -> str:
    return mail_domain(address) if "@" in address else host_of(address)


@lru_cache(maxsize=2048)
def _imitates(host: str, trusted: tuple[str, ...]) -> bool:
    return bool(trusted) and lookalike(host, trusted) is not None


def _own(subject: Subject) -> set[str]:
    case = subject.case
    mailboxes = {officer.email.casefold() for officer in (case.officer, case.second_officer) if officer.email}
    host = host_of(case.agency.verification.website)
    return mailboxes | ({host.removeprefix("www.")} if host else set())


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
        "zh": "删去地址。收件地址只来自本工具的接收方资料，不能手工填写或者从搜索结果复制。",
        "en": "Remove it. Addresses of a recipient come from its profile only, never typed or copied from a search "
        "result.",
    },
    check=check,
    guard=True,
    example={
        "zh": "搜索结果中的“执法邮箱”是仿冒网站的，报案材料全部发给了骗子。",
        "en": "The “law-enforcement mailbox” of a search result belonged to a clone site, and all material went to "
        "swindlers.",
    },
)
