"""What a rendering depends on beside the case."""

from dataclasses import dataclass
from datetime import datetime

from ledraft.recipients.profile import Profile


@dataclass(frozen=True)
class Occasion:
    """What a rendering depends on beside the case: the recipient's profile, the moment, whether it is final."""

    profile: Profile
    as_of: datetime
    final: bool = False
