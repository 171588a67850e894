"""How long it takes to judge one case against one profile, files not opened: once loaded, one process; and in what memory.

    python -m tests.benchmarks check [--many 100000]

Judged are the complete sample, as it is and with figures, identifiers and names of its own each time, so that nothing
is remembered from the case before.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator

from ledraft import resources
from ledraft.case import times
from ledraft.case.model import Case
from ledraft.case.reading import validate
from ledraft.recipients.loading import load
from ledraft.rules.judging import findings
from ledraft.rules.parts import field_statuses
from ledraft.rules.rule import Subject
from tests.benchmarks.measuring import Row

ROUNDS = 7


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


def rows(many: int) -> Iterator[Row]:
    """Every row about judging; `many` cases are judged one after the other for memory (0: leave that out)."""
    sample = validate(resources.json_data("samples/complete.json"))
    microseconds([sample] * 3)  # load the rules and their data
    for name, cases in (("the same case", [sample] * 200), ("distinct cases", list(distinct_cases(200)))):
        found = tuple(statistics.median(microseconds(cases)) for _ in range(ROUNDS))
        yield Row(f"check against one profile, {name}, once loaded: time", "microseconds", found, at_most=1000, gross=5000)
    yield _memory(many)


def _memory(many: int) -> Row:
    work = f"check of {many:,} distinct cases in a stream: peak memory against 1,000"
    if not many:
        return Row(work.replace("0 distinct", "many distinct"), "many / 1,000", at_most=1.1, remark="not asked for")
    few, lots = (_peak(count) for count in (1_000, many))
    return Row(work, "many / 1,000", (lots / few,), at_most=1.1, gross=1.5, remark=f"{few:.0f} MB → {lots:.0f} MB")


def _peak(count: int) -> float:
    """The peak memory in megabytes of a process that judges `count` cases, each made, judged and forgotten."""
    program = (
        "import resource; from tests.benchmarks import check; "
        f"assert all(check.microseconds([one]) for one in check.distinct_cases({count})); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)
