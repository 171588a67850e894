"""The batch on an engine that an agency already runs: a local Dask cluster, with workers that die.

What runs is the function of docs/many-cases.md, as it is printed there. Only these tests may use a network address, and
only the loopback one; Dask's own threads and processes talk over it.
"""

import os
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ledraft.batch import working
from ledraft.batch.item import Item
from ledraft.batch.working import Job, Result
from tests.batch.cases import lines, packets, small
from tests.conftest import Shell

PAGE = Path(__file__).parents[2] / "docs" / "many-cases.md"
COUNT = 48
AT_MOST = 240
"""Seconds after which a cluster that hangs fails the test."""

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.filterwarnings("default"),  # the cluster's warnings are not ours
]


@pytest.fixture
def client() -> Iterator[Any]:
    """A client of two worker processes, each of which its keeper starts anew when it dies."""
    import dask
    from distributed import Client, LocalCluster

    alone: dict[str, Any] = {"host": "127.0.0.1", "dashboard_address": None, "worker_dashboard_address": None}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, silence_logs=50, **alone) as cluster,
        Client(cluster, timeout=AT_MOST) as connected,
    ):
        connected.wait_for_workers(2, timeout=AT_MOST)
        yield connected


def printed_function() -> Callable[[Path, Path, Executor], int]:
    """`batch` of the page."""
    (source,) = (code for code in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL) if "def batch" in code)
    names: dict[str, Any] = {}
    exec(source, names)
    function: Callable[[Path, Path, Executor], int] = names["batch"]
    return function


def within_time(function: Callable[[], int]) -> int:
    """What `function` returns; a test that would wait for ever fails instead."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(function).result(timeout=AT_MOST)


class Watched(Executor):
    """An executor that calls `at_first` when the first piece of work is done, while others are under way."""

    def __init__(self, executor: Executor, at_first: Callable[[], None]) -> None:
        self.executor, self.at_first = executor, at_first

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = self.executor.submit(fn, *args, **kwargs)
        if self.at_first:
            future.add_done_callback(self._done)
        return future

    def _done(self, _future: Future[Any]) -> None:
        at_first, self.at_first = self.at_first, lambda: None
        at_first()


def deadly(cases: Sequence[Item], job: Job) -> tuple[Result, ...]:
    """Work as usual, but the process dies of the case that says so, every time."""
    if any(b"DEADLY" in item.raw for item in cases):
        os.kill(os.getpid(), signal.SIGKILL)
    return working.work(cases, job)


class Deadly(Executor):
    """Hands `deadly` to the cluster instead of the work itself."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self.executor.submit(deadly, *args, **kwargs)


def test_a_worker_killed_in_the_midst_of_a_batch_costs_nothing(client: Any, ledraft: Shell) -> None:
    cases = ledraft.save(lines(small(f"R-{n}", as_of="2026-11-24T09:00:00+08:00") for n in range(COUNT)), "cases.jsonl")
    victim, survivor = client.run(os.getpid).values()
    with client.get_executor() as executor:
        watched = Watched(executor, partial(os.kill, victim, signal.SIGKILL))
        assert within_time(partial(printed_function(), cases, ledraft.folder / "cluster", watched)) == 0
    assert survivor in client.run(os.getpid).values()
    assert ledraft("batch", cases, "-o", "here", "--jobs", 1).code == 0
    assert len(list((ledraft.folder / "here").glob("*/manifest.json"))) == COUNT
    assert packets(ledraft.folder / "cluster") == packets(ledraft.folder / "here")


def test_a_case_that_kills_every_worker_that_takes_it_fails_alone(client: Any, ledraft: Shell) -> None:
    cases = ledraft.save(lines(small("DEADLY" if n == 5 else f"R-{n}") for n in range(12)), "cases.jsonl")
    with client.get_executor() as executor:
        assert within_time(partial(printed_function(), cases, ledraft.folder / "cluster", Deadly(executor))) == 1
    written = {path.parent.name for path in (ledraft.folder / "cluster").glob("*/manifest.json")}
    assert written == {f"R-{n}" for n in range(12) if n != 5}
