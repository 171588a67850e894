"""To which half a path of a case belongs, and whether its value may be shown in full."""

from functools import cache

from ledraft.case import fields
from ledraft.case.documents import document_kinds

_OFFICER_ONLY = ("officer", "second_officer", "attestation", "portal")
_PERSONS = ("$.reporter.", "$.officer.", "$.second_officer.")
_OF_OTHERS = "$.identifiers.holders"
_APPROVERS = (".approver.name", "$.attestation.officer", "$.attestation.approver")


def nearest_entry(path: str) -> fields.Entry | None:
    """The registered entry that `path` is or lies below; None where the registry asks for nothing."""
    known = [e for e in fields.entries() if path == e.path or path.startswith((f"{e.path}.", f"{e.path}["))]
    return max(known, key=lambda entry: len(entry.path), default=None)


@cache
def reporter_may_state(path: str) -> bool:
    """Whether a reporter may supply the value at `path`: their own half, and what they are asked to propose.

    Documents are judged by their kind (`served_on_reporter`), not by their path.
    """
    if path.removeprefix("$.").split(".")[0] in _OFFICER_ONLY:
        return False
    entry = nearest_entry(path)
    return entry is None or entry.half == "reporter" or bool({"victim", "lawyer"} & set(entry.roles))


def served_on_reporter(kind: str) -> bool:
    """Whether a reporter receives papers of `kind` and may enter them; an unknown kind is the officer's."""
    return any(one.id == kind and one.served_on_reporter for one in document_kinds())


def is_sensitive(path: str) -> bool:
    """Whether the value at `path` is masked on the screen: what the registry calls personal or secret, and data of
    persons that it does not list."""
    entry = nearest_entry(path)
    if entry is not None and entry.sensitivity != "open":
        return True
    if path.startswith(_OF_OTHERS) or path.endswith(_APPROVERS):
        return True
    return entry is None and path.startswith(_PERSONS)
