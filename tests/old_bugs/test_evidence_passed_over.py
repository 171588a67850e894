"""What was asked for when evidence was registered, and not done: the second sheet of a workbook replaced the first, and a column
map for what was no export was not looked at.

A registered file was known by its hash alone, and the options of reading were dropped where no rows were read.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ledraft.letters.reread import document_text
from tests.conftest import Shell
from tests.evidence.exports import csv_file

UNKNOWN = "成交发生时刻,委托编号(平台),成交了多少,币\n2023-03-20 17:49:08,9007199254740993001,0.5,BTC\n"


@pytest.fixture
def case(ledraft: Shell, reporter: dict[str, Any]) -> Path:
    reporter["evidence"] = []
    return ledraft.save(reporter)


def stored(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def two_sheets(folder: Path) -> Path:
    """A workbook with the spot trades of two years, one sheet each."""
    path = folder / "two.xlsx"
    heading = ["Date(UTC)", "Pair", "Side", "Price", "Executed", "Amount", "Fee"]
    with xlsxwriter.Workbook(str(path)) as book:
        for year, quantities in (("2022", ["1BTC"]), ("2023", ["0.5BTC", "0.25BTC"])):
            page = book.add_worksheet(year)
            rows = [[f"{year}-03-20 17:49:0{n}", "BTCUSDT", "SELL", "1", quantity, "1USDT", "0USDT"] for n, quantity in enumerate(quantities)]
            for index, cells in enumerate([heading, *rows]):
                page.write_row(index, 0, cells)
    return path


def test_two_sheets_of_one_workbook_are_two_pieces_of_evidence(ledraft: Shell, case: Path) -> None:
    path = two_sheets(ledraft.folder)
    for year in ("2022", "2023"):
        ledraft("evidence", "add", case, path, "--sheet", year)
    first, second = stored(case)["evidence"]
    assert (first["id"], first["selection"], first["rows"]) == ("E1", {"sheet": "2022"}, 2)
    assert (second["id"], second["selection"], second["rows"]) == ("E2", {"sheet": "2023"}, 3)
    assert "was registered before" in ledraft("evidence", "add", case, path, "--sheet", "2023").out
    assert [one["id"] for one in stored(case)["evidence"]] == ["E1", "E2"]
    ledraft("export", case, "-o", "out")
    assert "0.25" in (ledraft.folder / "out/annexes/annex-E2.csv").read_text("utf-8-sig")
    index = document_text((ledraft.folder / "out/evidence-index.en.docx").read_bytes())
    assert "sheet “2022”" in index
    assert "sheet “2023”" in index


def test_the_sheet_that_was_read_is_kept_so_that_the_same_one_is_read_again(ledraft: Shell, case: Path) -> None:
    path = two_sheets(ledraft.folder)
    assert "2023" in ledraft("evidence", "add", case, path).out
    assert stored(case)["evidence"][0]["selection"] == {"sheet": "2022"}


@pytest.mark.parametrize(
    "words",
    [
        ("--columns", "columns.toml"), ("--zone", "UTC"), ("--from", "2023-03-20T00:00:00Z"), ("--symbol", "BTCUSDT"), ("--into-flow",),
        ("--into-identifiers",),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_rows_are_not_chosen_of_what_is_registered_as_no_export(ledraft: Shell, case: Path, words: tuple[str, ...]) -> None:
    Path("columns.toml").write_text('[columns]\ntime = "成交发生时刻"\namount = "成交了多少"\n', "utf-8")
    before = case.read_bytes()
    outcome = ledraft("evidence", "add", case, csv_file(Path.cwd(), UNKNOWN), "--kind", "bank_record", *words)
    assert outcome.code == 2
    assert words[0] in outcome.err
    assert case.read_bytes() == before


def test_a_column_map_for_a_file_without_a_table_is_not_passed_over(ledraft: Shell, case: Path) -> None:
    Path("columns.toml").write_text('[columns]\ntime = "成交发生时刻"\namount = "成交了多少"\n', "utf-8")
    Path("note.txt").write_text("no table", "utf-8")
    outcome = ledraft("evidence", "add", case, "note.txt", "--columns", "columns.toml")
    assert outcome.code == 1
    assert "成交发生时刻" in outcome.out
