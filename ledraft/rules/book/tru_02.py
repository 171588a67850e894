"""TRU-02: the officer's mailbox is not under the domain of the agency's website."""

from collections.abc import Iterator

from ledraft.identifiers.mail import mail_domain
from ledraft.identifiers.network import host_of
from ledraft.rules.origins import TRUST
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Mail domain and site host share neither name nor parent domain."""
    domain = mail_domain(subject.case.officer.email)
    website = subject.case.agency.verification.website
    host = host_of(website if "://" in website else f"https://{website}")
    if domain and host and not _belong_together(domain, host.removeprefix("www.")):
        yield Hit("$.officer.email")


def _belong_together(domain: str, host: str) -> bool:
    return domain == host or domain.endswith(f".{host}") or host.endswith(f".{domain}")


RULE = Rule(
    id="TRU-02",
    severity="warning",
    owner="officer",
    source=TRUST,
    message={
        "zh": "警官邮箱的域名与办案单位网站的域名不一致，接收方难以核实。",
        "en": "The officer's mailbox is not under the domain of the agency's website, which is hard to verify.",
    },
    fix={
        "zh": "使用与网站同一域名的邮箱，或者说明该邮箱在网站何处公布。",
        "en": "Use a mailbox under the site's domain, or say where the site publishes this mailbox.",
    },
    check=check,
    guard=True,
    example={
        "zh": "网站是某市公安局的，邮箱却是另一个域名；接收方打电话核实，请求晚了一周。",
        "en": "The site was the bureau's, the mailbox another domain's; the recipient telephoned to verify and a "
        "week was lost.",
    },
)
