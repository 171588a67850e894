"""A batch is a function of an iterable of cases and an executor; here is that function.

Any `concurrent.futures.Executor` will do: processes of this machine (`pool.LastingPool`), Dask's `Client.get_executor()`,
`mpi4py.futures.MPIPoolExecutor`. What is sent to it is picklable and small, what comes back too.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import closing
from itertools import islice

from ledraft.batch import working
from ledraft.batch.item import Item
from ledraft.batch.working import Job, Result

CHUNK = 8
IN_FLIGHT = 16
"""Chunks handed out at once: enough to keep every worker busy, few enough to keep memory flat."""

Results = Generator[Result, None, None]
_Sent = tuple[Sequence[Item], "Future[tuple[Result, ...]]"]


def run(
    cases: Iterable[Item], executor: Executor | None, job: Job, *, chunk: int = CHUNK, in_flight: int = IN_FLIGHT
) -> Results:
    """Do `job` with every case; the results come in the order of the cases, whatever the order of work.

    `executor` None works in this process. A case that kills its worker is a failed result, provided that the executor
    goes on after a death; the cases that were under way beside it are done again, by this function or by the executor
    itself, and a packet that was written before counts as written. With `job.fail_fast` the last result
    is the first failure, or what was already under way behind it. Nothing is raised for a case.

    Whoever asks for the next result has shown the pass-phrases of the last one: only then do its locked ZIPs get their
    names.
    """
    results = _here(cases, job) if executor is None else _sent_out(iter(cases), executor, job, chunk, in_flight)
    with closing(results):
        for result in results:
            yield result
            working.told(result, job)


def _here(cases: Iterable[Item], job: Job) -> Results:
    for item in cases:
        (result,) = working.work((item,), job)
        yield result
        if job.fail_fast and result.failed:
            return


def _sent_out(
    cases: Iterator[Item], executor: Executor, job: Job, size: int, in_flight: int
) -> Results:
    under_way: deque[_Sent] = deque()
    try:
        while True:
            while len(under_way) < in_flight and (chunk := tuple(islice(cases, size))):
                under_way.append((chunk, _submit(executor, chunk, job)))
            if not under_way:
                return
            items, future = under_way.popleft()
            for result in _results(items, future, executor, job):
                yield result
                if job.fail_fast and result.failed:
                    yield from _last(under_way)
                    return
    finally:
        for _items, future in under_way:
            future.cancel()


def _submit(executor: Executor, items: Sequence[Item], job: Job) -> "Future[tuple[Result, ...]]":
    """The future of `items`; an executor that takes no more work answers with a future that has failed."""
    try:
        return executor.submit(working.work, items, job)
    except Exception as error:  # noqa: BLE001 - executors of other libraries have errors of their own
        failed: Future[tuple[Result, ...]] = Future()
        failed.set_exception(error)
        return failed


def _outcome(future: "Future[tuple[Result, ...]]") -> tuple[Result, ...] | None:
    """What a worker gave back; None if it died, for `work` itself never raises."""
    try:
        return future.result()
    except (Exception, CancelledError):  # noqa: BLE001 - every library has its own name for a dead worker
        return None


def _results(
    items: Sequence[Item], future: "Future[tuple[Result, ...]]", executor: Executor, job: Job
) -> Iterator[Result]:
    """The results of one chunk. If its worker died, it is suspect, and done again with nothing else under way."""
    done = _outcome(future)
    if done is None:
        done = _outcome(_submit(executor, items, job))
        if done is None:
            for item in items:
                yield from _outcome(_submit(executor, (item,), job)) or (working.lost(item),)
            return
    yield from done


def _last(under_way: deque[_Sent]) -> Iterator[Result]:
    """After the first failure: what cannot be called back is waited for and told."""
    while under_way:
        _items, future = under_way.popleft()
        if not future.cancel():
            yield from _outcome(future) or ()
