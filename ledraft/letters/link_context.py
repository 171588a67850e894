"""What the link check and its fact sheet name: addresses, who published them, the steps, reports for and against."""

from ledraft import resources
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row, dash
from ledraft.letters.sheet import phrase
from ledraft.letters.values import Printer
from ledraft.recipients import kodex
from ledraft.recipients.facts import Channel
from ledraft.recipients.profile import Profile

_SHOWN = ("portal", "page")
_UNDATED = {"zh": "未注明", "en": "undated"}


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`addresses` of the recipient's portal and pages, its `steps`, the `reports`, and what to compare (`hosts`)."""
    channels = [one for one in occasion.profile.channels if one.kind in _SHOWN]
    portals = [one for one in channels if one.kind == "portal"]
    return officer_context.common(printer, letter, occasion) | {
        "cyber_unit": officer_context.blank(printer, letter, "cyber_unit"),
        "addresses": [_address(printer, occasion.profile, one) for one in channels],
        "portals": [_address(printer, occasion.profile, one) for one in portals],
        "steps": [_step(printer, one) for one in kodex.steps()],
        "reports": _reports(printer),
        "hosts": [_spelled(host) for host in dict.fromkeys(one.host for one in portals)],
    }


def _address(printer: Printer, profile: Profile, channel: Channel) -> Row:
    source = profile.source_of(channel)
    return {
        "url": channel.target,
        "host": channel.host,
        "role": phrase("channel", channel.role, printer.language),
        "published_by": source.citation[printer.language],
        "grade": f"{source.grade}（{phrase('grade', source.grade, printer.language)}）",
        "version": source.version()[printer.language],
        "checked_on": source.checked_on.isoformat(),
        "note": dash(channel.note[printer.language] if channel.note else ""),
    }


def _step(printer: Printer, step: kodex.Step) -> Row:
    return {
        "number": str(step.number),
        "title": step.title[printer.language],
        "asks": step.asks[printer.language],
    }


def _reports(printer: Printer) -> list[Row]:
    language = printer.language
    return [
        {
            "date": report["date"] or _UNDATED[language],
            "text": report["text"][language],
            "source": report["source"],
            "grade": report["grade"],
        }
        for report in resources.toml("portal_reports.toml")["report"]
    ]


def _spelled(host: str) -> Row:
    """The registered domain of a host character by character, so that two look-alikes can be told apart by eye."""
    domain = ".".join(host.split(".")[-2:])
    return {"host": host, "domain": domain, "letters": " ".join(domain), "count": str(len(domain))}
