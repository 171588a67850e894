"""Whole packets: a batch against docxtpl alone, two processes against one, memory of many cases against few."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from ledraft import resources
from ledraft.batch import running
from ledraft.batch.item import Item
from ledraft.batch.pool import LastingPool
from ledraft.batch.working import Job
from ledraft.case import reading
from ledraft.packet.preparing import Prepared, clock, prepare
from tests.benchmarks import peers
from tests.benchmarks.measuring import Row, ratios, seconds

SAMPLE = resources.data("samples") / "complete.json"
MOMENT = datetime.fromisoformat("2026-11-24T09:00:00+08:00")


def rows(many: int) -> Iterator[Row]:
    """Every row about packets; `many` cases are compared with 1,000 for memory (0: leave that out)."""
    yield _against_docxtpl()
    yield _two_processes()
    yield _memory(many)


def prepared() -> Prepared:
    """The complete sample case, judged."""
    loaded = reading.read(SAMPLE)
    return prepare(loaded, clock(loaded.case, "", MOMENT))


def _items(number_of: int) -> list[Item]:
    case = json.loads(SAMPLE.read_text("utf-8"))
    raws = (json.dumps({**case, "reference": f"R-{n}"}, ensure_ascii=False).encode() for n in range(1, number_of + 1))
    return [Item(number, number, raw) for number, raw in enumerate(raws, start=1)]


def _job(target: Path, **more: bool) -> Job:
    return Job(SAMPLE.parent, target, MOMENT, force=True, **more)


def _against_docxtpl() -> Row:
    documents = peers.documents(prepared())
    with tempfile.TemporaryDirectory() as folder:
        items, fresh = _items(4), (_job(Path(folder) / str(number)) for number in count())

        def whole() -> None:
            reasons = [result.reason for result in running.run(items, None, next(fresh))]
            assert not any(reasons), reasons

        def alone() -> None:
            for template, values in documents:
                peers.by_docxtpl(template, values)

        found = tuple(4 * ratio for ratio in ratios(whole, alone, rounds=7))
    work = "whole batch, one process: read, validate, check, render, re-read, manifest, write"
    return Row(work, "docxtpl, same DOCX files alone / ledraft", found, at_least=15, gross=3)


def _two_processes() -> Row:
    items = _items(48)
    with tempfile.TemporaryDirectory() as folder, LastingPool(1) as one, LastingPool(2) as two:
        job = _job(Path(folder))

        def by(pool: LastingPool) -> float:
            return seconds(lambda: list(running.run(items, pool, job, chunk=4)))

        by(one), by(two), by(two)
        found = tuple(by(one) / by(two) for _ in range(5))
    return Row("two processes against one, warm", "one / two", found, at_least=1.7, gross=1.2)


_PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "ledraft", "batch", sys.argv[1], "--dry-run", "--jobs", "1"],
               stdout=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def _peak(count: int) -> float:
    """Peak megabytes of the largest process of a dry run over `count` cases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for number in range(count):
                case = {"format": "ledraft-case/1", "role": "victim", "reference": f"R-{number:06d}"}
                stream.write(json.dumps(case) + "\n")
        done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _memory(many: int) -> Row:
    work = f"peak memory of a process, {many:,} cases against 1,000 (--dry-run)"
    if not many:
        return Row(work, "many / 1,000", at_most=1.1, gross=1.5, remark="left out; --many 100000 measures it")
    few, all_ = _peak(1000), _peak(many)
    return Row(work, "many / 1,000", (all_ / few,), at_most=1.1, gross=1.5, remark=f"{few:.0f} MB → {all_:.0f} MB")
