"""The pages that keep the figures: one table in docs/benchmarks.md, and the same in Chinese in docs/benchmarks.zh.md."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.benchmarks.measuring import Row, machine, table

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, CHINESE = DOCS / "benchmarks.md", DOCS / "benchmarks.zh.md"
_START, _END = "<!-- table -->\n", "<!-- end of table -->\n"
_RULE = "---"


def keep(rows: Sequence[Row]) -> None:
    """Put `rows` into the table of both pages; what was not measured this time stays as it was."""
    measured = {row.work: row for row in rows if row.figures}
    old = lines(ENGLISH)[2:]
    kept = [table([measured.pop(_work(line))]).splitlines()[2] if _work(line) in measured else line for line in old]
    head = table(list(measured.values())).splitlines()
    whole = [*head[:2], *kept, *head[2:]]
    _put(ENGLISH, whole)
    _put(CHINESE, in_chinese(whole))


def lines(page: Path) -> list[str]:
    """The lines of the table of `page`, its head included."""
    kept = page.read_text("utf-8").split(_START)[1].split(_END)[0]
    return [line for line in kept.splitlines() if line.startswith("| ")]


def in_chinese(english: Sequence[str]) -> list[str]:
    """The lines of the English table with their words in Chinese; figures stay. Raises KeyError for a work without a name."""
    return [_line(*(cell.strip() for cell in line.strip()[1:-1].split("|"))) for line in english]


def _line(work: str, *cells: str) -> str:
    words = _chinese()["words"]
    named = work if work == _RULE else _chinese()["works"][work]
    return "| " + " | ".join([named, *(words.get(cell, cell) for cell in cells)]) + " |"


@cache
def _chinese() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "chinese.toml").read_text("utf-8"))


def _put(page: Path, whole: Sequence[str]) -> None:
    before, rest = page.read_text("utf-8").split(_START)
    after = rest.split(_END)[1]
    text = "\n".join(whole)
    said = machine().replace(" cores", " 核") if page == CHINESE else machine()
    page.write_text(f"{before}{_START}\n{said}\n\n{text}\n\n{_END}{after}", "utf-8")


def _work(line: str) -> str:
    return line.split(" | ")[0].removeprefix("| ")
