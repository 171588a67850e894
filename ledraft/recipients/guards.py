"""What must hold in a profile as a whole before any of it is shown to anyone.

Each guard yields one line per problem, in the user's language.
"""

from collections.abc import Callable, Iterator

from ledraft.languages import _
from ledraft.recipients.facts import Channel, Fact
from ledraft.recipients.hosts import host_of_url, is_free_mail, is_plain, is_under
from ledraft.recipients.kodex import portal_domains
from ledraft.recipients.profile import Profile

_ADDRESS_MARKS = ("://", "@", "www.")


def problems(profile: Profile) -> list[str]:
    """Every problem of `profile`; empty if it may be used."""
    return [line for guard in _GUARDS for line in guard(profile)]


def _facts_name_their_sources(profile: Profile) -> Iterator[str]:
    for place, fact in profile.facts().items():
        if not fact.cite:
            yield _("{place}: no source is given (cite).").format(place=place)
        for cited in fact.cite:
            if cited not in profile.sources:
                yield _("{place}: there is no source {cited} in this file.").format(place=place, cited=cited)


def _sources_are_what_their_grade_says(profile: Profile) -> Iterator[str]:
    if not profile.sources:
        yield _("sources: at least one is needed.")
    for name, source in profile.sources.items():
        on_own_domain = is_under(host_of_url(source.url or ""), profile.official_domains)
        if source.grade == "A" and not on_own_domain:
            message = _("sources.{name}: grade A is for pages on the recipient's official domains.")
            yield message.format(name=name)


def _domains_are_plain_and_known(profile: Profile) -> Iterator[str]:
    for domain in (*profile.official_domains, *profile.trusted_portals):
        if not is_plain(domain):
            message = _("{domain}: only plain lower-case ASCII domains are allowed, no punycode.")
            yield message.format(domain=domain)
    for domain in profile.trusted_portals:
        if domain not in portal_domains():
            yield _("{domain}: not a portal that ledraft knows.").format(domain=domain)
    for domain in filter(is_free_mail, profile.official_domains):
        yield _("{domain}: a free-mail domain is nobody's official domain.").format(domain=domain)


def _channels_lead_where_they_may(profile: Profile) -> Iterator[str]:
    allowed = (*profile.official_domains, *profile.trusted_portals)
    for n, channel in enumerate(profile.channels):
        place = f"channels.{n}"
        yield from _shape_of(channel, place)
        if is_free_mail(channel.host):
            yield _("{place}: a free-mail mailbox is never a recipient's door.").format(place=place)
        elif not channel.host or not is_under(channel.host, allowed):
            message = _("{place}: {target} is not under this file's official domains or trusted portals.")
            yield message.format(place=place, target=channel.target)


def _shape_of(channel: Channel, place: str) -> Iterator[str]:
    wants_address = channel.kind == "email"
    if bool(channel.address) != wants_address or bool(channel.url) == wants_address:
        message = _("{place}: an e-mail channel has an address, a portal or page has a url, and no other.")
        yield message.format(place=place)
    if channel.valid_from and channel.valid_to and channel.valid_from > channel.valid_to:
        yield _("{place}: valid_from is later than valid_to.").format(place=place)
    if channel.route and channel.route != {"email": "email", "portal": "kodex"}.get(channel.kind):
        yield _("{place}: route kodex needs a portal, route email a mailbox.").format(place=place)


def _verified_means_read_at_the_provider(profile: Profile) -> Iterator[str]:
    """Own rule: the primary door of a verified profile was read in the provider's own text (grade A or B)."""
    doors: list[Fact] = [c for c in profile.channels if c.role == "primary"]
    if profile.status == "verified" and not (doors and all(_is_own_text(profile, door) for door in doors)):
        yield _("status: a verified profile needs a primary channel from a source of grade A or B.")


def _is_own_text(profile: Profile, fact: Fact) -> bool:
    return any(cited in profile.sources and profile.sources[cited].grade in ("A", "B") for cited in fact.cite)


def _unsupported_shows_no_address(profile: Profile) -> Iterator[str]:
    if profile.status != "unsupported":
        return
    if profile.channels or profile.official_domains or profile.trusted_portals:
        yield _("status: an unsupported recipient has no channels and no domains.")
    if any(mark in text for text in _texts(profile.as_json()) for mark in _ADDRESS_MARKS):
        yield _("status: the file of an unsupported recipient holds no address of any kind.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


_GUARDS: tuple[Callable[[Profile], Iterator[str]], ...] = (
    _facts_name_their_sources,
    _sources_are_what_their_grade_says,
    _domains_are_plain_and_known,
    _channels_lead_where_they_may,
    _verified_means_read_at_the_provider,
    _unsupported_shows_no_address,
)
