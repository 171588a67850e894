"""IDN-07: an IP address or URL that cannot be right."""

from collections.abc import Iterator

from ledraft.identifiers.verdict import Verdict
from ledraft.rules.doctor import check_ip, check_url, refused, said
from ledraft.rules.origins import FORMS
from ledraft.rules.rule import Hit, Rule, Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Network addresses, the URLs of services, the agency's site and the page where it was seen."""
    for index, address in enumerate(subject.case.identifiers.network):
        path, verdict = f"$.identifiers.network[{index}].value", _address(address.value)
        yield from refused(path, verdict)
        if verdict.code == "private_ip":
            yield Hit(path, {"why": said(verdict)}, "warning")
    for path, url in _urls(subject):
        if url:
            yield from refused(path, check_url(url))


def _address(value: str) -> Verdict:
    is_url = "://" in value or any(char.isalpha() and char not in "abcdefABCDEF" for char in value)
    return check_url(value if "://" in value else f"https://{value}") if is_url else check_ip(value)


def _urls(subject: Subject) -> Iterator[tuple[str, str]]:
    for index, service in enumerate(subject.case.incident.services):
        for number, url in enumerate(service.urls):
            yield f"$.incident.services[{index}].urls[{number}]", url
    verification = subject.case.agency.verification
    yield "$.agency.verification.website", verification.website
    if "://" in verification.seen_at:
        yield "$.agency.verification.seen_at", verification.seen_at


RULE = Rule(
    id="IDN-07",
    severity="error",
    owner="reporter",
    source=FORMS,
    message={
        "zh": "IP 地址或者网址有问题：{why}",
        "en": "Something is wrong with the IP address or URL: {why}",
    },
    fix={
        "zh": "从浏览器地址栏或者原始记录重新复制。",
        "en": "Copy it again from the browser or the original record.",
    },
    check=check,
    example={
        "zh": "网址从 PDF 复制，中间多了一个空格、丢了半个转义符，打不开。",
        "en": "A URL copied out of a PDF had a space in it and half an escape lost; it did not open.",
    },
)
