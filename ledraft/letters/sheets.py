"""What the forms show beside the context of letters: the Kodex sheet, the checklist, the hand-over page, the evidence index.

Everything is derived from the registry of fields, the portal's steps and the recipient's profile; no form keeps a
list of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledraft import resources
from ledraft.case import fields, times
from ledraft.case.base import Bilingual
from ledraft.case.fields import Entry
from ledraft.case.model import Case
from ledraft.case.papers import Evidence
from ledraft.case.stage import issued, stage_of
from ledraft.languages import LANGUAGES, Language
from ledraft.letters import library
from ledraft.letters.catalogue import Letter
from ledraft.letters.context import Context, build
from ledraft.letters.occasion import Occasion
from ledraft.letters.control import Control
from ledraft.letters.phrases import phrase as common_phrase
from ledraft.letters.values import Printer
from ledraft.recipients import kodex
from ledraft.recipients.facts import GRADES, Channel, Fact, Role, Source
from ledraft.rules.parts import FieldStatus, PartStatus
from ledraft.rules.rule import SEVERITIES, Finding

Row = Mapping[str, object]
_STATUSES = ("complete", "missing", "invalid")
_PORTAL_LANGUAGES: tuple[Language, ...] = ("en", "zh")
"""The portal is in English: its values stand first."""


def sheet_context(
    case: Case,
    letter: Letter,
    language: Language,
    occasion: Occasion,
    statuses: Sequence[FieldStatus],
    findings: Sequence[Finding],
    request_text: str,
) -> Context:
    """Everything that the form `letter` may name, for `case` in `language`.

    `statuses` are those of the eight fields, `findings` those of a check of the case, `request_text` is the request
    as plain text in `language` (empty if the case has none). Values of sensitive parts stand under `kodex` and in
    the letters' context only, never under `checklist`.
    """
    contexts = {one: build(case, letter, one, occasion) for one in LANGUAGES}
    sheet = _Sheet(case, language, occasion, contexts)
    return {
        **contexts[language],
        "sheet": sheet.heading(),
        "kodex": {**sheet.portal(), **sheet.request(), "text": request_text},
        "checklist": _checklist(statuses, findings, language),
        "handover": sheet.handover(statuses),
        "evidence": {"count": len(case.evidence), "rows": [sheet.evidence(item) for item in case.evidence]},
    }


def phrase(group: str, key: str, language: Language, **values: object) -> str:
    """The text `group.key` of `data/sheets.toml` in `language`, its `{placeholders}` filled. Raises KeyError if unknown."""
    text: str = resources.toml("sheets.toml")[group][key][language]
    return text.format(**values) if values else text


def _capital(label: str) -> str:
    """A label at the head of a line; the registry writes English labels as they stand inside a sentence."""
    return label[:1].upper() + label[1:]


@dataclass(frozen=True)
class _Sheet:
    """One case on one form; `contexts` are the letters' contexts, whose values the forms repeat."""

    case: Case
    language: Language
    occasion: Occasion
    contexts: Mapping[Language, Context]

    @property
    def printer(self) -> Printer:
        return Printer(self.case, self.language)

    @property
    def today(self) -> date:
        return self.occasion.as_of.astimezone(times.BEIJING).date()

    def say(self, group: str, key: str, **values: object) -> str:
        return phrase(group, key, self.language, **values)

    def heading(self) -> Row:
        return {
            "recipient": self.occasion.profile.title[self.language],
            "route": self.say("route", self.case.route),
            "as_of": times.both(self.occasion.as_of),
            "caution": self._caution(),
        }

    def _caution(self) -> str:
        stage = stage_of(self.case.documents)
        if stage == "reported":
            return self.say("phrase", "not_before")
        if stage in ("accepted", "filed"):
            return ""
        return self.say("phrase", "not_at_stage", stage=common_phrase("stage", stage, self.language))

    # ------------------------------------------------------------ the portal

    def portal(self) -> Row:
        doors = self._doors()
        return {
            "doors": [self._door(door) for door in doors],
            "no_portal": "" if self._door_for("kodex") else self.say("phrase", "no_portal"),
            "approval": self.printer.document("superior_approval"),
            "steps": [self._step(step) for step in kodex.steps()],
            "log": self._log(),
            "submission_reference": self.printer.control(
                self.case.portal.submission_reference,
                "portal.submission_reference",
                phrase("kodex-sheet", "submission", self.language),
            ),
        }

    def _door_for(self, route: str) -> Channel | None:
        return self.occasion.profile.channel("kodex" if route == "kodex" else "email", self.today)

    def _doors(self) -> list[Channel]:
        others: tuple[Role, ...] = ("explanation", "onboarding_help")
        portal = self._door_for("kodex")
        found = [c for role in others for c in self.occasion.profile.channels_for(role, self.today)]
        return [*([portal] if portal else []), *found]

    def _door(self, channel: Channel) -> Row:
        since = self.say("phrase", "since", day=channel.valid_from) if channel.valid_from else ""
        return {
            "role": self.say("channel", channel.role),
            "target": channel.target,
            "host": channel.host if channel.kind == "portal" else "",
            "note": channel.note[self.language] if channel.note else "",
            "source": since + self._source_line(channel),
        }

    def _source_of(self, fact: Fact) -> Source:
        """The strongest source that says all of `fact`."""
        sources = self.occasion.profile.sources
        return min((sources[cited] for cited in fact.cite), key=lambda source: GRADES.index(source.grade))

    def _source_line(self, fact: Fact) -> str:
        source = self._source_of(fact)
        grade = f"{source.grade}（{self.say('grade', source.grade)}）" if self.language == "zh" else source.grade
        return self.say(
            "phrase", "source", source=source.citation[self.language], grade=grade, seen=source.checked_on
        )

    def _step(self, step: kodex.Step) -> Row:
        entries = [fields.entry(path) for path in step.parts]
        reminders = resources.toml("sheets.toml")["reminder"]
        reminder = reminders.get(str(step.number))
        return {
            "number": step.number,
            "title": step.title[self.language],
            "asks": step.asks[self.language],
            "source_item": step.source_item,
            "reminder": reminder[self.language] if reminder else "",
            "approval": any(entry.kind == "image" for entry in entries),
            "rows": [row for entry in entries for row in self._values(entry)],
        }

    def _values(self, entry: Entry) -> list[Row]:
        """The values of one part, each to be copied from a cell of its own."""
        label = entry.label[self.language]
        if entry.kind == "group":
            return _rows(label, [(self._same(), text) for text in self._evidence_names(label)])
        if entry.kind == "image":
            return _rows(label, [(self._same(), self._image(entry))])
        known = self._controls()
        tag = entry.path.removeprefix("$.")
        pieces = [(lang, known[f"{tag}.{lang}"]) for lang in _PORTAL_LANGUAGES if f"{tag}.{lang}" in known]
        if pieces:
            return _rows(label, [(self.say("piece", lang), self._relabelled(c, label, lang)) for lang, c in pieces])
        return _rows(label, [(self._same(), self._relabelled(known[tag], label))])

    def _same(self) -> str:
        return self.say("piece", "same")

    def _controls(self) -> dict[str, Control]:
        """Every value of the agency and the officer by its tag, exactly as the letters and the e-mail print it."""
        groups = [context[name] for context in self.contexts.values() for name in ("agency", "officer")]
        values = [value for group in groups if isinstance(group, Mapping) for value in group.values()]
        return {value.path: value for value in values if isinstance(value, Control)}

    def _relabelled(self, shown: Control, label: str, language: Language | None = None) -> str:
        name = self.say("piece", f"{language}_label", label=label) if language else label
        return self.printer.control("" if shown.blank else str(shown), shown.path, name)

    def _image(self, entry: Entry) -> str:
        """That the officer keeps and shows the photograph; never the photograph, nor where it lies."""
        part = entry.path.rpartition(".")[2]
        image = getattr(self.case.officer.credentials, part)
        text = common_phrase("phrase", "by_officer", self.language) if image.by_officer or image.file else ""
        return self.printer.control(text, entry.path.removeprefix("$."), entry.label[self.language])

    def _evidence_names(self, label: str) -> list[str]:
        names = [" ".join(filter(None, (e.id, self._either(e.title), _file_name(e)))) for e in self.case.evidence]
        return names or [self.printer.blank("reporter", "evidence", label)]

    def _log(self) -> list[Row]:
        seen = {step.state: step for step in self.case.portal.steps}
        states = resources.toml("sheets.toml")["portal_state"]
        return [
            {
                "label": texts[self.language],
                "on": seen[state].on if state in seen else "",
                "note": seen[state].note if state in seen else "",
            }
            for state, texts in states.items()
        ]

    # ------------------------------------------------------------ the request

    def request(self) -> Row:
        wanted = {key: phrase("kodex-sheet", key, self.language) for key in ("type", "subject")}
        kinds = [(lang, self._request_kind(lang)) for lang in _PORTAL_LANGUAGES]
        subjects = [(lang, self._subject(lang)) for lang in _PORTAL_LANGUAGES]
        rows = [
            row
            for key, texts in (("type", kinds), ("subject", subjects))
            for row in _rows(wanted[key], [(self.say("piece", lang), text) for lang, text in texts])
        ]
        return {"request": rows, "files": self._files()}

    def _request_kind(self, language: Language) -> str:
        kind = self.case.requests[0].kind if self.case.requests else "data"
        return phrase("request", kind, language)

    def _subject(self, language: Language) -> str:
        incident, reference = (self.contexts[language][key] for key in ("incident", "reference"))
        title = incident["title"] if isinstance(incident, Mapping) else ""
        kind = self._request_kind(language)
        return phrase("phrase", "subject", language, kind=kind, title=str(title), reference=str(reference))

    def _files(self) -> list[str]:
        letter = library.request_letter(self.case)
        papers = [d for d in self.case.documents if letter and d.kind in letter.papers and d.number and d.date]
        titles = [self.printer.document(paper.kind)["title"] for paper in papers]
        signed = [self.say("phrase", "request_signed", title=letter.title[self.language])] if letter else []
        return [*signed, *titles, *self._evidence_names(fields.entry("$.evidence").label[self.language])]

    # ------------------------------------------------------------ the hand-over page

    def handover(self, statuses: Sequence[FieldStatus]) -> Row:
        return {
            "asked": self._asked(),
            "open": _open_parts(statuses),
            "submit": self._submit(),
            "contact": self._contact(),
            "evidence_notice": self.printer.document("evidence_notice"),
            "superior_approval": self.printer.document("superior_approval"),
        }

    def _submit(self) -> str:
        door = self._door_for(self.case.route)
        target = door.target if door else self.say("phrase", "no_target")
        return self.say("phrase", f"submit_{self.case.route}", target=target)

    def _contact(self) -> str:
        reporter = self.case.reporter
        person = reporter.lawyer if self.case.role == "lawyer" else reporter
        parts = [_person_name(person.name.family, person.name.given, self.language), person.phone, person.email]
        known = [part for part in parts if part]
        blank = self.printer.blank("reporter", "reporter.phone", fields.entry("$.reporter.phone").label[self.language])
        return ("　" if self.language == "zh" else ", ").join(known) if known else blank

    def _asked(self) -> list[Row]:
        """What the recipient asks for, each with its source; first the eight fields themselves."""
        profile = self.occasion.profile
        origin = resources.toml("sheets.toml")["eight_fields"]
        labels = [field.label[self.language] for field in fields.all_fields()]
        eight = {
            "matter": self.say("asked", "fields"),
            "content": ("、" if self.language == "zh" else "; ").join(labels),
            "source": origin["source"][self.language],
            "grade": origin["grade"],
            "seen": origin["seen"],
        }
        door = self._door_for(self.case.route)
        facts = [("channel", door), ("sender", profile.sender), *(("documents", d) for d in profile.documents)]
        return [eight, *(self._fact(key, fact) for key, fact in facts if fact and fact.note)]

    def _fact(self, key: str, fact: Fact) -> Row:
        source = self._source_of(fact)
        note = fact.note[self.language] if fact.note else ""
        return {
            "matter": self.say("asked", key),
            "content": note,
            "source": source.citation[self.language],
            "grade": source.grade,
            "seen": source.checked_on.isoformat(),
        }

    # ------------------------------------------------------------ the evidence

    def evidence(self, item: Evidence) -> Row:
        unknown = self.say("phrase", "unknown")
        return {
            "id": item.id,
            "title": self._either(item.title) or unknown,
            "kind": _choice_label("$.evidence", "kind", item.kind, self.language) or unknown,
            "file": item.file or unknown,
            "extent": self._extent(item) or unknown,
            "source": self._either(item.source) or unknown,
            "exporter": item.exporter or unknown,
            "date": item.date or unknown,
            "sha256": item.sha256 or unknown,
            "proves": self._either(item.proves) or unknown,
        }

    def _extent(self, item: Evidence) -> str:
        counts = {"size": item.size, "rows": item.rows, "pages": item.pages}
        known = {name: f"{count:,}" for name, count in counts.items() if count is not None}
        return "\n".join(self.say("phrase", name, **{name: count}) for name, count in known.items())

    def _either(self, text: Bilingual) -> str:
        """The text in the form's language, else in the other: an index in one language beats a gap."""
        own, other = (text.zh, text.en) if self.language == "zh" else (text.en, text.zh)
        return own or other


def _rows(label: str, pieces: Iterable[tuple[str, str]]) -> list[Row]:
    return [
        {"label": _capital(label), "language": language, "text": text, "first": number == 0}
        for number, (language, text) in enumerate(pieces)
    ]


def _file_name(item: Evidence) -> str:
    return f"[{item.file.replace(chr(92), '/').rpartition('/')[2]}]" if item.file else ""


def _person_name(family: Bilingual, given: Bilingual, language: Language) -> str:
    own = f"{family.zh}{given.zh}" if language == "zh" else f"{family.en} {given.en}".strip()
    return own or f"{family.zh}{given.zh}" or f"{family.en} {given.en}".strip()


def _choice_label(path: str, item: str, value: str, language: Language) -> str:
    choices = next(i.choices for i in fields.entry(path).items if i.path == item)
    return next((choice.label[language] for choice in choices if choice.value == value), value)


def _open_parts(statuses: Sequence[FieldStatus]) -> dict[str, int]:
    """How many parts are open on either side; the agency's are the officer's to fill in."""
    owners = [part.entry.half for status in statuses for part in status.parts if part.status != "complete"]
    return {half: owners.count(half) for half in ("officer", "reporter")}


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
        "label": _capital(status.field.label[language]),
        "status": phrase("status", status.status, language),
        "parts": [_part(part, language) for part in status.parts],
    }


def _part(part: PartStatus, language: Language) -> Row:
    return {
        "mark": resources.toml("sheets.toml")["mark"][part.status],
        "label": _capital(part.entry.label[language]),
        "status": phrase("status", part.status, language),
        "owner": phrase("owner", part.entry.owner, language),
        "reason": part.reason[language] if part.reason else "—",
        "source_items": "\n".join(part.entry.source_items),
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
    known = [e for e in fields.entries() if path == e.path or path.startswith((f"{e.path}.", f"{e.path}["))]
    nearest = max(known, key=lambda entry: len(entry.path), default=None)
    return f"{nearest.label[language]} {path}" if nearest else path
