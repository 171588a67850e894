"""The context of the forms: Kodex sheet, checklist, hand-over page, evidence index.

Everything is derived from the registry of fields, the portal's steps and the recipient's profile; no form keeps a
list of its own.
"""

from collections.abc import Iterable, Sequence

from ledraft import resources
from ledraft.case import fields, times
from ledraft.case.model import Case
from ledraft.case.ownership import nearest_entry
from ledraft.case.papers import Evidence
from ledraft.case.stage import stage_of
from ledraft.languages import LANGUAGES, Language
from ledraft.letters.context import Context, common
from ledraft.letters.handover import handover
from ledraft.letters.occasion import Occasion
from ledraft.letters.phrases import capital
from ledraft.letters.phrases import phrase as common_phrase
from ledraft.letters.portal_sheet import portal
from ledraft.letters.sheet import Row, Sheet, phrase
from ledraft.rules.parts import FieldStatus, PartStatus
from ledraft.rules.rule import SEVERITIES, Finding

_STATUSES = ("complete", "missing", "invalid")


def sheet_context(
    case: Case,
    language: Language,
    occasion: Occasion,
    statuses: Sequence[FieldStatus],
    findings: Sequence[Finding],
    request_text: str,
) -> Context:
    """Everything that the forms of `case` in `language` may name beyond the letters' context; alike for all of them.

    `statuses` are those of the eight fields, `findings` those of a check of the case, `request_text` is the request
    as plain text in `language` (empty if the case has none). `checklist` says of a value only that it is there.
    """
    sheet = Sheet(case, language, occasion, {one: common(case, one, occasion) for one in LANGUAGES})
    return {
        "sheet": _heading(sheet),
        "kodex": portal(sheet, request_text),
        "checklist": _checklist(statuses, findings, language),
        "handover": handover(sheet, statuses),
        "evidence": {"count": len(case.evidence), "rows": [_evidence(sheet, item) for item in case.evidence]},
    }


def _heading(sheet: Sheet) -> Row:
    return {
        "recipient": sheet.occasion.profile.title[sheet.language],
        "route": sheet.say("route", sheet.case.route),
        "as_of": times.both(sheet.occasion.as_of),
        "caution": _caution(sheet),
    }


def _caution(sheet: Sheet) -> str:
    """Why nothing may go out at this stage; empty where it may."""
    stage = stage_of(sheet.case.documents)
    if stage == "reported":
        return sheet.say("phrase", "not_before")
    if stage in ("accepted", "filed"):
        return ""
    return sheet.say("phrase", "not_at_stage", stage=common_phrase("stage", stage, sheet.language))


def _checklist(statuses: Sequence[FieldStatus], findings: Sequence[Finding], language: Language) -> Row:
    parts = [part for status in statuses for part in status.parts]
    still_open = sum(status.status != "complete" for status in statuses)
    key = "still_open" if still_open else "nothing_open"
    grouped = {s: [_finding(f, language) for f in findings if f.severity == s] for s in SEVERITIES}
    return {
        "summary": phrase("phrase", key, language, count=still_open),
        "fields": _totals(status.status for status in statuses),
        "parts": _totals(part.status for part in parts),
        "counts": {severity: len(found) for severity, found in grouped.items()},
        "rows": [_field(status, language) for status in statuses],
        "findings": grouped,
    }


def _totals(states: Iterable[str]) -> dict[str, int]:
    counted = list(states)
    return {status: counted.count(status) for status in _STATUSES}


def _field(status: FieldStatus, language: Language) -> Row:
    return {
        "number": status.field.number,
        "label": capital(status.field.label[language]),
        "status": phrase("status", status.status, language),
        "parts": [_part(part, language) for part in status.parts],
    }


def _part(part: PartStatus, language: Language) -> Row:
    return {
        "mark": resources.toml("sheets.toml")["mark"][part.status],
        "label": capital(part.entry.label[language]),
        "status": phrase("status", part.status, language),
        "owner": phrase("owner", part.entry.owner, language),
        "reason": part.reason[language] if part.reason else "—",
        "source_items": " ".join(part.entry.source_items),
    }


def _finding(finding: Finding, language: Language) -> Row:
    return {
        "id": finding.rule.id,
        "message": finding.message(language),
        "fix": finding.fix(language),
        "place": _place(finding.hit.path, language),
        "owner": phrase("owner", finding.owner, language),
        "source": finding.source(language),
    }


def _place(path: str, language: Language) -> str:
    """A path with the label of the field that it is or lies in, where the registry knows one."""
    nearest = nearest_entry(path)
    return f"{capital(nearest.label[language])} {path}" if nearest else path


def _evidence(sheet: Sheet, item: Evidence) -> Row:
    shown = {
        "title": sheet.either(item.title),
        "kind": _kind(item, sheet.language),
        "file": item.file,
        "extent": _extent(sheet, item),
        "source": sheet.either(item.source),
        "exporter": _exporter(sheet, item.exporter),
        "date": item.date,
        "sha256": item.sha256,
        "proves": sheet.either(item.proves),
    }
    unknown = sheet.say("phrase", "unknown")
    return {"id": item.id, **{name: text or unknown for name, text in shown.items()}}


def _exporter(sheet: Sheet, text: str) -> str:
    """Who exported; the reporter's own name, entered in characters, also in Latin letters where the form is English."""
    family, given = sheet.case.reporter.name.family, sheet.case.reporter.name.given
    latin = f"{family.en} {given.en}".strip()
    own = text == f"{family.zh}{given.zh}" and latin and sheet.language == "en"
    return f"{latin} ({text})" if own else text


def _kind(item: Evidence, language: Language) -> str:
    choices = next(i.choices for i in fields.entry("$.evidence").items if i.path == "kind")
    return next((choice.label[language] for choice in choices if choice.value == item.kind), item.kind)


def _extent(sheet: Sheet, item: Evidence) -> str:
    counts = {"size": item.size, "rows": item.rows, "pages": item.pages}
    known = {name: f"{count:,}" for name, count in counts.items() if count is not None}
    if isinstance(which := item.selection.get("sheet"), str) and which:  # two sheets of a workbook have one file and hash
        known["sheet"] = which
    return "\n".join(sheet.say("phrase", name, **{name: count}) for name, count in known.items())
