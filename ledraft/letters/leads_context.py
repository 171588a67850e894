"""The positions of the parties, recorded and not adjudicated, and the leads sheet: the one place for opinions."""

from ledraft import resources
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.inquiry_context import candidates, positions
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row, dash, status
from ledraft.letters.references import in_cell
from ledraft.letters.values import Printer

_LEAD = "lead"


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`positions`, `reporter_says`, `police_position` (a blank), `opinions`, `candidates`, `addresses`, `holders`."""
    return officer_context.common(printer, letter, occasion) | {
        "positions": positions(printer),
        "reporter_says": _statements(printer, leads=False),
        "police_position": officer_context.blank(printer, letter, "police_position"),
        "opinions": _statements(printer, leads=True),
        "candidates": candidates(printer),
        "addresses": _addresses(printer),
        "holders": _holders(printer),
    }


def _statements(printer: Printer, *, leads: bool) -> list[Row]:
    """What the reporter states as fact, or (`leads`) what the reporter believes and nobody has checked."""
    return [
        {
            "text": getattr(one.text, printer.language),
            "status": status(printer, one.status),
            "evidence": in_cell(one.rests_on, printer),
        }
        for one in printer.case.incident.statements
        if (one.status == _LEAD) is leads and one.status != "verified"
    ]


def _addresses(printer: Printer) -> list[Row]:
    return [
        {
            "value": one.value,
            "note": dash(getattr(one.note, printer.language)),
            "evidence": in_cell(one.rests_on, printer),
        }
        for one in printer.case.identifiers.network
        if one.status == _LEAD
    ]


def _holders(printer: Printer) -> list[Row]:
    kinds = resources.toml("phrases.toml")["account"]
    return [
        {
            "kind": kinds[f"holder_{one.kind}"][printer.language],
            "value": one.value,
            "source": dash(getattr(one.source, printer.language)),
        }
        for one in printer.case.identifiers.holders
        if one.status == _LEAD
    ]
