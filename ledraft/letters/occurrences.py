"""What happens in a case at its clock, and therefore belongs into its packet."""

from collections.abc import Iterator
from datetime import datetime

from ledraft.case.model import Case
from ledraft.letters.catalogue import Occurrence
from ledraft.recipients.expiry import dates, renewals_due
from ledraft.recipients.profile import Profile


def happening(case: Case, profile: Profile, as_of: datetime, *, final: bool = False) -> frozenset[Occurrence]:
    """What happens in `case` at `as_of`. A final packet holds a renewal only if the case asks for it, for its reason and
    its day of reply are the officer's to give.
    """
    return frozenset(_happening(case, profile, as_of, final))


def _happening(case: Case, profile: Profile, as_of: datetime, final: bool) -> Iterator[Occurrence]:
    if dates(case, profile, as_of):
        yield "dates"
    asked = any(request.kind == "extension" for request in case.requests)
    if renewals_due(case, profile, as_of) and (asked or not final):
        yield "renewal"
