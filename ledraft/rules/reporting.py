"""What the rules found, as plain data and as text for a terminal. A report shows; it never decides."""

import re
from collections.abc import Iterator
from typing import Any

from ledraft.case.fields import Owner, Texts
from ledraft.case.ownership import nearest_entry
from ledraft.languages import Language, _, pick
from ledraft.recipients.facts import Fact
from ledraft.recipients.profile import Profile
from ledraft.rules.judging import findings
from ledraft.rules.labels import owner_label, stage_label, status_label
from ledraft.rules.parts import FieldStatus, PartStatus, Status, field_statuses, is_complete
from ledraft.rules.publishers import described, publishers
from ledraft.rules.rule import SEVERITIES, Finding, Rule, Severity, Subject
from ledraft.rules.wrapping import wrap

_MARKS: dict[Status, str] = {"complete": "[x]", "missing": "[ ]", "invalid": "[!]"}
_INDENT = "   "


def as_json(subject: Subject) -> dict[str, Any]:
    """The report on one case as plain JSON values, texts in the language of the screen; the shape of
    `check --format json`. `complete` says whether all eight fields are complete.
    """
    statuses = field_statuses(subject)
    return {
        "case": subject.case.reference,
        "recipient": subject.profile.id,
        "route": subject.case.route,
        "stage": subject.stage,
        "complete": is_complete(statuses),
        "fields": [_field_data(status) for status in statuses],
        "findings": [_finding_data(finding) for finding in findings(subject)],
    }


def _field_data(status: FieldStatus) -> dict[str, Any]:
    return {
        "number": status.field.number,
        "id": status.field.id,
        "label": pick(status.field.label),
        "status": status.status,
        "owner": status.field.owner,
        "parts": [_part_data(part) for part in status.parts],
    }


def _part_data(part: PartStatus) -> dict[str, Any]:
    return {
        "path": part.entry.path,
        "label": pick(part.entry.label),
        "status": part.status,
        "reason": pick(part.reason) if part.reason else "",
        "owner": part.entry.owner,
        "source_items": list(part.entry.source_items),
    }


def _finding_data(finding: Finding) -> dict[str, str]:
    return {
        "id": finding.rule.id,
        "severity": finding.severity,
        "path": finding.hit.path,
        "owner": finding.owner,
        "message": finding.message(),
        "fix": finding.fix(),
        "source": finding.source(),
    }


def as_text(subject: Subject, width: int = 80) -> str:
    """The report on one case for a terminal `width` columns wide: the eight fields with their fourteen parts, then the
    findings under "would be refused", "may be delayed" and "advice". Ends in a newline.
    """
    lines = [
        *_heading(subject, width),
        "",
        *_fields_text(subject, width),
        "",
        *_findings_text(subject, width),
    ]
    return "\n".join(lines) + "\n"


def in_short(subject: Subject, width: int = 80) -> str:
    """The eight fields, one line each, and how many findings of each severity there are; one screen of text."""
    lines = [*_heading(subject, width)]
    for status in field_statuses(subject):
        lines += _field_text(status, width)
    found = [finding.severity for finding in findings(subject)]
    counts = [(severity, found.count(severity)) for severity in SEVERITIES]
    said = [_("{severity} ({count})").format(severity=_group_label(s), count=n) for s, n in counts if n]
    return "\n".join([*lines, _("; ").join(said) or _("The forecast finds nothing.")])


def _heading(subject: Subject, width: int) -> list[str]:
    case = subject.case
    line = _("Case {case}, recipient {recipient}, route {route}, stage: {stage}").format(
        case=case.reference or _("(no reference)"),
        recipient=subject.profile.id,
        route=case.route,
        stage=stage_label(subject.stage),
    )
    return wrap(line, width)


def _fields_text(subject: Subject, width: int) -> Iterator[str]:
    statuses = field_statuses(subject)
    done = sum(status.status == "complete" for status in statuses)
    yield _("Eight required fields, {done} of 8 complete:").format(done=done)
    for status in statuses:
        yield from _field_text(status, width)
        for part in status.parts:
            yield from _part_text(part, width)


def _field_text(status: FieldStatus, width: int) -> list[str]:
    text = _("{label}: {status} ({owner})").format(
        label=pick(status.field.label),
        status=status_label(status.status),
        owner=owner_label(status.field.owner),
    )
    return wrap(text, width, _INDENT * 2, f"{_MARKS[status.status]} {status.field.number}. ")


def _part_text(part: PartStatus, width: int) -> list[str]:
    items = _(", ").join(part.entry.source_items)
    text = _("{label} ({items})").format(label=pick(part.entry.label), items=items)
    if part.status != "complete":
        reasons = [status_label(part.status), *([pick(part.reason)] if part.reason else [])]
        said = _("; ").join([*reasons, owner_label(part.entry.owner)])
        text = _("{part}: {state}").format(part=text, state=said)
    return wrap(text, width, _INDENT * 3 + " ", f"{_INDENT}  {_MARKS[part.status]} ")


def _findings_text(subject: Subject, width: int) -> Iterator[str]:
    found = findings(subject)
    if not found:
        yield _("The forecast finds nothing.")
    for severity in SEVERITIES:
        group = [finding for finding in found if finding.severity == severity]
        if group:
            yield _("{severity} ({count})").format(severity=_group_label(severity), count=len(group))
            for finding in group:
                yield from _finding_text(finding, width)
            yield ""


def _group_label(severity: Severity) -> str:
    return {"error": _("Would be refused"), "warning": _("May be delayed"), "advice": _("Advice")}[severity]


def _finding_text(finding: Finding, width: int) -> Iterator[str]:
    yield from wrap(f"- {finding.rule.id} {_place(finding.hit.path)}", width, _INDENT, "")
    yield from wrap(finding.message(), width, _INDENT)
    rows = (
        (_("To do: "), finding.fix()),
        (_("Who: "), owner_label(finding.owner)),
        (_("Source: "), finding.source()),
    )
    for label, text in rows:
        yield from wrap(text, width, _INDENT * 2, f"{_INDENT}{label}")


def _place(path: str) -> str:
    """A path with the label of the entry that it is or lies in, where the registry knows one."""
    entry = nearest_entry(path)
    return _("{path} ({label})").format(path=path, label=pick(entry.label)) if entry else path


def what_would_change(here: Subject, there: Subject, width: int = 80) -> str:
    """What `check --recipient X` adds: the findings that would go and that would come if the case of `here` were sent
    to the recipient of `there`. Ends in a newline.
    """
    before, after = findings(here), findings(there)
    gone, new = _without(before, after), _without(after, before)
    heading = _("At {there} instead of {here}:").format(there=_door(there, here), here=_door(here, there))
    lines = [*wrap(heading, width), *_change(_("would no longer be found"), gone, width)]
    lines += _change(_("would be found in addition"), new, width)
    return "\n".join(lines if gone or new else [*lines, _INDENT + _("nothing would change.")]) + "\n"


def _door(subject: Subject, other: Subject) -> str:
    """The recipient; with the route where both differ in it."""
    if subject.case.route == other.case.route:
        return subject.profile.id
    return _("{recipient} (route {route})").format(recipient=subject.profile.id, route=subject.case.route)


def _without(found: list[Finding], other: list[Finding]) -> list[Finding]:
    known = {(f.rule.id, f.hit.path, f.severity) for f in other}
    return [f for f in found if (f.rule.id, f.hit.path, f.severity) not in known]


def _change(label: str, found: list[Finding], width: int) -> Iterator[str]:
    if found:
        yield _("{change} ({count}):").format(change=label, count=len(found))
    for finding in found:
        severity = _group_label(finding.severity)
        line = _("- {rule} {path} ({severity}): {message}").format(
            rule=finding.rule.id, path=finding.hit.path, severity=severity, message=finding.message()
        )
        yield from wrap(line, width, _INDENT, "")


def explain(rule: Rule, language: Language | None = None) -> str:
    """The whole story of `rule` for `ledraft explain`, in `language` (default: the screen's). Ends in a newline.

    What a finding fills into the message stands as “…”. Below the source stand the recipients that say so, each with the
    text, its grade, version and the day on which it was read.
    """
    rows = [rule.id + pick(_COLON, language) + pick(_SEVERITY_TEXTS[rule.severity], language)]
    rows.append(_PLACEHOLDER.sub("…", pick(rule.message, language)))
    rows.append(pick(_FIX_TEXT, language) + _PLACEHOLDER.sub("…", pick(rule.fix, language)))
    rows.append(pick(_WHO_TEXT, language) + pick(_OWNER_TEXTS[rule.owner], language))
    rows.append(pick(_SOURCE_TEXT, language) + pick(rule.source, language))
    rows += [_published(profile, fact, language) for profile, fact in publishers(rule.id)]
    if rule.guard:
        rows.append(pick(_GUARD_TEXT, language))
    if rule.example:
        rows += ["", pick(_EXAMPLE_TEXT, language) + pick(rule.example, language)]
    return "\n".join(rows) + "\n"


def _published(profile: Profile, fact: Fact, language: Language | None) -> str:
    source = described(profile.source_of(fact), {"zh": "", "en": ""})
    return f"- {pick(profile.title, language)}{pick(_COLON, language)}{pick(source, language)}"


_PLACEHOLDER = re.compile(r"\{\w+\}")
_SEVERITY_TEXTS: dict[Severity, Texts] = {
    "error": {"zh": "会被退回", "en": "would be refused"},
    "warning": {"zh": "可能被延误", "en": "may be delayed"},
    "advice": {"zh": "建议", "en": "advice"},
}
_OWNER_TEXTS: dict[Owner, Texts] = {
    "reporter": {"zh": "报案人", "en": "the reporter"},
    "officer": {"zh": "警官", "en": "the officer"},
    "agency": {"zh": "办案单位", "en": "the agency"},
}
_COLON = {"zh": "：", "en": ": "}
_FIX_TEXT = {"zh": "处理：", "en": "To do: "}
_WHO_TEXT = {"zh": "由谁：", "en": "Who: "}
_SOURCE_TEXT = {"zh": "依据：", "en": "Source: "}
_EXAMPLE_TEXT = {"zh": "例：", "en": "Example: "}
_GUARD_TEXT = {"zh": "这是信任底线，任何人不得越过。", "en": "This guards trust; nobody can overrule it."}
