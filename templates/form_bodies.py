"""What stands on each form: its headings, tables and tags. The texts come from `ledraft/data/sheets.toml`."""

from collections.abc import Callable

from form_pieces import (
    END,
    HEADED,
    cell,
    heads,
    pairs,
    paragraph,
    picture,
    row,
    rows_if,
    rows_of,
    run,
    statement,
    table,
    tick,
    when,
)

from ledraft.letters.pictures import BOX, MOST
from ledraft.rules.rule import SEVERITIES

Text = Callable[[str], str]
"""The text of a form by its key, in one language."""

_TICK = 9
_STEP = (42.0, 14.0, 92.0, 12.0)
_DOOR = (32.0, 128.0)
_LOG = (46.0, 30.0, 34.0, 50.0)
_PARTS = (_TICK, 44.0, 15.0, 20.0, 34.0, 38.0)
_FINDING = (_TICK, 151.0)
_ASKED = (24.0, 66.0, 40.0, 13.0, 22.0)
_STEPS = (_TICK, 156.0)
_KEPT = (32.0, 133.0)
_EVIDENCE = (14.0, 54.0, 26.0, 56.0, 32.0, 40.0, 23.0, 22.0)
_FLOW = (12.0, 34.0, 34.0, 26.0, 70.0, 34.0, 38.0, 19.0)
_EVIDENCE_MORE = (_EVIDENCE[1], sum(_EVIDENCE[2:]))


def _opening(t: Text, intro: str) -> str:
    """Title, the line that says whether anything may go out at this stage, and what the form is for."""
    caution = when("sheet.caution", paragraph("FormCaution", "{{ sheet.caution }}"))
    return paragraph("Title", t("title")) + caution + paragraph("FormNote", t(intro))


def kodex_sheet(t: Text) -> str:
    """The sheet that the officer copies from while filling in the portal."""
    head = pairs(
        _DOOR,
        (t("recipient"), "{{ sheet.recipient }}"),
        (t("case"), "{{ incident.title }}"),
        (t("reference"), "{{ reference }}"),
        (t("stage"), "{{ stage.label }}"),
        after=HEADED,
    )
    return (
        _opening(t, "purpose") + head + _doors(t) + _sign_up(t) + _request(t) + _log(t)
        + paragraph("Heading1", t("not_done"))
        + "".join(paragraph("ListText", t(f"not_done_{n}"), keep=n < 3) for n in (1, 2, 3))
    )  # fmt: skip


def _doors(t: Text) -> str:
    door = row(
        cell(_DOOR[0], paragraph("TableKey", "{{ door.role }}"), shade=True),
        cell(
            _DOOR[1],
            paragraph("TableText", run("{{ door.target }}", "Identifier")),
            when("door.host", paragraph("TableText", run(t("host")), run("{{ door.host }}", "Identifier"))),
            when("door.note", paragraph("FormSmall", "{{ door.note }}")),
            paragraph("FormSmall", "{{ door.source }}"),
        ),
    )
    return (
        paragraph("Heading1", t("doors"))
        + paragraph("Note", t("compare"))
        + when("kodex.no_portal", paragraph("FormCaution", "{{ kodex.no_portal }}"))
        + when("kodex.doors", table(_DOOR, rows_of("door in kodex.doors", door), after=HEADED))
    )


def _sign_up(t: Text) -> str:
    rows = rows_of("value in step.rows", *_value_rows(t))
    steps = rows_of("step in kodex.steps", *_step_rows(t), rows)
    header = row(
        cell(sum(_STEP[:2]), paragraph("TableHead", t("what")), span=2, shade=True),
        cell(_STEP[2], paragraph("TableHead", t("value")), shade=True),
        cell(_STEP[3], paragraph("TableHead", t("done")), shade=True),
        header=True,
    )
    note = paragraph("FormNote", t("part_a_note"), keep=True)
    return paragraph("Heading1", t("part_a")) + note + table(_STEP, header, steps, after=HEADED)


def _step_rows(t: Text) -> tuple[str, str]:
    """The heading of a step; where values follow, it stays on the page of the first one."""
    return rows_if("step.rows", _step_row(t, keep=True)), rows_if("not step.rows", _step_row(t, keep=False))


def _step_row(t: Text, keep: bool) -> str:
    return row(
        cell(
            sum(_STEP[:3]),
            paragraph("FormStep", run(t("step")), run("　" + t("item"), "FormAside"), keep=keep),
            paragraph("TableText", t("asks"), keep=keep),
            when("step.reminder", paragraph("FormReminder", "{{ step.reminder }}")),
            when("step.approval", paragraph("FormReminder", t("approval"))),
            span=3,
            shade=True,
        ),
        cell(_STEP[3], paragraph("FormTick", tick(t("done"))), shade=True),
    )


def _value_rows(t: Text) -> list[str]:
    """The first value of a part carries its label; further ones stand beneath, each in a cell of its own.

    Values in two languages share one box to tick; where there is one language, no cell is wasted on naming it.
    """
    both, alone = "value.language", "not value.language"
    return [
        rows_if(f"value.first and {both}", _value_row("restart", _in_language(), tick(t("done")))),
        rows_if(f"not value.first and {both}", _value_row("continue", _in_language())),
        rows_if(f"value.first and {alone}", _value_row("restart", _alone(), tick(t("done")))),
        rows_if(f"not value.first and {alone}", _value_row("continue", _alone(), tick(t("done")))),
    ]


def _in_language() -> str:
    language = paragraph("FormTick", "{{ value.language }}")
    return cell(_STEP[1], language) + cell(_STEP[2], paragraph("FormValue", "{{ value.text }}"))


def _alone() -> str:
    return cell(sum(_STEP[1:3]), paragraph("FormValue", "{{ value.text }}"), span=2)


def _value_row(merge: str, value: str, box: str = "") -> str:
    label = "{{ value.label }}" if merge == "restart" else ""
    boxes = (box,) if box else ()
    return row(
        cell(_STEP[0], paragraph("TableKey", label), merge=merge),
        value,
        cell(_STEP[3], paragraph("FormTick", *boxes), merge="" if "gridSpan" in value else merge),
    )


def _request(t: Text) -> str:
    what = table(
        _STEP,
        rows_of("value in kodex.request", *_value_rows(t)),
        rows_of("value in kodex.files", *_value_rows(t)),
    )
    text = table(
        (sum(_STEP),),
        row(cell(sum(_STEP), paragraph("TableHead", t("text")), shade=True), header=True),
        row(cell(sum(_STEP), paragraph("FormPaste", "{{ kodex.text }}")), splits=True),
        after=HEADED,
    )
    return (
        paragraph("Heading1", t("part_b"))
        + paragraph("FormNote", t("part_b_note"), keep=True)
        + what
        + when("kodex.text", paragraph("FormNote", t("text_note"), keep=True), text)
        + when("not kodex.text", paragraph("FormNote", t("no_text")))
    )


def _log(t: Text) -> str:
    names = ("state.label", "state.on", "", "state.note")
    line = row(
        *(cell(w, paragraph("TableText", f"{{{{ {name} }}}}" if name else "")) for w, name in zip(_LOG, names, strict=True))
    )
    submission = row(
        cell(_LOG[0], paragraph("TableKey", t("submission")), shade=True),
        cell(sum(_LOG[1:]), paragraph("FormValue", "{{ kodex.submission_reference }}"), span=3),
    )
    header = heads(_LOG, t("state"), t("day"), t("by"), t("remark"))
    return (
        paragraph("Heading1", t("log"))
        + paragraph("FormNote", t("log_note"), keep=True)
        + table(_LOG, header, rows_of("state in kodex.log", line), submission, after=HEADED)
    )


def checklist(t: Text) -> str:
    """Eight fields with all their parts, then the findings, for the reporter."""
    head = pairs(
        _DOOR,
        (t("reference"), "{{ reference }}"),
        (t("recipient"), "{{ sheet.recipient }}"),
        (t("route"), "{{ sheet.route }}"),
        (t("stage"), "{{ stage.label }}"),
        (t("as_of"), "{{ sheet.as_of }}"),
        (t("totals"), t("fields_total"), t("parts_total"), t("findings_total")),
        after=HEADED,
    )
    groups = "".join(_findings(t, severity) for severity in SEVERITIES)
    return _opening(t, "intro") + head + _fields(t) + paragraph("Heading1", t("findings")) + groups


def _fields(t: Text) -> str:
    names = ("label", "status", "owner", "reason", "source_items")
    line = row(
        cell(_PARTS[0], paragraph("FormTick", run("{{ part.mark }}", "TickBox"))),
        *(
            cell(width, paragraph("TableText", f"{{{{ part.{name} }}}}"))
            for width, name in zip(_PARTS[1:], names, strict=True)
        ),
    )
    field = row(
        cell(
            sum(_PARTS),
            paragraph("FormStep", "{{ field.number }}　{{ field.label }}", run("　{{ field.status }}", "FormAside"), keep=True),
            span=len(_PARTS),
            shade=True,
        )
    )
    header = heads(_PARTS, "", t("part"), t("status"), t("owner"), t("reason"), t("item"))
    return (
        paragraph("Heading1", t("fields"))
        + table(_PARTS, header, rows_of("field in checklist.rows", field, rows_of("part in field.parts", line)))
        + paragraph("FormNote", t("legend"))
    )


def _findings(t: Text, severity: str) -> str:
    body = cell(
        _FINDING[1],
        paragraph("FormStep", "{{ finding.message }}"),
        paragraph("TableText", t("fix")),
        paragraph("FormSmall", run("{{ finding.id }}", "Identifier"), run(t("place"))),
    )
    line = row(cell(_FINDING[0], paragraph("FormTick", tick(t("mended")))), body)
    found = f"checklist.findings.{severity}"
    return (
        paragraph("Heading2", t(severity))
        + statement(f"if {found}")
        + table(_FINDING, rows_of(f"finding in {found}", line), after=END if severity == SEVERITIES[-1] else HEADED)
        + statement("else")
        + paragraph("FormNote", t("none"))
        + statement("endif")
    )


def hand_over(t: Text) -> str:
    """One page for the officer and the superior who decides."""
    head = pairs(
        _KEPT,
        (t("case"), t("case_text")),
        (t("recipient"), t("recipient_text")),
        (t("open"), "{{ handover.state }}"),
        (t("contact"), "{{ handover.contact }}"),
    )
    what = paragraph("FormNote", run(t("what"), "Strong"), run(t("what_text")))
    return _opening(t, "for_whom") + head + what + _asked(t) + _order(t) + _kept(t)


def _asked(t: Text) -> str:
    names = ("fact.matter", "fact.content", "fact.source", "fact.grade", "fact.seen")
    styles = ("TableKey", "TableText", "TableText", "FormTick", "FormTick")
    line = row(
        *(cell(w, paragraph(s, f"{{{{ {n} }}}}")) for w, s, n in zip(_ASKED, styles, names, strict=True))
    )
    header = heads(_ASKED, t("matter"), t("content"), t("source"), t("grade"), t("seen"))
    return (
        paragraph("Heading1", t("asked"))
        + table(_ASKED, header, rows_of("fact in handover.asked", line))
        + paragraph("FormSmall", t("grades"))
    )


def _order(t: Text) -> str:
    steps = [(t("step_1"),), (t("step_2"),), (t("step_3"),), (t("step_4"),), ("{{ handover.submit }}",)]
    steps += [(t("step_6"),), (t("step_7"),)]
    approvals = [
        paragraph("TableText", run("　"), tick(t("steps")), run(" " + t(f"step_2_{name}")))
        for name in ("notice", "badge", "secrecy")
    ]
    rows = [
        row(
            cell(_STEPS[0], paragraph("FormTick", tick(t("steps")))),
            cell(
                _STEPS[1],
                *(paragraph("TableText", f"{number}. {text}") for text in texts),
                *(approvals if number == 2 else ()),
            ),
        )
        for number, texts in enumerate(steps, 1)
    ]
    return paragraph("Heading1", t("steps")) + table(_STEPS, *rows, after=HEADED)


def _kept(t: Text) -> str:
    names = ("keep_agency", "keep_reporter", "not_abroad", "never")
    return paragraph("Heading1", t("keep")) + pairs(
        _KEPT, *((t(name), t(f"{name}_text")) for name in names), after=END
    )


def evidence_index(t: Text) -> str:
    """Every item on two rows: what it is, then its hash in one line and what it proves."""
    names = ("id", "title", "kind", "file", "extent", "source", "exporter", "date")
    first = row(
        *(
            cell(w, paragraph("FormTick" if n == "id" else "TableText", f"{{{{ item.{n} }}}}", keep=True), merge="restart" if n == "id" else "")
            for w, n in zip(_EVIDENCE, names, strict=True)
        )
    )
    second = row(
        cell(_EVIDENCE[0], paragraph("TableText"), merge="continue"),
        cell(
            _EVIDENCE_MORE[0] + _EVIDENCE_MORE[1],
            paragraph("TableText", run(t("sha256") + "　", "Strong"), run("{{ item.sha256 }}", "Identifier")),
            paragraph("TableText", run(t("proves") + "　", "Strong"), run("{{ item.proves }}")),
            span=len(_EVIDENCE) - 1,
        ),
    )
    titles = ("id", "name", "kind", "file", "extent", "source", "exporter", "day")
    header = heads(_EVIDENCE, *map(t, titles))
    return (
        _opening(t, "intro")
        + when("evidence.rows", table(_EVIDENCE, header, rows_of("item in evidence.rows", first, second), after=END))
        + when("not evidence.rows", paragraph("FormNote", t("empty")))
    )


def _step_tags(name: str) -> str:
    return f"{{{{ step.{name} }}}}" + ("{{ step.evidence }}" if name == "way" else "")


def fund_flow(t: Text) -> str:
    """The drawn flow on the first page, below it the same steps as a table that can be copied from."""
    columns = ("beijing", "utc", "kind", "way", "amount", "identifier", "status")
    header = heads(_FLOW, t("line"), *map(t, columns))
    step = row(
        cell(_FLOW[0], paragraph("FormTick", "{{ loop.index }}")),
        *(
            cell(width, paragraph("TableText", run(_step_tags(name), "Identifier" if name == "identifier" else "")))
            for width, name in zip(_FLOW[1:], columns, strict=True)
        ),
    )
    return (
        _opening(t, "intro")
        + paragraph("Note", t("note"))
        + "".join(
            statement(f"if drawn[{n}]") + picture(f"rIdChart{n + 1}", t("title"), n + 1, BOX) + statement("endif")
            for n in range(MOST)
        )
        + when("undrawn", paragraph("Note", t("undrawn")))
        + table(_FLOW, header, rows_of("step in flow_steps", step), after=END)
    )


BODIES: dict[str, Callable[[Text], str]] = {
    "kodex-sheet": kodex_sheet,
    "checklist": checklist,
    "hand-over": hand_over,
    "evidence-index": evidence_index,
    "fund-flow": fund_flow,
}
