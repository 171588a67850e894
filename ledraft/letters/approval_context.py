"""What the approval of identity material and the secrecy review name: the parts, the outgoing files, the recipients."""

from collections.abc import Iterator

from ledraft import resources
from ledraft.case import fields
from ledraft.case.documents import document_kind
from ledraft.case.fields import Entry
from ledraft.case.stage import is_issued, stage_of
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter, offered
from ledraft.letters.occasion import Occasion
from ledraft.letters.occurrences import happening
from ledraft.letters.officer_context import Row, dash, joined
from ledraft.letters.values import Printer
from ledraft.recipients import kodex

_DATA = "minimisation.toml"
_REACHABLE = ("primary", "onboarding_help")


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`identity`: each part with its use and how to keep it small; `outgoing`: the files that go abroad."""
    identity = [_part(printer, entry) for entry in _identity_parts()]
    return officer_context.common(printer, letter, occasion) | {
        "identity": identity,
        "identity_count": str(len(identity)),
        "outgoing": list(_outgoing(printer, occasion)),
        "portal_hosts": joined(_portal_hosts(occasion), printer.language),
        "contacts": dash(joined(_contacts(occasion), printer.language)),
        "way": resources.toml("officer.toml")["way"][printer.case.route],
        "reviewer": officer_context.blank(printer, letter, "reviewer"),
        "approver": officer_context.blank(printer, letter, "approver"),
    }


def _portal_hosts(occasion: Occasion) -> list[str]:
    """The hosts of the recipient's portal that are in use; former ones are left out."""
    found = [
        one.host for one in occasion.profile.channels if one.kind == "portal" and one.role != "historical"
    ]
    return list(dict.fromkeys(found))


def _contacts(occasion: Occasion) -> list[str]:
    """The mailboxes of the recipient and of the portal through which a person can exercise rights."""
    return [one.target for one in occasion.profile.channels if one.kind == "email" and one.role in _REACHABLE]


def _identity_parts() -> list[Entry]:
    """The parts that the officer or the agency supplies, in the order of the required fields."""
    known = resources.toml(_DATA)
    return [entry for field in fields.all_fields() for entry in field.parts if entry.path in known]


def _part(printer: Printer, entry: Entry) -> Row:
    said = resources.toml(_DATA)[entry.path]
    steps = "、".join(str(step.number) for step in kodex.steps() if entry.path in step.parts)
    return {
        "label": entry.label[printer.language],
        "step": steps,
        "why": said["why"],
        "less": said["less"],
    }


def _outgoing(printer: Printer, occasion: Occasion) -> Iterator[Row]:
    """What goes abroad: the packet's letters to the recipient, copies of documents, evidence, identity material."""
    case, kinds = printer.case, resources.toml("officer.toml")["outgoing"]
    now = happening(case, occasion.profile, occasion.as_of)
    for one in offered(case, stage_of(case.documents), now):
        if one.audience == "recipient":
            yield {"name": one.title[printer.language]} | kinds["letter"]
    for document in filter(is_issued, case.documents):
        yield {"name": document_kind(document.kind).title[printer.language]} | kinds["document"]
    for item in case.evidence:
        yield {"name": f"{item.id} {getattr(item.title, printer.language)}"} | kinds["evidence"]
    yield kinds["identity"]
