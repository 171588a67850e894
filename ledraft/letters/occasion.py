"""What a rendering depends on beside the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ledraft.recipients.profile import Profile


@dataclass(frozen=True)
class AnnexFile:
    """One file of an annex: its name in the packet's folder of annexes, and its SHA-256 in lower-case hex."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Annexed:
    """One annex of rows: its title and totals ({zh, en}), how many rows it holds, and its files, which hold the same."""

    title: Mapping[str, str]
    totals: Mapping[str, str]
    rows: int
    files: tuple[AnnexFile, ...]


@dataclass(frozen=True)
class Occasion:
    """What a rendering depends on beside the case: the recipient's profile, the moment, whether it is final, and the
    annexes that the packet holds.
    """

    profile: Profile
    as_of: datetime
    final: bool = False
    annexed: tuple[Annexed, ...] = ()
