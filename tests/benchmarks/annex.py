"""How long an annex takes and how much memory it needs above its rows, against openpyxl's write-only mode.

Run as a script it prints the figures as JSON. Each measurement is a process of its own, because peak memory only grows.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

SIZES = (10_000, 100_000, 300_000)
WAYS = ("xlsx", "csv", "openpyxl", "whole")


def run() -> dict[str, Any]:
    """Seconds and megabytes above the rows for each way and size: `{"xlsx": {"10000": {"seconds": …, "megabytes": …}}}`.

    `whole` reads an export of that many rows, selects them, and writes both annexes.
    """
    return {way: {str(size): measured(way, size) for size in SIZES} for way in WAYS}


def measured(way: str, size: int) -> dict[str, float]:
    call = [sys.executable, __file__, way, str(size)]
    result: dict[str, float] = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return result


def _rows(size: int) -> Iterator[Any]:
    """Synthetic futures trades."""
    from ledraft.evidence.rows import Amount, Row, Text

    start = datetime(2023, 3, 20, 18, 37, tzinfo=UTC)
    for number in range(size):
        time_ = start + timedelta(seconds=number)
        ids = (Text("trade_id", str(9 * 10**18 + number)), Text("order_id", f"sPec{number:014d}Xy"))
        value = Decimal(number).scaleb(-4)
        amounts = (Amount("quantity", value, "TRB"), Amount("turnover", value, "USDT"), Amount("fee", value, "USDT"))
        figures = (Amount("price", value, "USDT"),)
        yield Row(
            number + 2, "futures-trades", "futures", time_, str(time_), "TRBUSDT", "SELL", "", ids, amounts, figures, (), ()
        )


def _sources(size: int) -> list[Any]:
    from ledraft.evidence.annexes import Source
    from ledraft.evidence.maps import map_of

    columns = map_of("binance-futures-trades").columns
    return [Source("E1", "futures.csv", "0" * 64, columns, list(_rows(size)))]


def _with_openpyxl(path: Path, sources: list[Any]) -> None:
    """The same cells by openpyxl in write-only mode: taken from the CSV annex's own lines."""
    import csv

    from openpyxl import Workbook

    from ledraft.evidence.annexes import write_csv

    lines = path.with_suffix(".csv")
    write_csv(lines, sources)
    book = Workbook(write_only=True)
    page = book.create_sheet("Rows")
    with lines.open(encoding="utf-8-sig", newline="") as stream:
        for cells in csv.reader(stream):
            page.append(cells)
    book.save(path)


def _peak() -> float:
    """Peak resident memory of this process in megabytes, 0.0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _measure(way: str, size: int) -> dict[str, float]:
    import openpyxl  # noqa: F401 - imports are no part of what is compared
    import xlsxwriter  # noqa: F401

    from ledraft.evidence.annexes import write_csv, write_xlsx

    sources = _sources(size)
    write = {"xlsx": write_xlsx, "csv": write_csv, "openpyxl": _with_openpyxl}[way]
    with tempfile.TemporaryDirectory() as folder:
        before, start = _peak(), time.perf_counter()
        write(Path(folder) / f"annex.{'csv' if way == 'csv' else 'xlsx'}", sources)
        return {"seconds": round(time.perf_counter() - start, 2), "megabytes": round(_peak() - before, 1)}


def _whole(size: int) -> dict[str, float]:
    """From a CSV export to both annexes; the memory is that of writing, above what reading and selecting left behind."""
    from ledraft.evidence.annexes import source_of, write_csv, write_xlsx
    from ledraft.evidence.reader import read_export
    from ledraft.evidence.selection import Selection, select

    with tempfile.TemporaryDirectory() as folder:
        export_file = Path(folder) / "futures.csv"
        _export(export_file, size)
        start = time.perf_counter()
        export = read_export(export_file)
        sources = [source_of("E1", export, select(export.rows, Selection(symbols=("TRBUSDT",))).chosen)]
        before = _peak()
        write_xlsx(Path(folder) / "annex.xlsx", sources)
        write_csv(Path(folder) / "annex.csv", sources)
        return {"seconds": round(time.perf_counter() - start, 2), "megabytes": round(_peak() - before, 1)}


def _export(path: Path, size: int) -> None:
    """Synthetic futures trades as the exchange writes them."""
    header = "Uid,Time(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,Trade ID,Order ID\n"
    start = datetime(2023, 3, 20, 18, 37, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(header)
        for n in range(size):
            moment = (start + timedelta(seconds=n)).strftime("%Y-%m-%d %H:%M:%S")
            stream.write(f"1,{moment},TRBUSDT,SELL,10.5,100,1050,0.1USDT,0,true,true,{10**9 + n},{8 * 10**18 + n}\n")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        way, size = sys.argv[1], int(sys.argv[2])
        print(json.dumps(_whole(size) if way == "whole" else _measure(way, size)))
    else:
        print(json.dumps(run(), indent=2))
