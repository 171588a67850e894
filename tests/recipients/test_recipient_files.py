"""A recipient is one file; a file that cannot be trusted is refused with every reason."""

import re

import pytest

from ledraft import resources
from ledraft.errors import UnusableInput, UserError
from ledraft.recipients.hosts import host_of_address, host_of_url, is_under
from ledraft.recipients.loading import all_ids, load

PROFILE = """
id = "example"
brand = "Example"
status = "verified"
title = { zh = "样例", en = "Example" }
official_domains = ["exchange.example"]
trusted_portals = ["kodexglobal.com"]
checked_on = 2026-11-20
max_age_days = 90

[sources.guide]
citation = { zh = "指南", en = "Guide" }
url = "https://exchange.example/le"
grade = "A"
seen_version = "2026-01"
checked_on = 2026-11-20

[[channels]]
kind = "portal"
url = "https://app.kodexglobal.com/example/signup"
role = "primary"
route = "kodex"
cite = ["guide"]

[[channels]]
kind = "email"
address = "le@exchange.example"
role = "fallback"
route = "email"
cite = ["guide"]

[freeze]
available = "order_only"
cite = ["guide"]
"""


@pytest.fixture
def shelf(tmp_path):
    """Writes a profile into a folder of its own and gives the folder."""

    def put(text, name="example"):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        return tmp_path

    return put


def refusal(folder, name="example"):
    with pytest.raises(UnusableInput) as caught:
        load(name, folder)
    return "\n".join(caught.value.lines)


def changed(old, new):
    assert old in PROFILE
    return PROFILE.replace(old, new, 1)


def test_adding_one_file_adds_a_recipient(shelf):
    folder = shelf(PROFILE)
    assert all_ids(folder) == ("example",)
    assert load("example", folder).brand == "Example"


def test_an_unknown_recipient_is_told_the_known_ones_and_to_ask_support(shelf):
    with pytest.raises(UserError, match=r"example.*support") as caught:
        load("../example", shelf(PROFILE))
    assert caught.value.exit_code == 2


def test_only_the_profile_asked_for_is_opened(shelf):
    shelf("this is not TOML", "broken")
    assert load("example", shelf(PROFILE)).id == "example"


def test_removing_the_source_of_a_fact_is_caught(shelf):
    text = PROFILE.replace('available = "order_only"\ncite = ["guide"]', 'available = "order_only"')
    assert "freeze: no source is given" in refusal(shelf(text))


def test_a_source_that_is_not_in_the_file_is_caught(shelf):
    text = PROFILE.replace(
        'available = "order_only"\ncite = ["guide"]', 'available = "order_only"\ncite = ["other"]'
    )
    assert "freeze: there is no source other" in refusal(shelf(text))


@pytest.mark.parametrize(
    "url",
    [
        "https://app.kodexg1obal.com/example/signup",
        "https://app.kodexgloba\u04cf.com/example/signup",
        "https://app.xn--kodexgloba-9kg.com/example/signup",
        "https://kodexglobal.com.evil.example/signup",
        "https://notkodexglobal.com/signup",
        "https://kodexglobal.com@evil.example/signup",
        "https://app.kodexglobal.com:8443/signup",
        "http://app.kodexglobal.com/example/signup",
        "HTTPS://APP.KODEXGLOBAL.COM/signup",
    ],
)
def test_a_door_at_any_other_host_is_refused(shelf, url):
    text = changed("https://app.kodexglobal.com/example/signup", url)
    assert "channels.0" in refusal(shelf(text))


SHIPPED = [one for one in all_ids() if load(one).status != "unsupported"]
_HOST = re.compile(r'(?:https://|@)([a-z0-9.-]+)')
_OTHER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza")


def _text(recipient):
    return resources.data(f"recipients/{recipient}.toml").read_text("utf-8")


def _doors(recipient):
    """The line of each channel's URL or mailbox."""
    channels = _text(recipient).split("[[channels]]")[1:]
    return [line for one in channels for line in one.splitlines() if line.startswith(("url =", "address ="))]


@pytest.mark.parametrize("recipient", SHIPPED)
def test_changing_any_one_letter_of_the_host_of_any_shipped_door_is_caught(shelf, recipient):
    for line in _doors(recipient):
        start, end = _HOST.search(line).span(1)
        domain = load(recipient).official_domains + load(recipient).trusted_portals
        kept = max(len(one) for one in domain if line[start:end].endswith(one))
        for at in (n for n in range(end - kept, end) if line[n] != "."):
            retyped = line[:at] + line[at].translate(_OTHER) + line[at + 1 :]
            before, channels, after = _text(recipient).partition("[[channels]]")
            text = before + channels + after.replace(line, retyped, 1)
            name = f"{recipient}-{_doors(recipient).index(line)}-{at}"
            assert "is not under this file's official domains" in refusal(shelf(text, name), name)


@pytest.mark.parametrize("recipient", SHIPPED)
def test_removing_the_source_of_any_shipped_fact_is_caught(shelf, recipient):
    text = _text(recipient)
    cites = [match.span() for match in re.finditer(r"cite = \[[^]]*\]", text)]
    assert len(cites) == len(load(recipient).facts())
    for number, (start, end) in enumerate(cites):
        name = f"{recipient}-{number}"
        assert ": no source is given" in refusal(shelf(text[:start] + "cite = []" + text[end:], name), name)


@pytest.mark.parametrize("recipient", SHIPPED)
def test_removing_any_source_that_a_shipped_fact_names_is_caught(shelf, recipient):
    for source in load(recipient).sources:
        name = f"{recipient}-{source.replace('_', '-')}"
        text = re.sub(rf"\[sources\.{source}\](?:\n[a-z].*)+", "", _text(recipient))
        assert re.search(f"there is no source {source}|^sources: missing", refusal(shelf(text, name), name))


def test_a_portal_that_nobody_knows_cannot_be_trusted_by_a_profile(shelf):
    text = changed('["kodexglobal.com"]', '["kodexglobal.com", "portal.example"]')
    assert "portal.example: not a portal" in refusal(shelf(text))


def test_a_free_mail_mailbox_is_never_a_door(shelf):
    text = changed("le@exchange.example", "exchange.le@gmail.com")
    assert "free-mail" in refusal(shelf(text))


def test_a_free_mail_domain_is_nobodys_official_domain(shelf):
    text = changed('["exchange.example"]', '["exchange.example", "gmail.com"]')
    assert "gmail.com: a free-mail domain" in refusal(shelf(text))


@pytest.mark.parametrize("domain", ["xn--exchnge-6fb.example", "Exchange.example", "exch\u0430nge.example"])
def test_an_official_domain_that_only_looks_right_is_refused(shelf, domain):
    text = changed('["exchange.example"]', f'["exchange.example", "{domain}"]')
    assert domain in refusal(shelf(text))


def test_grade_a_is_only_for_the_recipients_own_pages(shelf):
    text = changed("https://exchange.example/le", "https://mirror.example/le")
    assert "grade A" in refusal(shelf(text))


def test_a_verified_profile_needs_a_door_read_at_the_provider(shelf):
    text = changed('grade = "A"', 'grade = "C"')
    assert "verified" in refusal(shelf(text))
    assert load("example", shelf(text.replace('"verified"', '"draft"'), "example")).weakest_grade() == "C"


def test_an_unsupported_recipient_may_hold_no_address(shelf):
    lines = refusal(shelf(changed('"verified"', '"unsupported"')))
    assert "no channels" in lines
    assert "no address of any kind" in lines


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("checked_on = 2026-11-20", 'checked_on = "20 November"', "checked_on: not a date"),
        ("max_age_days = 90", "max_age_days = 90\nmailbox = 1", "mailbox: this key is not known"),
        ('brand = "Example"\n', "", "brand: missing"),
        ('zh = "样例", ', "", "title: a text is needed in both languages"),
        ('grade = "A"', 'grade = "Z"', "sources.guide.grade"),
        ('id = "example"', 'id = "another"', "another is not the name of the file"),
        ('role = "fallback"', 'role = "fallback"\nurl = "https://exchange.example/"', "channels.1"),
        ('kind = "email"', 'kind = "page"', "channels.1"),
    ],
)
def test_a_malformed_file_is_refused_with_the_place(shelf, old, new, place):
    assert place in refusal(shelf(changed(old, new)))


def test_a_channel_cannot_end_before_it_begins(shelf):
    text = changed('role = "primary"', 'role = "primary"\nvalid_from = 2026-02-01\nvalid_to = 2026-01-01')
    assert "channels.0: valid_from is later" in refusal(shelf(text))


@pytest.mark.parametrize(
    ("old", "new"), [('route = "kodex"', 'route = "email"'), ('route = "email"', 'route = "kodex"')]
)
def test_a_route_leads_through_a_door_of_its_own_kind(shelf, old, new):
    assert "route kodex needs a portal" in refusal(shelf(changed(old, new)))


def test_a_profile_without_any_source_is_refused(shelf):
    head, _, rest = PROFILE.partition("[sources.guide]")
    assert rest
    assert "sources: at least one" in refusal(shelf(head.replace('"verified"', '"draft"') + "[sources]\n"))


def test_a_file_that_is_not_toml_is_refused(shelf):
    assert refusal(shelf("id = "))


def test_all_problems_are_told_at_once(shelf):
    text = changed("le@exchange.example", "exchange.le@gmail.com").replace(
        "app.kodexglobal", "app.kodexglobai"
    )
    assert len(refusal(shelf(text)).splitlines()) == 2


def test_hosts_are_compared_label_by_label():
    assert is_under("app.kodexglobal.com", ["kodexglobal.com"])
    assert not is_under("notkodexglobal.com", ["kodexglobal.com"])
    assert host_of_address("help@kodex.us") == "kodex.us"
    assert host_of_address("Help <help@kodex.us>") == ""
    assert host_of_url("https://[::1]/") == ""
    assert host_of_url("https://[") == ""
