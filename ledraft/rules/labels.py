"""The words for the codes of a case and of what was found in it, in the language of the screen."""

from collections.abc import Mapping

from ledraft.case.fields import Owner, Texts
from ledraft.case.model import Role, Stage
from ledraft.languages import Language, _
from ledraft.recipients.facts import Status as ProfileStatus
from ledraft.rules.parts import Status
from ledraft.rules.rule import Severity

LANGUAGE_NAMES: Mapping[Language, Texts] = {
    "zh": {"zh": "中文", "en": "Chinese"},
    "en": {"zh": "英文", "en": "English"},
}
"""The name of each language of the documents, in both."""


def status_label(status: Status) -> str:
    """The state of a field or part."""
    return {"complete": _("complete"), "missing": _("missing"), "invalid": _("invalid")}[status]


def owner_label(owner: Owner) -> str:
    """Who must supply a part."""
    return {"reporter": _("reporter"), "officer": _("officer"), "agency": _("agency")}[owner]


def role_label(role: Role) -> str:
    """Whose case file it is."""
    return {"victim": _("victim"), "lawyer": _("lawyer"), "officer": _("officer")}[role]


def severity_label(severity: Severity) -> str:
    """How bad a finding is."""
    return {"error": _("error"), "warning": _("warning"), "advice": _("advice")}[severity]


def stage_label(stage: Stage) -> str:
    """How far the case has come."""
    return {
        "reported": _("reported, not yet accepted"),
        "accepted": _("accepted"),
        "filed": _("filed"),
        "declined": _("filing declined"),
        "transferred": _("transferred"),
        "withdrawn": _("withdrawn"),
    }[stage]


def profile_status_label(status: ProfileStatus) -> str:
    """How far a recipient's profile can be relied on."""
    return {
        "verified": _("verified"),
        "draft": _("draft"),
        "unsupported": _("unsupported"),
        "stale": _("stale"),
    }[status]
