"""The one context of a case in one language: plain texts, lists and mappings, from which every letter is rendered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from ledraft.case import fields, glossary, paths, times
from ledraft.case.citations import citation, may_stand_in
from ledraft.case.model import Case, Stage
from ledraft.case.papers import Request
from ledraft.case.stage import issued, stage_of
from ledraft.identifiers import country, phone
from ledraft.languages import Language
from ledraft.letters import tables
from ledraft.letters.catalogue import Letter
from ledraft.letters.first_request import first_request
from ledraft.letters.occasion import Occasion
from ledraft.letters.phrases import capital, phrase
from ledraft.letters.references import points_to_evidence
from ledraft.letters.values import Printer
from ledraft.recipients.profile import Profile

Context = dict[str, object]
_OWN_ANNEXES = ("annex_facts", "annex_identifiers", "annex_data", "other_language")
_PLACE = "\0"
"""Stands in a sentence where a value of its own comes in."""
_MAY_SEND: tuple[Stage, ...] = ("accepted", "filed")


def build(case: Case, letter: Letter, language: Language, occasion: Occasion, *, bound: bool = False) -> Context:
    """Everything that `letter` may name, for `case` in `language`. `bound`: controls repeat each other (the kit)."""
    printer = Printer(case, language, bound)
    of_case = _Asked(case, language, bound, occasion)
    return _extra(printer, letter, occasion) | {
        **_alike(of_case),
        "page": page(case, letter, language, occasion),
        "letter": {"id": letter.id, "title": letter.title[language], "date": _date_of_issue(printer)},
        "papers": _papers(printer, letter),
        "citations": _citations(case, letter, language),
        "attachments": _attachments(printer, letter),
        **_requested(of_case, _request_index(case, letter)),
    }


def common(case: Case, language: Language, occasion: Occasion) -> Context:
    """What every letter of `case` in `language` may name alike."""
    return _alike(_Asked(case, language, False, occasion))


@dataclass(frozen=True, eq=False)
class _Asked:
    """What a context is made of beside its letter; equal if these are the same objects, for cases compare slowly."""

    case: Case
    language: Language
    bound: bool
    occasion: Occasion

    def _key(self) -> tuple[int, Language, bool, int]:
        return id(self.case), self.language, self.bound, id(self.occasion)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())


@lru_cache(maxsize=4)
def _alike(asked: _Asked) -> Context:
    """What every letter of one case may name alike; kept for the case at hand, in both languages, bound and not."""
    case, language, occasion = asked.case, asked.language, asked.occasion
    printer = Printer(case, language, asked.bound)
    return {
        "reference": printer.field("$.reference"),
        "recipient": {"addressee": _addressee(occasion, language), "brand": occasion.profile.brand},
        "stage": _stage(case, language),
        "agency": _agency(printer),
        "officer": _officer(printer, "officer"),
        "second_officer": _officer(printer, "second_officer"),
        "verification": _verification(printer),
        "attestation": _fields(printer, "$.attestation", "officer", "approver", "approved_on", "instrument_number"),
        "reporter": _reporter(printer),
        "incident": _fields(printer, "$.incident", "title", "offence", "summary", "place"),
        "points_to_evidence": points_to_evidence(case),
        "statements": tables.statements(printer),
        "losses": tables.losses(printer),
        "valuations": tables.valuations(printer),
        "flow_steps": tables.flow_steps(printer),
        **_identifiers(printer, occasion),
        "network": tables.network(printer),
        "parts": parts(printer),
        "email": {"subject": subject(case, language)},
    }


def _identifiers(printer: Printer, occasion: Occasion) -> Context:
    """Each list whole, and in the parts in which a letter prints it; the annexes stand beside. A text to paste holds the
    orders only where one table would hold them.
    """
    lists = {
        "orders": tables.orders(printer),
        "transfers": tables.transfers(printer),
        "transactions": tables.transactions(printer),
    }
    parts = {f"{name.removesuffix('s')}_parts": tables.in_parts(rows) for name, rows in lists.items()}
    few = len(lists["orders"]) <= tables.PER_TABLE
    pasted = {
        "orders_pasted": lists["orders"] if few else [],
        "orders_left_out": "" if few else str(len(lists["orders"])),
    }
    return {**lists, **parts, **pasted, "annex_files": tables.annexed(printer, occasion.annexed)}


def _extra(printer: Printer, letter: Letter, occasion: Occasion) -> Context:
    """What a letter names beyond the common context, from the module that its catalogue line names."""
    if not letter.extra:
        return {}
    module = import_module(f"ledraft.letters.{letter.extra}_context")
    values: Context = module.extra(printer, letter, occasion)
    return values


def page(case: Case, letter: Letter, language: Language, occasion: Occasion) -> Mapping[str, str]:
    """What stands in the header and footer: draft mark, specimen mark, the line about validity, the reference."""
    marked = letter.marked == "draft"
    return {
        "draft": phrase("page", "draft", language) if marked and not occasion.final else "",
        "specimen": phrase("page", "specimen", language) if case.specimen else "",
        "validity": phrase("page", "validity", language) if marked and occasion.final else "",
        "reference": case.reference,
    }


def _request_index(case: Case, letter: Letter) -> int:
    """Which request of the case `letter` makes; one beyond the last if the case names none of its kind."""
    kinds: list[str] = [r.kind for r in case.requests]
    return kinds.index(letter.request) if letter.request in kinds else len(kinds)


@lru_cache(maxsize=8)
def _requested(asked: _Asked, index: int) -> Context:
    """What the letters that make one request name alike; kept like `_alike`."""
    case = asked.case
    request = case.requests[index] if index < len(case.requests) else first_request(case)
    return _asked(Printer(case, asked.language, asked.bound), request, index, asked.occasion)


def _fields(printer: Printer, base: str, *names: str) -> dict[str, str]:
    return {name: printer.field(f"{base}.{name}") for name in names}


def _date_of_issue(printer: Printer) -> str:
    instant = times.moment(printer.case.attestation.attested_at)
    day = printer.day(instant.astimezone(times.BEIJING).date()) if instant else ""
    return printer.control(day, f"letter.date.{printer.language}", phrase("label", "date_of_issue", printer.language))


def _addressee(occasion: Occasion, language: Language) -> str:
    names = occasion.profile.addressees(occasion.as_of.astimezone(times.BEIJING).date())
    return ("、" if language == "zh" else ", ").join(names)


def _stage(case: Case, language: Language) -> Mapping[str, object]:
    stage = stage_of(case.documents)
    return {"id": stage, "label": phrase("stage", stage, language), "may_send": stage in _MAY_SEND}


def _agency(printer: Printer) -> dict[str, str]:
    code = country.country_code(printer.case.agency.country)
    name = country.country_name(code, printer.language) if code else printer.case.agency.country
    shown = printer.control(name, f"agency.country.{printer.language}", _entry_label(printer, "$.agency.country"))
    return _fields(printer, "$.agency", "name", "department", "address", "superior") | {"country": shown}


def _entry_label(printer: Printer, path: str) -> str:
    return fields.entry(path).label[printer.language]


def _officer(printer: Printer, who: str) -> dict[str, str]:
    base = f"$.{who}"
    shown = {
        "family": printer.field(f"{base}.name.family"),
        "given": printer.field(f"{base}.name.given"),
        "position": printer.field(f"{base}.position"),
        "email": printer.field(f"{base}.email"),
        "phone": _phone(printer, who),
    }
    if who == "officer":
        shown |= {"police_number": printer.field("$.officer.police_number"), "phone_type": _phone_type(printer)}
    return shown


def _phone(printer: Printer, who: str) -> str:
    """The number in international form where it is a number, for the analyst abroad; else as it was typed."""
    officer = printer.case.officer if who == "officer" else printer.case.second_officer
    number = _dialled_from_abroad(printer, officer.phone.number)
    return printer.control(number, f"{who}.phone.number", _entry_label(printer, f"$.{who}.phone.number"))


def _dialled_from_abroad(printer: Printer, number: str) -> str:
    region = country.country_code(printer.case.agency.country) or "CN"
    return phone.international(number, region) if number and phone.check_phone(number, region).ok else number


def _verification(printer: Printer) -> dict[str, str]:
    path = "$.agency.verification.switchboard"
    number = _dialled_from_abroad(printer, printer.case.agency.verification.switchboard)
    shown = printer.control(number, path.removeprefix("$."), _entry_label(printer, path))
    return _fields(printer, "$.agency.verification", "website", "seen_at", "seen_on") | {"switchboard": shown}


def _phone_type(printer: Printer) -> str:
    entry = fields.entry("$.officer.phone.type")
    kind = printer.case.officer.phone.type
    text = next((c.label[printer.language] for c in entry.choices if c.value == kind), kind)
    return printer.control(text, f"officer.phone.type.{printer.language}", entry.label[printer.language])


def _reporter(printer: Printer) -> dict[str, str]:
    name = printer.case.reporter.name
    shown = {part: printer.field(f"$.reporter.name.{part}") for part in ("family", "given")}
    return shown | {"characters": f"{name.family.zh}{name.given.zh}"}


def _papers(printer: Printer, letter: Letter) -> list[dict[str, str]]:
    needed = [kind for kind in letter.papers if kind in letter.needs or issued(printer.case.documents, kind)]
    return [printer.document(kind) for kind in needed]


def _citations(case: Case, letter: Letter, language: Language) -> list[Mapping[str, str]]:
    """The provisions that the letter's catalogue line names, and the offence as the officer has entered it."""
    stage = stage_of(case.documents)
    ids = dict.fromkeys((*letter.cites(stage), *case.incident.articles))
    allowed = [c for c in map(citation, ids) if may_stand_in(c, letter.audience) and c.applies_at(stage)]
    return [
        {
            "instrument": c.instrument.name[language],
            "article": c.article[language],
            "gist": c.gist[language].rstrip("。."),
        }
        for c in allowed
    ]


def _asked(printer: Printer, request: Request, index: int, occasion: Occasion) -> Context:
    language = printer.language
    third = any(glossary.data_category(item.category).third_persons for item in request.items)
    return {
        "items": tables.items(printer, request, index),
        "asks_third_persons": third,
        "accounts": [*tables.accounts(printer, with_holders=third), *tables.authorised_program(printer, request)],
        "preservation": {"note": _preservation_note(occasion.profile, language)},
        "user_notice": _user_notice(printer, request, index),
        "reply": _reply(printer, request, index),
    }


def _preservation_note(profile: Profile, language: Language) -> str:
    rule = profile.preservation
    if rule is None or rule.days is None or not rule.renewable:
        return ""
    return phrase("phrase", "preservation_known", language, days=rule.days)


def _user_notice(printer: Printer, request: Request, index: int) -> dict[str, str]:
    """The sentence on telling the account holder, parted around `value`, so that what is blank in it stays a control."""
    language, notice = printer.language, request.user_notice
    tag = f"requests[{index}].user_notice"
    until = times.day(notice.until)
    shown = printer.day(until) if until else phrase("phrase", "until_further", language)
    value = ""
    if not notice.choice:
        value = printer.blank("officer", f"{tag}.choice", phrase("label", "user_notice", language))
    elif notice.choice == "do_not_notify":
        value = printer.text(notice.reason, f"{tag}.reason", phrase("label", "item_reason", language))
    sentence = phrase("user_notice", notice.choice or "undecided", language, until=shown, value=_PLACE)
    before, _place, after = sentence.partition(_PLACE)
    return {"before": before, "value": value, "after": after}


def _reply(printer: Printer, request: Request, index: int) -> dict[str, str]:
    language = printer.language
    reason = getattr(request.reply_by_reason, language)
    by = times.day(request.reply_by)
    tag, label = f"requests[{index}].reply_by.{language}", phrase("label", "reply_by", language)
    return {
        "channel": phrase("phrase", f"reply_{printer.case.route}", language, address=printer.field("$.officer.email")),
        "by": printer.control(printer.day(by) if by else "", tag, label),
        "by_reason": phrase("phrase", "reply_reason", language, reason=reason) if reason else "",
    }


def subject(case: Case, language: Language) -> str:
    """The subject line of the e-mail: our reference, what is asked, who asks; plain text, never a control."""
    agency = getattr(case.agency.name, language)
    return phrase("email", "subject", language, reference=case.reference, agency=agency).strip(" -　")


def parts(printer: Printer) -> list[Mapping[str, str]]:
    """The fourteen parts of the eight required fields, each with its label and its value ready to copy."""
    entries = [entry for field in fields.all_fields() for entry in field.parts]
    language = printer.language
    return [{"label": capital(entry.label[language]), "value": part_value(printer, entry.path)} for entry in entries]


def part_value(printer: Printer, path: str) -> str:
    """One part as it is typed into the portal or the e-mail; an image is said to be with the officer, never shown."""
    match path:
        case "$.evidence":
            count = len(printer.case.evidence)
            shown = phrase("email", "materials", printer.language, count=count)
            return shown if count else printer.blank("reporter", "evidence", _entry_label(printer, path))
        case "$.agency.country":
            return _agency(printer)["country"]
        case "$.officer.phone.number":
            return _phone(printer, "officer")
        case "$.officer.phone.type":
            return _phone_type(printer)
    if fields.entry(path).kind == "image":
        return _image(printer, path)
    return printer.field(path)


def _image(printer: Printer, path: str) -> str:
    image = paths.get(printer.case, path)
    stated = image.by_officer or image.file
    text = phrase("phrase", f"by_officer_{printer.case.route}", printer.language) if stated else ""
    return printer.control(text, f"{path.removeprefix('$.')}.by_officer.{printer.language}", _entry_label(printer, path))


def _evidence_bundle(printer: Printer) -> str:
    """The evidence as one attachment: the index lists it, and the signature stays on the page of the letter."""
    ids = [e.id for e in printer.case.evidence]
    shown = ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"
    return phrase("phrase", "evidence_bundle", printer.language, count=len(ids), ids=shown)


def _attachments(printer: Printer, letter: Letter) -> Sequence[Mapping[str, str]]:
    language = printer.language
    sent = [kind for kind in letter.papers if issued(printer.case.documents, kind)]
    papers = [printer.document(kind)["title"] for kind in sent]
    evidence = [_evidence_bundle(printer)] if printer.case.evidence else []
    own = [phrase("phrase", key, language) for key in _OWN_ANNEXES]
    return [{"title": title} for title in (*own, *papers, *evidence)]
