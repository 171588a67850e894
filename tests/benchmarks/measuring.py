"""Paired, interleaved measurements: both sides in every round, ratios taken round by round."""

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata

Action = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table: the work, the unit, the figures of all rounds, what is to be reached, a remark.

    `at_least` and `at_most` are the figure to reach; `gross` is the limit beyond which something is badly wrong.
    """

    work: str
    unit: str
    figures: tuple[float, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    gross: float | None = None
    remark: str = ""

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.figures)

    @property
    def reached(self) -> bool:
        """Whether the median reaches the figure."""
        return self._holds(self.at_least, self.at_most)

    @property
    def grossly_missed(self) -> bool:
        """Whether the median is beyond the gross limit."""
        if not self.figures or self.gross is None:
            return False
        return not self._holds(*((self.gross, None) if self.at_least is not None else (None, self.gross)))

    def _holds(self, at_least: float | None, at_most: float | None) -> bool:
        return (at_least is None or self.median >= at_least) and (at_most is None or self.median <= at_most)

    def cells(self) -> list[str]:
        """The line as cells: work, unit, min, median, max, to reach, reached, remark."""
        reach = f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}" if self.at_most else ""
        if not self.figures:
            return [self.work, self.unit, "", "", "", reach, "not measured", self.remark]
        shown = [f"{figure:.3g}" for figure in (min(self.figures), self.median, max(self.figures))]
        return [self.work, self.unit, *shown, reach, "yes" if self.reached else "no", self.remark]


def seconds(action: Action, times: int = 1, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds by `clock` for one call of `action`, the mean of `times` calls."""
    gc.collect()
    start = clock()
    for _ in range(times):
        action()
    return (clock() - start) / times


def ratios(
    faster: Action, slower: Action, rounds: int = 9, times: int = 1, slower_times: int = 1
) -> tuple[float, ...]:
    """How many times as much processor time of this process `slower` takes, round by round; each is called its number of
    times a round. On a machine that is shared, the clock on the wall measures the neighbours.
    """
    faster(), slower()
    own = time.process_time
    return tuple(seconds(slower, slower_times, own) / seconds(faster, times, own) for _ in range(rounds))


def process_ratios(faster: Action, slower: Action, rounds: int = 9) -> tuple[float, ...]:
    """How many times as much processor time the process of `slower` takes as that of `faster`, round by round."""
    faster(), slower()
    return tuple(_processor_seconds(slower) / _processor_seconds(faster) for _ in range(rounds))


def _processor_seconds(action: Action) -> float:
    """User and system time of the processes that `action` starts and waits for."""
    import resource  # not on Windows, where the other rows can be measured

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def process(*words: str, cwd: str | None = None) -> Action:
    """An action that runs the Python interpreter with `words` and waits for its end.

    Python may keep its bytecode, as it does of any installed package.
    """
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run([sys.executable, *words], cwd=cwd, check=False, capture_output=True, env=env)


def machine() -> str:
    """The machine and the versions on which the figures depend."""
    names = ("docxtpl", "python-docx", "Jinja2", "lxml", "pydantic", "openpyxl", "xlsxwriter")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    return f"{os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}; {versions}"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    head = ["work", "ratio of", "min", "median", "max", "to reach", "reached", "remark"]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
