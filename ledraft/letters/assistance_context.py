"""What the particulars for mutual legal assistance name beyond the request: the property and who holds it."""

from ledraft.case.citations import Citation, citation, may_stand_in
from ledraft.case.stage import stage_of
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row, joined
from ledraft.letters.values import Printer

_ASSISTANCE = "mutual_assistance"


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """The `applicable` law, the `requested_state` (a blank), the `property` to freeze, the recipient's `pages`."""
    return officer_context.common(printer, letter, occasion) | {
        "applicable": officer_context.rows(_applicable(printer, letter), printer.language),
        "requested_state": officer_context.blank(printer, letter, "requested_state"),
        "property": _property(printer, letter),
        "pages": joined(_pages(occasion), printer.language),
    }


def _applicable(printer: Printer, letter: Letter) -> list[Citation]:
    """The law of the investigation and of the offence, without the rules on assistance itself."""
    offence = [citation(one) for one in printer.case.incident.articles]
    stage = stage_of(printer.case.documents)
    found = [*officer_context.provisions(printer, letter), *(one for one in offence if one.applies_at(stage))]
    return [one for one in found if _ASSISTANCE not in one.topics and may_stand_in(one, letter.audience)]


def _property(printer: Printer, letter: Letter) -> list[Row]:
    """The accounts and caps of the case's freeze requests; where there is none, one blank row."""
    language = printer.language
    found = [
        {
            "accounts": joined(one.freeze.accounts, language),
            "amount": f"{one.freeze.amount} {one.freeze.asset}".strip(),
            "scope": getattr(one.freeze.scope, language),
        }
        for one in printer.case.requests
        if one.kind == "freeze"
    ]
    asked = officer_context.blank(printer, letter, "property")
    rows = [{key: value or asked for key, value in row.items()} for row in found]
    return rows or [{"accounts": asked, "amount": "—", "scope": "—"}]


def _pages(occasion: Occasion) -> list[str]:
    return [one.target for one in occasion.profile.channels if one.role == "explanation"]
