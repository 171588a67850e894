"""The Kodex sheet: the doors with their sources, the eight sign-up steps with every value, the request, the log."""

from collections.abc import Iterable, Mapping
from typing import get_args

from ledraft.case import fields
from ledraft.case.fields import Entry
from ledraft.case.papers import Evidence, PortalStep
from ledraft.case.stage import is_issued
from ledraft.languages import Language
from ledraft.letters import library
from ledraft.letters.control import Control
from ledraft.letters.phrases import capital
from ledraft.letters.phrases import phrase as common_phrase
from ledraft.letters.sheet import Row, Sheet, phrase, texts
from ledraft.recipients import kodex
from ledraft.recipients.facts import Channel, Role

_ENGLISH_FIRST: tuple[Language, ...] = ("en", "zh")
"""The portal is in English."""
_STATES: tuple[str, ...] = get_args(PortalStep.model_fields["state"].annotation)[1:]
"""The states that can be seen: all but `not_begun`."""


def portal(sheet: Sheet, request_text: str) -> Row:
    """Everything that the Kodex sheet prints beside the letters' context."""
    number = sheet.case.portal.submission_reference
    label = phrase("kodex-sheet", "submission", sheet.language)
    return {
        "doors": [_door(sheet, channel) for channel in _doors(sheet)],
        "no_portal": "" if sheet.door("kodex") else sheet.say("phrase", "no_portal"),
        "approval": sheet.printer.document("superior_approval"),
        "steps": [_step(sheet, step) for step in kodex.steps()],
        "request": _request(sheet),
        "files": _rows(phrase("kodex-sheet", "files", sheet.language), [("", name) for name in _files(sheet)]),
        "text": request_text.strip(),
        "log": _log(sheet),
        "submission_reference": sheet.printer.control(number, "portal.submission_reference", label),
    }


def _doors(sheet: Sheet) -> list[Channel]:
    others: tuple[Role, ...] = ("explanation", "onboarding_help")
    found = [c for role in others for c in sheet.occasion.profile.channels_for(role, sheet.today)]
    entrance = sheet.door("kodex")
    return [entrance, *found] if entrance else found


def _door(sheet: Sheet, channel: Channel) -> Row:
    source = sheet.source(channel)
    since = sheet.say("phrase", "since", day=channel.valid_from) if channel.valid_from else ""
    cited = {"source": source.citation[sheet.language], "seen": source.checked_on, "grade": source.grade}
    return {
        "role": sheet.say("channel", channel.role),
        "target": channel.target,
        "host": channel.host if channel.kind == "portal" else "",
        "note": channel.note[sheet.language] if channel.note else "",
        "source": since + sheet.say("phrase", "source", meaning=sheet.say("grade", source.grade), **cited),
    }


def _step(sheet: Sheet, step: kodex.Step) -> Row:
    entries = [fields.entry(path) for path in step.parts]
    reminder = texts("reminder").get(str(step.number))
    return {
        "number": step.number,
        "title": step.title[sheet.language],
        "asks": step.asks[sheet.language],
        "source_item": step.source_item,
        "reminder": reminder[sheet.language] if reminder else "",
        "approval": any(entry.kind == "image" for entry in entries),
        "rows": [row for entry in entries for row in _values(sheet, entry)],
    }


def _values(sheet: Sheet, entry: Entry) -> list[Row]:
    """The values of one part, each to be copied from a cell of its own."""
    label, tag = entry.label[sheet.language], entry.path.removeprefix("$.")
    if entry.kind == "group":
        return _rows(label, [("", text) for text in _evidence(sheet)])
    if entry.kind == "image":
        return _rows(label, [("", _image(sheet, entry))])
    known = _controls(sheet)
    pieces = [(lang, known[f"{tag}.{lang}"]) for lang in _ENGLISH_FIRST if f"{tag}.{lang}" in known]
    if not pieces:
        return _rows(label, [("", _relabelled(sheet, known[tag], label))])
    return _rows(label, [(sheet.say("piece", lang), _relabelled(sheet, shown, label)) for lang, shown in pieces])


def _controls(sheet: Sheet) -> dict[str, Control]:
    """Every value of the agency and the officer by its tag, exactly as the letters and the e-mail print it."""
    groups = [context[name] for context in sheet.contexts.values() for name in ("agency", "officer")]
    values = [value for group in groups if isinstance(group, Mapping) for value in group.values()]
    return {value.path: value for value in values if isinstance(value, Control)}


def _relabelled(sheet: Sheet, shown: Control, label: str) -> str:
    """The value under a label in the form's language: the same blank as in the letters."""
    return sheet.printer.control("" if shown.blank else str(shown), shown.path, label)


def _image(sheet: Sheet, entry: Entry) -> str:
    """That the officer keeps and shows the photograph; never the photograph, nor where it lies."""
    image = getattr(sheet.case.officer.credentials, entry.path.rpartition(".")[2])
    text = common_phrase("phrase", "by_officer_kodex", sheet.language) if image.by_officer or image.file else ""
    return sheet.printer.control(text, entry.path.removeprefix("$."), entry.label[sheet.language])


def _evidence(sheet: Sheet) -> list[str]:
    label = fields.entry("$.evidence").label[sheet.language]
    names = [" ".join(filter(None, (e.id, sheet.either(e.title), _file_name(e)))) for e in sheet.case.evidence]
    return names or [sheet.printer.blank("reporter", "evidence", label)]


def _file_name(item: Evidence) -> str:
    return f"[{item.file.replace(chr(92), '/').rpartition('/')[2]}]" if item.file else ""


def _request(sheet: Sheet) -> list[Row]:
    """Type and title of the request, in both languages."""
    kind = sheet.case.requests[0].kind if sheet.case.requests else "data"
    kinds = [(sheet.say("piece", lang), phrase("request", kind, lang)) for lang in _ENGLISH_FIRST]
    subjects = [(sheet.say("piece", lang), _subject(sheet, kind, lang)) for lang in _ENGLISH_FIRST]
    type_, subject = (phrase("kodex-sheet", key, sheet.language) for key in ("type", "subject"))
    return _rows(type_, kinds) + _rows(subject, subjects)


def _subject(sheet: Sheet, kind: str, language: Language) -> str:
    incident, reference = (sheet.contexts[language][key] for key in ("incident", "reference"))
    title = incident["title"] if isinstance(incident, Mapping) else ""
    values = {"kind": phrase("request", kind, language), "title": str(title), "reference": str(reference)}
    return phrase("phrase", "subject", language, **values)


def _files(sheet: Sheet) -> list[str]:
    """What goes with the request, the annexes that it names included; the superior's approval stays at the agency."""
    letter = library.request_letter(sheet.case)
    if letter is None:
        return _evidence(sheet)
    papers = [d for d in sheet.case.documents if d.kind in letter.papers and is_issued(d)]
    signed = sheet.say("phrase", "request_signed", title=letter.title[sheet.language])
    titles = [sheet.printer.document(paper.kind)["title"] for paper in papers]
    annexes = [file.name for annex in sheet.occasion.annexed for file in annex.files]
    return [signed, *titles, *annexes, *_evidence(sheet)]


def _log(sheet: Sheet) -> list[Row]:
    seen = {step.state: step for step in sheet.case.portal.steps}
    return [
        {
            "label": sheet.say("portal_state", state),
            "on": seen[state].on if state in seen else "",
            "note": seen[state].note if state in seen else "",
        }
        for state in _STATES
    ]


def _rows(label: str, pieces: Iterable[tuple[str, str]]) -> list[Row]:
    return [
        {"label": capital(label), "language": language, "text": text, "first": number == 0}
        for number, (language, text) in enumerate(pieces)
    ]
