"""How long it takes to judge one case against one profile, files not opened: once loaded, one process.

    python tests/benchmarks/check.py [REPETITIONS]

Judged are the complete sample, as it is and with figures, identifiers and names of its own each time, so that nothing
is remembered from the case before.
"""

import statistics
import sys
import time
from collections.abc import Iterable, Iterator

from ledraft import resources
from ledraft.case import times
from ledraft.case.model import Case
from ledraft.case.reading import validate
from ledraft.recipients.loading import load
from ledraft.rules.judging import findings, rules
from ledraft.rules.parts import field_statuses
from ledraft.rules.rule import Subject


def subject_of(case: Case) -> Subject:
    as_of = times.moment(case.as_of)
    assert as_of
    return Subject(case, load(case.recipient), as_of)


def distinct_cases(count: int) -> Iterator[Case]:
    """Copies of the sample that differ in what a memory could hold: numbers, mailboxes, orders, times."""
    data = resources.json_data("samples/complete.json")
    for number in range(count):
        own = {
            "reference": f"WMM-{number:06d}",
            "officer": data["officer"] | {"email": f"officer{number}@police.example"},
            "reporter": data["reporter"] | {"email": f"reporter{number}@example.com", "phone": f"+86 138 {number:04d} 0000"},
        }
        yield validate(data | own)


def microseconds(cases: Iterable[Case]) -> list[float]:
    """The time of judging each case, in microseconds: the parts and all rules."""
    spent = []
    for case in cases:
        start = time.perf_counter()
        subject = subject_of(case)
        field_statuses(subject)
        findings(subject)
        spent.append((time.perf_counter() - start) * 1e6)
    return spent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    sample = validate(resources.json_data("samples/complete.json"))
    microseconds([sample] * 3)  # load the rules and their data
    for name, cases in (("the same case", [sample] * count), ("distinct cases", list(distinct_cases(count)))):
        spent = microseconds(cases)
        print(f"{name}: {len(rules())} rules, median {statistics.median(spent):.0f} µs, worst {max(spent):.0f} µs")


if __name__ == "__main__":
    main()
