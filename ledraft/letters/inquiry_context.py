"""What letters to bodies in China name: companies, addresses and apps to look up, each marked as how sure it is."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.case import times
from ledraft.case.documents import document_kind
from ledraft.case.events import Candidate, Service
from ledraft.case.stage import issued
from ledraft.letters import officer_context, tables
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row, dash, joined, status
from ledraft.letters.references import in_cell
from ledraft.letters.values import Printer

_BLANKS = (
    "cooperating_bureau", "registry", "host", "store", "vendor_company", "time_limit", "price_body", "price_moment",
)  # fmt: skip


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """Blanks, what to look up (`candidates`, `services`, `addresses`), the `assets` to value, the vendor, enclosures."""
    services = [one for one in printer.case.incident.services if one.name != occasion.profile.brand]
    return officer_context.common(printer, letter, occasion) | {
        "blanks": {name: officer_context.blank(printer, letter, name) for name in _BLANKS},
        "vendor": printer.case.incident.authorisation.vendor or missing(printer, "services"),
        "candidates": candidates(printer),
        "services": _services(printer, services),
        "mailboxes": list(_mailboxes(printer, services)),
        "vendor_said": _said_by(printer, printer.case.incident.authorisation.vendor),
        "addresses": _addresses(printer),
        "enclosures": [_enclosure(printer, one) for one in resources.toml("officer.toml")["enclosure"]],
        "period": _period(printer),
        "assets": tables.losses(printer) or [{"asset": missing(printer, "losses"), "amount": "—", "status": "—"}],
    }


def missing(printer: Printer, name: str) -> str:
    """A blank that asks the reporter's side for something of the incident that the case does not hold yet."""
    label = resources.toml("officer.toml")["reporter_blank"][printer.language][name]
    return printer.blank("reporter", f"letter.missing.{name}", label)


def candidates(printer: Printer) -> list[Row]:
    """Organisations that may stand behind a service: leads with source, date and confidence; else one row that asks."""
    found = [_candidate(printer, one) for one in printer.case.incident.candidates]
    keys = ("code", "registry_status", "address", "source", "date", "confidence")
    return found or [{"name": missing(printer, "candidates")} | dict.fromkeys(keys, "—")]


def _candidate(printer: Printer, one: Candidate) -> Row:
    language = printer.language
    return {
        "name": dash(getattr(one.name, language)),
        "code": dash(one.registry_code),
        "registry_status": dash(getattr(one.registry_status, language)),
        "address": dash(getattr(one.address, language)),
        "source": dash(getattr(one.source, language)),
        "date": dash(one.date),
        "confidence": resources.toml("officer.toml")["confidence"].get(one.confidence, "—"),
    }


def positions(printer: Printer) -> list[Row]:
    """What each party said, in which medium, on what evidence: recorded, not adjudicated."""
    language = printer.language
    return [
        {
            "party": getattr(one.party, language),
            "statement": getattr(one.statement, language),
            "medium": dash(getattr(one.medium, language)),
            "date": dash(one.date),
            "evidence": in_cell(one.rests_on, printer),
        }
        for one in printer.case.incident.positions
    ]


def _services(printer: Printer, services: list[Service]) -> list[Row]:
    found = [
        {
            "name": one.name,
            "kind": dash(getattr(one.kind, printer.language)),
            "urls": dash("\n".join(one.urls)),
            "accounts": dash(joined(one.accounts, printer.language)),
        }
        for one in services
    ]
    return found or [{"name": missing(printer, "services"), "kind": "—", "urls": "—", "accounts": "—"}]


def _mailboxes(printer: Printer, services: list[Service]) -> Iterator[Row]:
    """Each mailbox with a blank for what is known of its replies: a case does not hold that, so nothing is claimed."""
    label = resources.toml("officer.toml")["reporter_blank"][printer.language]["replies"]
    for number, address in enumerate(mail for one in services for mail in one.emails):
        yield {"address": address, "replies": printer.blank("reporter", f"letter.replies.{number}", label)}


def _said_by(printer: Printer, vendor: str) -> list[Row]:
    """The positions of the parties that bear the vendor's name."""
    return [one for one in positions(printer) if vendor and vendor in one["party"]]


def _addresses(printer: Printer) -> list[Row]:
    """Network addresses, leads among them: whom they belong to is what these letters ask."""
    found = [
        {
            "value": one.value,
            "note": dash(getattr(one.note, printer.language)),
            "status": status(printer, one.status),
        }
        for one in printer.case.identifiers.network
    ]
    return found or [{"value": missing(printer, "network"), "note": "—", "status": "—"}]


def _enclosure(printer: Printer, one: dict[str, str]) -> Row:
    if "document" not in one:
        return {"name": one["name"], "state": one["state"]}
    states = resources.toml("officer.toml")["enclosure_state"]
    paper = issued(printer.case.documents, one["document"])
    state = states["issued"].format(number=paper.number) if paper else states["missing"]
    return {"name": document_kind(one["document"]).title[printer.language], "state": state}


def _period(printer: Printer) -> Row:
    period = printer.case.incident.period
    first, last = times.moment(period.from_), times.moment(period.to)
    if first is None or last is None:
        asked = missing(printer, "period")
        return {"beijing": asked, "utc": asked}
    return {
        "beijing": f"{times.beijing(first)}至{times.beijing(last)}",
        "utc": f"{times.utc(first)}至{times.utc(last)}",
    }
