"""What `--final` refuses: open parts, errors nobody overruled, a missing attestation, papers that disagree."""

from collections.abc import Iterable

from ledraft.case.blank import is_blank
from ledraft.case.model import Case
from ledraft.errors import Refused
from ledraft.languages import _
from ledraft.packet.preparing import Prepared
from ledraft.rules.labels import stage_label, status_label
from ledraft.rules.rule import Finding

_SENDABLE = ("accepted", "filed")


def refuse_unless_final(prepared: Prepared) -> None:
    """Raise Refused with every reason why `prepared` may not become final (design, Trust); else return."""
    reasons = [*_stage(prepared), *_open_parts(prepared), *_errors(prepared), *_attestation(prepared.case)]
    if reasons:
        raise Refused(_("Not final; nothing was written:") + "".join(f"\n  {reason}" for reason in reasons))


def _stage(prepared: Prepared) -> Iterable[str]:
    if prepared.case.role != "officer":
        yield _("only an officer's case file may become final; a reporter exports drafts.")
    if prepared.subject.stage not in _SENDABLE:
        yield _("at the stage “{stage}” nothing goes to a recipient.").format(stage=stage_label(prepared.subject.stage))


def _open_parts(prepared: Prepared) -> Iterable[str]:
    for status in prepared.statuses:
        for part in status.parts:
            if part.status != "complete":
                yield _("{path} is {status}.").format(path=part.entry.path, status=status_label(part.status))


def overruled(case: Case, finding: Finding) -> bool:
    """Whether an officer set `finding` aside with a reason; a Trust guard cannot be."""
    if finding.rule.guard:
        return False
    return any(
        o.finding == finding.rule.id and o.path in ("", finding.hit.path) and not is_blank(o.reason)
        for o in case.attestation.overrules
    )


def _errors(prepared: Prepared) -> Iterable[str]:
    for finding in prepared.findings:
        if finding.severity == "error" and not overruled(prepared.case, finding):
            yield f"{finding.rule.id} {finding.hit.path}: {finding.message()}"


def _attestation(case: Case) -> Iterable[str]:
    given = case.attestation
    wanted = {
        "$.attestation.officer": given.officer,
        "$.attestation.approver": given.approver,
        "$.attestation.approved_on": given.approved_on,
        "$.attestation.instrument_number": given.instrument_number,
        "$.attestation.attested_at": given.attested_at,
    }
    for path, value in wanted.items():
        if is_blank(value):
            yield _("{path} is missing: the attestation is the officer's.").format(path=path)
