"""One case of a batch on its way to a worker."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One case as it stands in the input, not yet read: small, picklable, the same on every machine.

    `number` counts from 1 over the whole input, whatever the shard; `line` is the line of a text file or the row of a
    sheet on which it begins. `raw` is the case as JSON (UTF-8 or GB18030). `problem` says why there is no case here;
    it is in the language of the screen, and empty if there is one. `first` is the number of an earlier case whose
    packet would have the same name, 0 if there is none.
    """

    number: int
    line: int
    raw: bytes
    problem: str = ""
    first: int = 0
