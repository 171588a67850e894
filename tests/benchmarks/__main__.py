"""`python -m tests.benchmarks`: every figure in one run, both sides interleaved; prints the table, `--write` keeps it.

    python -m tests.benchmarks [letter] [packets] [check] [startup] [annex] [--many 100000] [--write]

docxtemplater is measured where node finds it (NODE_PATH); nothing else has to be installed beyond the `dev` extra.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks import annex, check, letter, packets, startup
from tests.benchmarks.measuring import Row, machine, table

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_START, _END = "<!-- table -->\n", "<!-- end of table -->\n"


def annex_rows() -> Iterable[Row]:
    """The annex of 100,000 rows; each figure is a process of its own."""
    ours, theirs = (annex._measured(way, 100_000) for way in ("xlsx", "openpyxl"))
    work = "annex of 100,000 rows (XLSX)"
    yield Row(f"{work}: time", "openpyxl write-only / ledraft", (theirs["seconds"] / ours["seconds"],), at_least=1.2, gross=0.8)
    yield Row(f"{work}: memory above the rows", "megabytes", (ours["megabytes"],), at_most=60, gross=150)


def main() -> None:
    """Measure what is asked for, by default all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], "letter", "packets", "check", "startup", "annex"])
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    groups = {
        "letter": letter.rows, "packets": lambda: packets.rows(given.many), "check": lambda: check.rows(given.many),
        "startup": startup.rows, "annex": annex_rows,
    }  # fmt: skip
    rows = []
    for name in given.groups or groups:
        for row in groups[name]():
            print(" | ".join(row.cells()), flush=True)
            rows.append(row)
    if given.write:
        _keep(rows)


def _keep(rows: list[Row]) -> None:
    """Put `rows` into the table of the page; what was not measured this time stays as it was."""
    page = PAGE.read_text("utf-8")
    before, rest = page.split(_START)
    kept, after = rest.split(_END)
    measured = {row.work: row for row in rows if row.figures}
    old = [line for line in kept.splitlines() if line.startswith("| ")][2:]
    lines = [table([measured.pop(_work(line))]).splitlines()[2] if _work(line) in measured else line for line in old]
    head = table(list(measured.values())).splitlines()
    whole = "\n".join([*head[:2], *lines, *head[2:]])
    PAGE.write_text(f"{before}{_START}\n{machine()}\n\n{whole}\n\n{_END}{after}", "utf-8")


def _work(line: str) -> str:
    return line.split(" | ")[0].removeprefix("| ")


main()
