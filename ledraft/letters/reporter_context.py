"""What the reporter's papers name beyond the common context: plain texts, and blanks that the reporter fills.

These papers are written in Chinese, bear no mark of a draft and cite what was read second-hand with 待核.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ledraft import resources
from ledraft.case import deadlines, times
from ledraft.case.citations import citation, may_stand_in
from ledraft.case.documents import document_kind
from ledraft.case.events import Service, Valuation
from ledraft.case.stage import issued, stage_of
from ledraft.evidence import bands
from ledraft.letters import tables
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.phrases import label_of
from ledraft.letters.values import Printer

Values = dict[str, object]
Row = Mapping[str, str]
_SERVED = (
    "acceptance_receipt",
    "filing_notice",
    "non_filing_notice",
    "reconsideration_decision",
    "review_decision",
)
_CLOCK = ("filing-usual", "filing-checked", "filing-complex")


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> Values:
    """The values of the reporter's papers; every paper finds all of them."""
    case, today = printer.case, occasion.as_of.astimezone(times.BEIJING).date()
    return {
        "today": times.chinese_day(today),
        "place": case.incident.place.zh or _blank(printer, "place", "incident.place.zh"),
        "authority": case.agency.name.zh or _blank(printer, "authority", "agency.name.zh"),
        "superior": case.agency.superior.zh or _blank(printer, "superior", "agency.superior.zh"),
        "person": _person(printer),
        "agent": _agent(printer),
        "provisions": provisions(printer, letter),
        "served": {kind: _served(printer, kind) for kind in _SERVED},
        "clock": [
            _clock_row(printer, name, occasion) for name in _CLOCK if deadlines.deadline(name, case.documents)
        ],
        "last_day": {name: _last_day(printer, name, occasion) for name in ("reconsideration", "review")},
        "statutory": [row for value in _in_yuan(printer) for row in _crossings(value)],
        "earlier_facts": _earlier_facts(printer),
        "exhibits": _exhibits(printer),
        "services": [_service(service) for service in case.incident.services],
        "vendor": _vendor(printer),
        "released": case.portal.submission_reference
        or _blank(printer, "reference_released", "portal.submission_reference"),
        "sites": resources.toml("reporter_phrases.toml")["site"],
        "event": _event(printer),
        "fill": _fill(printer),
    }


def _words(group: str) -> Mapping[str, str]:
    words: Mapping[str, str] = resources.toml("reporter_phrases.toml")[group]
    return words


def _blank(printer: Printer, label: str, tag: str, **values: str) -> str:
    return printer.blank("reporter", tag, _words("label")[label].format(**values))


def _fill(printer: Printer) -> Row:
    """Blanks that have no place in the case file: the reporter writes them into the paper."""
    return {
        name: _blank(printer, name, f"reporter.paper.{name}")
        for name in _words("label")
        if "{" not in _words("label")[name]
    }


# ---------------------------------------------------------------- people


def _person(printer: Printer) -> Row:
    reporter = printer.case.reporter
    kind = _words("identity").get(reporter.identity.type, "")
    identity = f"{kind} {reporter.identity.number}".strip()
    name = f"{reporter.name.family.zh}{reporter.name.given.zh}"
    return {
        "name": name or _blank(printer, "name", "reporter.name.family.zh"),
        "identity": identity or _blank(printer, "identity", "reporter.identity.number"),
        "phone": reporter.phone or _blank(printer, "phone", "reporter.phone"),
        "email": reporter.email or _blank(printer, "email", "reporter.email"),
        "address": reporter.address.zh or _blank(printer, "address", "reporter.address.zh"),
    }


def _agent(printer: Printer) -> Values:
    """The lawyer who acts for the reporter; `acts` says whether one does."""
    lawyer, tag = printer.case.reporter.lawyer, "reporter.lawyer"
    dated = times.day(lawyer.authorisation_date)
    return {
        "acts": printer.case.role == "lawyer",
        "name": f"{lawyer.name.family.zh}{lawyer.name.given.zh}"
        or _blank(printer, "lawyer", f"{tag}.name.family.zh"),
        "firm": lawyer.firm.zh or _blank(printer, "firm", f"{tag}.firm.zh"),
        "licence": lawyer.licence_number or _blank(printer, "licence", f"{tag}.licence_number"),
        "authorised": times.chinese_day(dated)
        if dated
        else _blank(printer, "authorisation", f"{tag}.authorisation_date"),
        "letter": lawyer.firm_letter_number or _blank(printer, "firm_letter", f"{tag}.firm_letter_number"),
        "phone": lawyer.phone or _blank(printer, "phone", f"{tag}.phone"),
    }


# ---------------------------------------------------------------- law and time


def provisions(printer: Printer, letter: Letter) -> list[Row]:
    """The provisions of the letter's catalogue line; what only a secondary source said carries 待核."""
    found = [citation(name) for name in dict.fromkeys(letter.cites(stage_of(printer.case.documents)))]
    return [
        {
            "law": f"{one.instrument.name['zh']}{one.article['zh'] if one.article['zh'] != '全文' else ''}",
            "gist": one.gist["zh"].rstrip("。"),
            "check": _words("provision")["check"] if one.needs_check else "",
        }
        for one in found
        if may_stand_in(one, "reporter")
    ]


def _served(printer: Printer, kind: str) -> Values:
    """A paper that was served on the reporter: `issued`, number, date and the day of receipt."""
    paper, title = issued(printer.case.documents, kind), document_kind(kind).title["zh"]
    days = {"date": paper and times.day(paper.date), "received": paper and times.day(paper.received_on)}
    tags = {"date": f"documents.{kind}.date", "received": f"documents.{kind}.received_on"}
    shown = {
        name: times.chinese_day(day) if day else _blank(printer, name, tags[name], document=title)
        for name, day in days.items()
    }
    number = paper.number if paper else _blank(printer, "number", f"documents.{kind}.number", document=title)
    return {"issued": paper is not None, "title": title, "number": number, **shown}


def _clock_row(printer: Printer, name: str, occasion: Occasion) -> Row:
    one = deadlines.deadline(name, printer.case.documents)
    note = one.note["zh"].rstrip("。") if one else ""
    check = "".join(
        _words("provision")["check"] for c in (one.basis if one else ()) if citation(c).needs_check
    )
    return {"what": f"{note}{check}", "end": _last_day(printer, name, occasion)}


def _last_day(printer: Printer, name: str, occasion: Occasion) -> str:
    """The last day, since when it runs and how it stands at the moment of writing; empty if it does not run."""
    one = deadlines.deadline(name, printer.case.documents)
    if one is None:
        return ""
    today = occasion.as_of.astimezone(times.BEIJING).date()
    days = {"on": one.on, "start": one.start, "today": today}
    shown = {key: times.chinese_day(day) for key, day in days.items()}
    state = "passed" if one.passed(today) else "open"
    return _words("deadline")[state].format(**shown, days=one.days_left(today))


def _in_yuan(printer: Printer) -> list[Valuation]:
    """The values of the loss in yuan that are more than a lead or a first rough figure."""
    values = printer.case.incident.valuations
    return [
        v for v in values if v.currency == "CNY" and v.basis != "reported" and v.status != "lead" and v.amount
    ]


def _crossings(value: Valuation) -> list[Row]:
    """Where one value stands for each statutory amount."""
    words, basis = _words("band"), label_of("basis", value.basis, "zh")
    return [
        {
            "offence": f"{one.band.offence['zh']}：{one.band.level['zh']}",
            "figure": f"{one.band.low:f}"
            if one.band.low == one.band.high
            else f"{one.band.low:f}–{one.band.high:f}",
            "amount": value.amount,
            "basis": basis,
            "state": words[one.state],
        }
        for one in bands.crossings(Decimal(value.amount), paper="reporter")
    ]


# ---------------------------------------------------------------- facts


def _earlier_facts(printer: Printer) -> list[Row]:
    """The facts that were over before the incident began, such as how the assets were bought."""
    incident = printer.case.incident
    start = times.moment(incident.period.from_)
    ends = [(fact, times.moment(fact.to or fact.at)) for fact in incident.statements]
    kept = [fact for fact, end in ends if start and end and end < start]
    only = incident.model_copy(update={"statements": kept})
    return tables.statements(replace(printer, case=printer.case.model_copy(update={"incident": only})))


def _exhibits(printer: Printer) -> list[Row]:
    return [
        {
            "id": one.id,
            "title": one.title.zh,
            "source": f"{one.source.zh}{f'，{one.exporter}，{one.date}' if one.date else ''}",
            "proves": one.proves.zh,
            "sha256": one.sha256 or "—",
        }
        for one in printer.case.evidence
    ]


def _service(service: Service) -> Row:
    return {
        "name": service.name,
        "kind": service.kind.zh,
        "places": "\n".join((*service.urls, *service.accounts)) or "—",
    }


def _vendor(printer: Printer) -> Values:
    """The third party's service that acted on the account: the one that the authorisation names."""
    name = printer.case.incident.authorisation.vendor
    mails = [
        mail for service in printer.case.incident.services if service.name == name for mail in service.emails
    ]
    return {
        "name": name or _blank(printer, "vendor", "incident.authorisation.vendor"),
        "mails": "、".join(mails) or _blank(printer, "vendor_mail", "incident.services"),
        "permissions": printer.case.incident.authorisation.permissions.zh,
        "not_granted": printer.case.incident.authorisation.not_granted.zh,
        "granted_by": printer.case.incident.authorisation.granted_by,
    }


def _event(printer: Printer) -> Row:
    """When the incident was, by the Beijing clock."""
    ends = [
        times.moment(text) for text in (printer.case.incident.period.from_, printer.case.incident.period.to)
    ]
    shown = [times.beijing(end) for end in ends if end]
    blank = _blank(printer, "event_time", "incident.period.from")
    return {"from": shown[0] if shown else blank, "to": shown[-1] if shown else blank}
