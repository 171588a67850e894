"""What consultations of the legal department and a transfer name: amounts against the bands, connecting places."""

from collections.abc import Iterator
from decimal import Decimal

from ledraft import resources
from ledraft.case.events import Valuation
from ledraft.evidence.bands import Crossing, crossings
from ledraft.letters import officer_context
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.officer_context import Row
from ledraft.letters.phrases import label_of
from ledraft.letters.values import Printer

_NOT_VALUED = ("lead",)


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """`bands`: where each RMB figure stands; `connections`: places that may found jurisdiction; and `evidence`."""
    return officer_context.common(printer, letter, occasion) | {
        "bands": list(_bands(printer)),
        "connections": [
            _connection(printer, letter, one) for one in resources.toml("officer.toml")["connection"]
        ],
        "evidence": evidence(printer),
        "opinion": officer_context.blank(printer, letter, "legal_opinion"),
        "legal_officer": officer_context.blank(printer, letter, "legal_officer"),
        "receiving_bureau": officer_context.blank(printer, letter, "receiving_bureau"),
        "handler_opinion": officer_context.blank(printer, letter, "handler_opinion"),
        "county_head": officer_context.blank(printer, letter, "county_head"),
        "department_opinion": officer_context.blank(printer, letter, "department_opinion"),
        "time_limit": officer_context.blank(printer, letter, "time_limit"),
    }


def evidence(printer: Printer) -> list[Row]:
    """The evidence that the case holds, by id and title."""
    return [{"id": one.id, "title": getattr(one.title, printer.language)} for one in printer.case.evidence]


def _bands(printer: Printer) -> Iterator[Row]:
    for value in printer.case.incident.valuations:
        if value.currency == "CNY" and value.basis != "reported" and value.status not in _NOT_VALUED:
            yield from (
                _band(printer, value, one) for one in crossings(Decimal(value.amount), paper="internal")
            )


def _band(printer: Printer, value: Valuation, crossing: Crossing) -> Row:
    band = crossing.band
    words = resources.toml("officer.toml")["band"]
    return {
        "amount": value.amount,
        "basis": label_of("basis", value.basis, printer.language),
        "offence": band.offence[printer.language],
        "level": band.level[printer.language],
        "range": f"{band.low}" if band.low == band.high else f"{band.low}–{band.high}",
        "state": words[crossing.state],
    }


def _connection(printer: Printer, letter: Letter, one: dict[str, str]) -> Row:
    if "from" in one:
        return {"label": one["label"], "value": printer.field(one["from"])}
    if "blank" in one:
        return {"label": one["label"], "value": officer_context.blank(printer, letter, one["blank"])}
    return {"label": one["label"], "value": one["text"]}
