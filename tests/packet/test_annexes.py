"""Annexes: every row of every registered export is in the packet, every id byte for byte; the letter says what it holds."""

import csv
import hashlib
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledraft.case.reading import validate
from ledraft.evidence import fonts
from ledraft.letters import reread, tables
from ledraft.packet import annexes
from tests.conftest import Shell
from tests.evidence.exports import c2c_file, c2c_line, csv_file


def ids(count: int) -> list[str]:
    """Order numbers of 20 digits, beyond what a number in a spreadsheet can hold, and client ids that differ in case."""
    return [f"2{number:019d}" if number % 2 else f"web_Specimen{'aA'[number // 2 % 2]}{number:05d}" for number in range(count)]


def registered(ledraft: Shell, data: dict[str, Any], path: Path, *words: str) -> Path:
    case = ledraft.save(data)
    outcome = ledraft("evidence", "add", case, path, *words)
    assert outcome.code == 0, outcome.out + outcome.err
    return case


def lines_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def cells_of(path: Path) -> set[str]:
    from openpyxl import load_workbook

    return {cell for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for cell in row if cell}


def test_every_id_of_an_export_is_found_byte_for_byte_in_both_annexes(ledraft: Shell, reporter: dict[str, Any]) -> None:
    names = ids(300)
    lines = [c2c_line(n, "Buy", "6.56", "1", order=name) for n, name in enumerate(names)]
    case = registered(ledraft, reporter, c2c_file(ledraft.folder, *lines), "--zone", "UTC")
    assert ledraft("export", case, "-o", "out").code == 0
    (path,) = [p for p in Path("out/annexes").glob("*.csv") if p.stem == f"annex-{json.loads(case.read_text())['evidence'][-1]['id']}"]
    assert [line["订单号 / Order number"] for line in lines_of(path.read_bytes())] == names
    assert set(names) <= cells_of(path.with_suffix(".xlsx"))


def test_both_clocks_source_row_and_hash_stand_beside_each_id(ledraft: Shell, complete: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(complete), "-o", "out")
    first = lines_of(Path("out/annexes/annex-E1.csv").read_bytes())[0]
    assert first["北京时间 (UTC+8) / Beijing time (UTC+8)"] == "2023-03-21 05:28:21"
    assert first["UTC 时间 / UTC"] == "2023-03-20 21:28:21"
    assert first["原文件行号 / Row in the source file"] == "2"
    assert first["原文件 SHA-256 / SHA-256 of the source file"] == complete["evidence"][0]["sha256"]


def test_the_letter_names_each_annex_with_rows_totals_and_hash(ledraft: Shell, complete: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(complete), "-o", "out", "--final")
    for language in ("zh", "en"):
        text = reread.document_text(Path(f"out/data-request.{language}.docx").read_bytes())
        for path in Path("out/annexes").glob("annex-*"):
            assert path.name in text
            assert hashlib.sha256(path.read_bytes()).hexdigest() in text
        assert "2.00000003 USDT" in text


def test_annexes_are_in_the_manifest_and_the_same_bytes_each_time(ledraft: Shell, complete: dict[str, Any]) -> None:
    case = ledraft.save(complete)
    ledraft("export", case, "-o", "one")
    ledraft("export", case, "-o", "two")
    listed = json.loads(Path("one/manifest.json").read_text("utf-8"))["files"]
    for path in Path("one/annexes").iterdir():
        assert path.read_bytes() == Path("two/annexes", path.name).read_bytes()
        assert listed[f"annexes/{path.name}"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert ledraft("verify", "one").code == 0


def test_only_the_rows_of_the_stored_selection_go_into_the_annex(ledraft: Shell, reporter: dict[str, Any]) -> None:
    path = c2c_file(ledraft.folder, c2c_line(1, "Buy"), c2c_line(2, "Sell"), c2c_line(3, "Sell"))
    case = registered(ledraft, reporter, path, "--zone", "UTC", "--side", "Sell")
    made = annexes.annexes(validate(json.loads(case.read_text("utf-8"))), ledraft.folder)
    name = max(name for name in made.files if name.endswith(".csv"))
    assert [line["方向／类型 / Side / type"] for line in lines_of(made.files[name])] == ["Sell", "Sell"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes() + b" ")])
def test_a_missing_or_changed_export_is_told_and_the_draft_is_written(
    ledraft: Shell, complete: dict[str, Any], spoil: Any
) -> None:
    spoil(ledraft.folder / complete["evidence"][0]["file"])
    outcome = ledraft("export", ledraft.save(complete), "-o", "out")
    assert outcome.code == 0
    assert "No annex was made: E1" in outcome.err
    assert {p.stem for p in Path("out/annexes").glob("annex-*")} == {"annex-E2"}
    assert ledraft("export", ledraft.save(complete), "-o", "final", "--final").code == 1


def test_a_figure_that_is_no_total_of_its_export_is_told(ledraft: Shell, complete: dict[str, Any]) -> None:
    complete["incident"]["statements"][2]["text"]["zh"] += "合计 2.00000003 USDT，另有 7.5 USDT。"
    outcome = ledraft("export", ledraft.save(complete), "-o", "out")
    assert "$.incident.statements[2].text: 7.5 is neither a total of E2" in outcome.err
    assert "2.00000003 is neither" not in outcome.err


def test_originals_are_copied_on_request_alone(ledraft: Shell, complete: dict[str, Any]) -> None:
    case = ledraft.save(complete)
    ledraft("export", case, "-o", "bare")
    assert not Path("bare/evidence").exists()
    assert ledraft("export", case, "-o", "full", "--copy-evidence").code == 0
    for entry in complete["evidence"]:
        original = ledraft.folder / entry["file"]
        assert Path("full/evidence", original.name).read_bytes() == original.read_bytes()
    assert ledraft("verify", "full").code == 0


def test_a_file_that_was_never_registered_by_hash_is_not_copied(ledraft: Shell, complete: dict[str, Any]) -> None:
    del complete["evidence"][2]["sha256"]
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--copy-evidence")
    assert outcome.code == 2
    assert "E3" in outcome.err
    assert not Path("out").exists()


def orders(count: int) -> list[dict[str, str]]:
    return [{"order_id": name, "symbol": "TRBUSDT", "side": "BUY", "quantity": "0.1"} for name in ids(count)]


@pytest.mark.parametrize(("count", "parts"), [(0, []), (1, [1]), (200, [200]), (201, [200, 1]), (2000, [200] * 10), (2001, [])])
def test_a_letter_prints_rows_in_tables_of_two_hundred_up_to_two_thousand(count: int, parts: list[int]) -> None:
    rows = [{"ids": str(number)} for number in range(count)]
    made = tables.in_parts(rows)
    assert [len(part["rows"]) for part in made] == parts
    if parts:
        assert [row for part in made for row in part["rows"]] == rows


def test_split_tables_hold_every_id_in_order(ledraft: Shell, complete: dict[str, Any]) -> None:
    complete["identifiers"]["orders"] = orders(401)
    ledraft("export", ledraft.save(complete), "-o", "out", "--letter", "data-request")
    text = reread.document_text(Path("out/data-request.zh.docx").read_bytes())
    places = [text.index(name) for name in ids(401)]
    assert places == sorted(places)
    assert text.count("（续）") == 2


def test_beyond_two_thousand_the_letter_gives_count_total_and_hash_and_the_annex_every_id(
    ledraft: Shell, complete: dict[str, Any]
) -> None:
    complete["identifiers"]["orders"] = orders(2001)
    assert ledraft("export", ledraft.save(complete), "-o", "out").code == 0
    content = Path("out/annexes/annex-orders.csv").read_bytes()
    assert [line["order_id"] for line in lines_of(content)] == ids(2001)
    text = reread.document_text(Path("out/data-request.en.docx").read_bytes())
    assert ids(2001)[7] not in text
    assert "2001" in text
    assert str(Decimal("0.1") * 2001) in text
    assert hashlib.sha256(content).hexdigest() in text
    workbook = Path("out/annexes/annex-orders.xlsx")
    assert set(ids(2001)) <= cells_of(workbook)
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() in text


def test_the_fund_flow_is_a_table_in_the_request_and_a_picture_in_its_own_form(
    ledraft: Shell, complete: dict[str, Any]
) -> None:
    from PIL import Image

    ledraft("export", ledraft.save(complete), "-o", "out")
    for language in ("zh", "en"):
        request = reread.document_text(Path(f"out/data-request.{language}.docx").read_bytes())
        form = Path(f"out/fund-flow.{language}.docx").read_bytes()
        for step in complete["incident"]["flow"]:
            way = f"{step['source'][language]} → {step['target'][language]}"
            assert way in request
            assert way in reread.document_text(form)
        picture = Image.open(io.BytesIO(members_of(form)["word/media/drawn-fund-flow-1.png"]))
        assert picture.mode == "L"
        assert picture.width > 1000
        assert picture.getextrema()[0] < 64
        assert Path(f"out/annexes/fund-flow.{language}.svg").read_bytes().startswith(b"<svg")


def test_a_long_flow_fills_several_pictures_of_the_forms_shape(ledraft: Shell, complete: dict[str, Any]) -> None:
    from PIL import Image

    from ledraft.letters.pictures import BOX, MOST

    step = complete["incident"]["flow"][4]
    complete["incident"]["flow"] = [
        {**step, "at": f"2023-03-20T18:{n:02d}:00+00:00", "target": {"zh": f"去向{n}", "en": f"place {n}"}}
        for n in range(30)
    ]
    assert ledraft("export", ledraft.save(complete), "-o", "out").code == 0
    form = members_of(Path("out/fund-flow.en.docx").read_bytes())
    document = form["word/document.xml"].decode()
    assert document.count("<w:drawing>") == 3
    for number in range(1, MOST + 1):
        picture = Image.open(io.BytesIO(form[f"word/media/drawn-fund-flow-{number}.png"]))
        assert (picture.width > 1) == (number <= 3)
        if number <= 3:
            assert abs(picture.width / picture.height - BOX[0] / BOX[1]) < 0.01


@pytest.mark.parametrize(("beyond", "zh", "en"), [(0, "", ""), (1, "另有 1 张未附", "1 more would not fit")])
def test_a_flow_beyond_the_pictures_of_the_form_is_told_on_it(
    ledraft: Shell, complete: dict[str, Any], beyond: int, zh: str, en: str
) -> None:
    from ledraft.evidence.chart import ROWS
    from ledraft.letters.pictures import MOST

    step = complete["incident"]["flow"][4]
    complete["incident"]["flow"] = [
        {**step, "at": f"2023-03-20T18:{n // 60:02d}:{n % 60:02d}+00:00", "target": {"zh": f"去向{n}", "en": f"place {n}"}}
        for n in range(ROWS * MOST + beyond)
    ]
    assert ledraft("export", ledraft.save(complete), "-o", "out", "--letter", "fund-flow").code == 0
    texts = [reread.document_text(Path(f"out/fund-flow.{one}.docx").read_bytes()) for one in ("zh", "en")]
    assert [said in text for said, text in zip((zh, en), texts, strict=True)] == [True, True]
    assert ("未附" in texts[0], "would not fit" in texts[1]) == (bool(beyond), bool(beyond))


def members_of(word_file: bytes) -> dict[str, bytes]:
    from ledraft.letters import wordfile

    return wordfile.members(word_file)


def test_a_case_without_a_flow_has_no_such_form(ledraft: Shell, complete: dict[str, Any]) -> None:
    del complete["incident"]["flow"]
    ledraft("export", ledraft.save(complete), "-o", "out")
    assert not list(Path("out").rglob("fund-flow*"))


def test_without_a_chinese_font_the_form_is_left_out_and_told(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts.chinese_font.cache_clear()
    monkeypatch.setattr(fonts.os, "walk", lambda _folder: iter(()))
    outcome = ledraft("export", ledraft.save(complete), "-o", "out")
    fonts.chinese_font.cache_clear()
    assert outcome.code == 0
    assert "No font with Chinese characters" in outcome.err
    assert {p.name for p in Path("out").rglob("fund-flow*")} == {"fund-flow.zh.svg", "fund-flow.en.svg"}


def test_an_export_whose_sheet_cannot_be_read_leaves_no_annex(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = csv_file(ledraft.folder, "some,other\n1,2\n", "other.csv")
    facts = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "file": "other.csv"}
    complete["evidence"].append({"id": "E7", "kind": "export", "title": {"zh": "表", "en": "Sheet"}, **facts})
    outcome = ledraft("export", ledraft.save(complete), "-o", "out")
    assert "E7: no rows of an exchange export" in outcome.err
    assert not Path("out/annexes/annex-E7.csv").exists()
