"""A file chosen as evidence becomes its entry: hash, size, type, pages, rows, as `ledraft evidence add` registers it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from ledraft.case import paths, times
from ledraft.case.papers import Evidence
from ledraft.errors import UserError
from ledraft.evidence import copying, reconciling, register
from ledraft.evidence.overlaps import beside
from ledraft.evidence.register import Examined, Reading
from ledraft.evidence.selection import Selection, select
from ledraft.languages import LANGUAGES, _, ngettext, pick
from ledraft.wizard.answers import Refusal
from ledraft.wizard.draft import Draft
from ledraft.wizard.moments import typed_offset
from ledraft.wizard.questions import Question
from ledraft.wizard.screen import Option, Screen
from ledraft.wizard.zones import asked_zone

_FACTS = ("file", "sha256", "size", "media_type", "pages", "rows", "selection", "totals")
_SHOWN = 3


def register_file(draft: Draft, screen: Screen, question: Question, file: str) -> Refusal | None:
    """Put `file` (relative to the case file, or in full) into the entry of `question` and save; say what was found.

    Raises UserError if the disk refuses.
    """
    try:
        examined = _beside_others(draft, question.row, _looked_at(screen, draft.path.parent / file))
    except UserError as error:
        return Refusal(str(error))
    entry = _entry(draft.data, question, examined, file)
    refusal = entry if isinstance(entry, Refusal) else draft.set(question.row, entry)
    if refusal is None:
        screen.say(_found(examined))
        _offer_copying(draft, screen, question.row, examined)
    return refusal


def _looked_at(screen: Screen, path: Path) -> Examined:
    """The file; where a workbook has rows on several sheets, or an export does not say by which clock it was written, the
    person is asked."""
    examined = register.look_at(path, "", Reading())
    others = [str(problem.values["name"]) for problem in examined.problems if problem.id == "other-sheet"]
    sheet = _which_sheet(screen, [examined.sheet, *others]) if others else ""
    if sheet:
        examined = register.look_at(path, "", Reading(sheet=sheet))
    if not any(problem.id == "zone-missing" for problem in examined.problems):
        return examined
    screen.say(_span(examined))
    offset = _asked_offset(screen)
    return register.look_at(path, "", Reading(zone=offset, sheet=sheet)) if offset else examined


def _asked_offset(screen: Screen) -> str | None:
    """The clock of the file as the person says it; None where it is not known. A mistyped offset is asked for again."""
    prompt = _("The file does not say by which clock its times are written. By which?")
    while True:
        zone = asked_zone(screen, prompt, _("not known"))
        if not isinstance(zone, str):
            return None
        offset = typed_offset(zone)
        if offset:
            return offset
        screen.say(_("This is no offset. Type it like +08:00 or -05:00."))


def _which_sheet(screen: Screen, names: list[str]) -> str:
    prompt = _("The workbook has rows on several sheets. Which one is this? (For another, add the file once more.)")
    reply = screen.choose(prompt, [Option(name, name) for name in names])
    return reply if isinstance(reply, str) else ""


def _beside_others(draft: Draft, row: str, examined: Examined) -> Examined:
    """The export beside those that stand before it in the case; rows that these hold too count once."""
    own = (paths.peek(draft.data, row) or {}).get("id", "")
    earlier = takewhile(lambda one: one.id != own, draft.case.evidence)
    return beside(earlier, examined, draft.path.parent)[0]


def _span(examined: Examined) -> str:
    """The first and the last time as the file has them: next to the time of the incident they often tell the clock."""
    times_read = [row.time_text for row in examined.export.rows if row.time_text] if examined.export else []
    message = _("The times of its rows run from {first} to {last}, as written in the file.")
    return message.format(first=min(times_read, default="-"), last=max(times_read, default="-"))


def _entry(data: Mapping[str, Any], question: Question, examined: Examined, file: str) -> dict[str, Any] | Refusal:
    """The entry with the facts of its file; where no title was given, that of the export's layout."""
    before = dict(paths.peek(data, question.row) or {})
    said = {key: value for key, value in before.items() if key not in _FACTS}
    others = [one for one in data.get("evidence", []) if one.get("id") != before.get("id")]
    registered = register.entry_of({"evidence": others}, examined, file, {})
    if registered.known:
        message = _("This very file is registered already, as {id}.")
        return Refusal(message.format(id=registered.entry["id"]))
    title = {"title": _title(examined)} if _title(examined) else {}
    entry = title | registered.entry | said
    return {key: entry[key] for key in Evidence.model_fields if key in entry}


def _offer_copying(draft: Draft, screen: Screen, row: str, examined: Examined) -> None:
    """Offer to choose the rows from the time of the incident, and to copy their ids into the case."""
    narrowed = _narrowed(draft, row, examined)
    rows = narrowed.selected.chosen if narrowed and narrowed.selected else []
    if narrowed is None or not narrowed.selected:
        return
    if not rows:
        screen.say(_nothing_within(examined))
    if not copying.may_be_looked_up(rows):
        return
    prompt = _("{count} of its rows are from the time of the incident. Copy their ids, so that they need not be typed?")
    options = [Option("copy", _("copy them; only these rows go into the annex")), Option("leave", _("leave it"))]
    if screen.choose(prompt.format(count=len(rows)), options) == "copy":
        chosen = {"selection": narrowed.reading.to_dict(), "totals": reconciling.recorded(narrowed.selected.totals)}
        entry = paths.peek(draft.data, row) | chosen
        copied = copying.copied(register.with_entry(draft.data, entry), entry["id"], rows)
        draft.replace(copied.data)
        screen.say(_("Copied: {added}; there already: {known}.").format(added=copied.added, known=copied.known))


def _narrowed(draft: Draft, row: str, examined: Examined) -> Examined | None:
    """The export with only the rows from the period of the incident; None for what is none, or without a period."""
    period = draft.case.incident.period
    start, end = times.moment(period.from_), times.moment(period.to)
    if start is None or end is None or examined.export is None or examined.export.map is None:
        return None
    selection = Selection(from_=start, to=end)
    reading = Reading(examined.reading.zone, examined.sheet, selection)
    selected = select(examined.export.rows, selection)
    return _beside_others(draft, row, replace(examined, reading=reading, selected=selected))


def _nothing_within(examined: Examined) -> str:
    """Rows beside the time of the incident mean another clock, another file, or an incident that began earlier."""
    found = [row.time for row in examined.export.rows if row.time] if examined.export else []
    if not found:
        return _("No row can be compared with the time of the incident.")
    message = _("None of its rows is from the time of the incident: they run from {first} to {last} (Beijing time)."
                " Is the clock right, and did the incident begin then?")  # fmt: skip
    return message.format(first=times.beijing(min(found)), last=times.beijing(max(found)))


def _title(examined: Examined) -> dict[str, str]:
    if examined.export is None or examined.export.map is None:
        return {}
    return {language: examined.export.map.title[language] for language in LANGUAGES}


def _found(examined: Examined) -> str:
    facts = examined.facts
    registered = _("Registered: {media_type}, {size} bytes, SHA-256 {sha256}")
    lines = [registered.format(media_type=facts.media_type, size=facts.size, sha256=facts.sha256)]
    if examined.export and examined.export.map:
        count = len(examined.export.rows)
        message = ngettext("Read as {title}: {rows} row.", "Read as {title}: {rows} rows.", count)
        lines.append(message.format(title=pick(examined.export.map.title), rows=count))
    return "\n".join([*lines, *_problems(examined)])


def _problems(examined: Examined) -> list[str]:
    """What is wrong with the rows, the first few written out."""
    found = [problem for problem in examined.problems if problem.severity != "advice"]
    lines = [f"- {problem.message()}" for problem in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(_("- and {count} more; “ledraft evidence add” lists them all").format(count=len(found) - _SHOWN))
    return lines
