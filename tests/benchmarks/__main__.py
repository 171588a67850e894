"""`python -m tests.benchmarks`: every figure in one run, both sides interleaved; prints the table.

    python -m tests.benchmarks [letter] [packets] [check] [startup] [annex] [--many 100000] [--write]

`--write` keeps the table in docs/benchmarks.md and docs/benchmarks.zh.md.

docxtemplater is measured where node finds it (NODE_PATH); nothing else has to be installed beyond the `dev` extra.
"""

import argparse
from collections.abc import Iterable

from tests.benchmarks import annex, check, letter, packets, pages, startup
from tests.benchmarks.measuring import Row


def annex_rows() -> Iterable[Row]:
    """The annex of 100,000 rows; each figure is a process of its own."""
    ours, theirs = (annex.measured(way, 100_000) for way in ("xlsx", "openpyxl"))
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
        pages.keep(rows)


main()
