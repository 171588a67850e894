"""A first look over the whole batch, before anything is written: how many cases, which packets would have one name,
and whether the batch is an impostor's.
"""

import hashlib
import json
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ledraft.batch.item import Item
from ledraft.case import reading
from ledraft.case.model import Case
from ledraft.case.paths import peek
from ledraft.case.placeholders import numbers_a_paper
from ledraft.errors import Refused, UserError
from ledraft.languages import _
from ledraft.packet.exporting import packet_name

MANY_RECIPIENTS = 3
"""From this many on, requests without any paper's number are a mailing: the pattern of forged emergency requests (sent to
many providers by who can name an agency but no case), which a batch would make cheap."""


@dataclass(frozen=True)
class Survey:
    """`total` counts the cases; `repeated` maps each case whose packet name is taken to the first case that has it."""

    total: int
    repeated: dict[int, int]

    def marked(self, items: Iterable[Item]) -> Iterator[Item]:
        """`items` with `first` set where an earlier case has the same packet name."""
        for item in items:
            first = self.repeated.get(item.number, 0)
            yield replace(item, first=first) if first else item


def survey(items: Iterable[Item]) -> Survey:
    """Look at every case once; memory grows by eight bytes a case.

    Raises Refused if cases without the number of any issued paper go to many recipients, UserError if there is no case.
    """
    names = array("Q")
    recipients: set[str] = set()
    for item in items:
        data = _data(item)
        names.append(_digest(packet_name(reference(data), item.number)))
        if not _is_numbered(data) and len(recipients) < MANY_RECIPIENTS:
            recipients.add(str(peek(data, "$.recipient") or Case.model_fields["recipient"].default))
    if not names:
        raise UserError(_("There is no case in this file."))
    _refuse_mailing(recipients)
    return Survey(len(names), _repeated(names))


def reference(data: Any) -> str:
    """The case's own reference in its JSON `data`, or nothing."""
    found = peek(data, "$.reference")
    return found if isinstance(found, str) else ""


def _data(item: Item) -> Any:
    """The JSON of a case, or None if it cannot be read; why not is said when its turn comes."""
    if item.problem:
        return None
    try:
        return json.loads(reading.decode(item.raw)[0])
    except (UserError, ValueError, RecursionError):
        return None


def _digest(name: str) -> int:
    """Names that some file system takes for one (letters in any case, any Unicode form) have one digest."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _is_numbered(data: Any) -> bool:
    """True if the case names an issued paper by its number; what is no case asks nobody for anything."""
    if not isinstance(data, dict):
        return True
    papers = data.get("documents")
    numbers = [str(peek(paper, "$.number") or "") for paper in papers] if isinstance(papers, list) else []
    return any(numbers_a_paper(number) for number in numbers)


def _refuse_mailing(recipients: set[str]) -> None:
    if len(recipients) >= MANY_RECIPIENTS:
        message = _(
            "Refused; nothing was written: cases without the number of any issued paper go to {count} or more recipients"
            " in this batch ({names}). That is how forged requests are made. Enter the number of the receipt of"
            " acceptance or the filing decision in each case, or give the cases of one recipient at a time."
        )
        raise Refused(message.format(count=MANY_RECIPIENTS, names=", ".join(sorted(recipients))))


def _repeated(names: "array[int]") -> dict[int, int]:
    in_order = sorted(range(len(names)), key=names.__getitem__)
    groups = ([i + 1 for i in group] for _name, group in groupby(in_order, key=names.__getitem__))
    return {number: first for first, *others in groups for number in others}
