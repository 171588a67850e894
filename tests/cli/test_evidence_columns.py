"""What an export leaves open is asked on a terminal, said by a file elsewhere, and never guessed."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell
from tests.evidence.exports import csv_file

UNKNOWN = "成交发生时刻,委托编号(平台),成交了多少,币\n2023-03-20 17:49:08,9007199254740993001,0.5,BTC\n"
OLD_DEPOSITS = "Date(UTC),Coin,Amount,TransactionFee,Address,TXID,SourceAddress,PaymentID,Status\n2021-01-01 00:00:00,BTC,1,0,addr,tx,,,Completed\n"


@pytest.fixture
def case(ledraft: Shell, reporter: dict[str, Any]) -> Path:
    reporter["evidence"] = []
    return ledraft.save(reporter)


class Terminal(io.StringIO):
    """Answers typed one after the other."""

    def isatty(self) -> bool:
        return True


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


def selection(case: Path) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(case.read_text("utf-8"))["evidence"][0]["selection"]
    return stored


def test_a_map_is_written_corrected_and_used(ledraft: Shell, case: Path) -> None:
    path = csv_file(Path.cwd(), UNKNOWN)
    outcome = ledraft("evidence", "add", case, path, "--kind", "export")
    assert outcome.code == 1
    assert "ledraft evidence columns FILE" in outcome.out
    text = ledraft("evidence", "columns", path).out
    for key, header in (("time", "成交发生时刻"), ("amount", "成交了多少"), ("order_id", "委托编号(平台)")):
        text = text.replace(f'\n{key} = ""', f'\n{key} = "{header}"')
    Path("columns.toml").write_text(text, "utf-8")
    outcome = ledraft("evidence", "add", case, path, "--columns", "columns.toml", "--zone", "+08:00")
    assert "Amount = 成交了多少" in outcome.out
    assert selection(case)["map"]["columns"]["time"] == "成交发生时刻"
    ledraft("export", case, "-o", "out")
    assert "9007199254740993001" in Path("out/annexes/annex-E1.csv").read_text("utf-8-sig")


def test_on_a_terminal_the_columns_and_the_zone_are_asked(
    ledraft: Shell, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(Path.cwd(), UNKNOWN)
    typing(monkeypatch, "1", "2", *[""] * 7, "9", "3", "4", *[""] * 5, "Mars", "UTC+8")
    outcome = ledraft("evidence", "add", case, path)
    assert "1 成交发生时刻" in outcome.err
    assert "A number from 1 to 4" in outcome.err
    assert "Mars is no fixed offset" in outcome.err
    assert selection(case) == {
        "zone": "UTC+8",
        "map": {
            "columns": {"time": "成交发生时刻", "order_id": "委托编号(平台)", "amount": "成交了多少", "asset": "币"},
            "like": "generic",
        },
    }


def test_on_a_terminal_the_kind_of_a_layout_for_two_is_asked(
    ledraft: Shell, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "withdrawals")
    ledraft("evidence", "add", case, csv_file(Path.cwd(), OLD_DEPOSITS))
    assert selection(case) == {"kinds": ["withdrawals"]}


def test_without_a_terminal_the_way_to_say_it_is_named(ledraft: Shell, case: Path) -> None:
    path = csv_file(Path.cwd(), OLD_DEPOSITS)
    outcome = ledraft("evidence", "add", case, path)
    assert "--rows-kind deposits" in outcome.out
    assert "error" not in ledraft("evidence", "add", case, path, "--rows-kind", "deposits").out


def test_the_layouts_are_listed(ledraft: Shell) -> None:
    path = csv_file(Path.cwd(), UNKNOWN)
    for words in ((path, "--layouts"), ("--layouts",)):
        assert "bitget-spot-orders: Bitget spot orders" in ledraft("evidence", "columns", *words).out
    outcome = ledraft("evidence", "columns", path, "--like", "nowhere")
    assert outcome.code == 2
    assert "binance-c2c-orders" in outcome.err


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n"])
def test_a_file_without_a_table_has_no_columns(ledraft: Shell, content: bytes) -> None:
    Path("x.csv").write_bytes(content)
    assert ledraft("evidence", "columns", "x.csv").code == 2


def test_the_annex_says_which_column_of_the_file_became_which(ledraft: Shell, case: Path) -> None:
    from openpyxl import load_workbook

    Path("columns.toml").write_text('like = "generic"\n[columns]\ntime = "成交发生时刻"\namount = "成交了多少"\nasset = "币"\n', "utf-8")
    ledraft("evidence", "add", case, csv_file(Path.cwd(), UNKNOWN), "--columns", "columns.toml", "--zone", "+08:00")
    ledraft("export", case, "-o", "out")
    sheet = load_workbook("out/annexes/annex-E1.xlsx")["列对照 Columns"]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == ("证据编号 / Evidence", "项目 / Column", "原文件表头 / Header in the source file")
    assert {(line[0], line[2]) for line in lines[1:]} == {("E1", "成交发生时刻"), ("E1", "成交了多少"), ("E1", "币")}
