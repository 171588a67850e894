"""A batch is a function of cases and an executor: order kept, memory flat, one worker's death loses nothing else."""

import os
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ledraft.batch import running, working
from ledraft.batch.item import Item
from ledraft.batch.pool import LastingPool
from ledraft.batch.summary import Summary
from ledraft.batch.working import Job, Result
from tests.batch.cases import job, small
from tests.batch.cases import lines as raw


def items(count: int, **special: dict[str, Any]) -> list[Item]:
    """Cases R-1 … R-n; a case of `special` (by `c<number>`) stands in the place of its number."""
    return [Item(n, n, raw([special.get(f"c{n}", small(f"R-{n}"))])) for n in range(1, count + 1)]


def deadly(cases: Sequence[Item], asked: Job) -> tuple[Result, ...]:
    """Work as usual, but the process dies of every case whose reference says so."""
    results = []
    for item in cases:
        if b"DEADLY" in item.raw:
            os._exit(9)
        results += working.work((item,), asked)
    return tuple(results)


class Deadly(Executor):
    """Hands `deadly` to the pool's processes instead of the work itself."""

    def __init__(self, pool: Executor) -> None:
        self.pool = pool

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self.pool.submit(deadly, *args, **kwargs)


class Backwards(Executor):
    """Does the work only when it is waited for, the newest first."""

    def __init__(self) -> None:
        self.waiting: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        executor = self

        class Late(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                for future in reversed(executor.waiting):
                    if not future.done():
                        future.set_result(fn(*future.call))  # type: ignore[attr-defined]
                return super().result(timeout)

        future = Late()
        future.call = args  # type: ignore[attr-defined]
        self.waiting.append(future)
        return future


def test_results_come_in_the_order_of_the_cases_whatever_the_order_of_work(tmp_path: Path) -> None:
    found = list(running.run(items(40), Backwards(), job(tmp_path), chunk=3, in_flight=4))
    assert [(r.number, r.reference, r.status) for r in found] == [(n, f"R-{n}", "checked") for n in range(1, 41)]


def test_every_executor_gives_the_same_results(tmp_path: Path) -> None:
    here = list(running.run(items(20), None, job(tmp_path)))
    with ThreadPoolExecutor(2) as threads, LastingPool(2) as processes:
        assert list(running.run(items(20), threads, job(tmp_path), chunk=3)) == here
        assert list(running.run(items(20), processes, job(tmp_path), chunk=3)) == here


def test_a_case_that_kills_its_process_fails_alone(tmp_path: Path) -> None:
    cases = items(20, c7=small("DEADLY"), c8=small("DEADLY"), c13=small("DEADLY"))
    with LastingPool(2) as pool:
        found = list(running.run(cases, Deadly(pool), job(tmp_path), chunk=4, in_flight=6))
    assert [r.number for r in found] == list(range(1, 21))
    assert [r.number for r in found if r.failed] == [7, 8, 13]
    assert "died" in found[6].reason


def test_a_packet_written_before_its_worker_died_counts_as_written(tmp_path: Path) -> None:
    cases = items(2, c2=small("DEADLY"))
    with LastingPool(1) as pool:
        found = list(running.run(cases, Deadly(pool), job(tmp_path, target=tmp_path, dry_run=False), chunk=2))
    assert [r.status for r in found] == ["written", "failed"]
    assert [path.name for path in tmp_path.iterdir()] == ["R-1"]


def test_an_executor_that_takes_no_more_work_fails_the_cases_and_not_the_batch(tmp_path: Path) -> None:
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    assert all(r.failed for r in running.run(items(3), closed, job(tmp_path)))


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor(2)])
def test_fail_fast_stops_at_the_first_failure(tmp_path: Path, executor: Executor | None) -> None:
    cases = items(400, c5={"format": "another"})
    found = list(running.run(cases, executor, job(tmp_path, fail_fast=True), chunk=2, in_flight=2))
    assert found[4].failed
    assert len(found) < 20


def test_a_defect_is_one_cases_failure_and_says_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("secret value")

    monkeypatch.setattr(working, "prepare", defect)
    (found,) = running.run(items(1), None, job(tmp_path))
    assert found.failed
    assert "ZeroDivisionError" in found.reason
    assert "secret" not in found.reason


def test_memory_does_not_grow_with_the_number_of_cases(tmp_path: Path) -> None:
    def endless(count: int) -> Iterator[Item]:
        return (Item(n, n, b'{"format": "another", "reference": "' + b"x" * 400 + b'"}') for n in range(1, count))

    def peak(count: int) -> int:
        tracemalloc.start()
        with Summary("") as report:
            for result in running.run(endless(count), None, job(tmp_path)):
                report.add(result)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(50)  # whatever is loaded once
    assert peak(2000) < 1.1 * peak(200) + 20_000
