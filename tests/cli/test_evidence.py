"""`ledraft evidence`: from the exchange's own export to a case whose figures and identifiers nobody retyped."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ledraft.letters.reread import document_text
from tests.conftest import Shell
from tests.evidence.exports import c2c_file, c2c_line, csv_file, xlsx_file

SEEDS = (
    c2c_line(1, "Buy", "1000000.10", "150000.01"),
    c2c_line(2, "Buy", "36485.10", "7917.70"),
    c2c_line(3, "Sell", "386229.44", "58373.88"),
    c2c_line(4, "Sell", "529.32", "82.45", asset="BUSD"),
    c2c_line(5, "Buy", "99999", "9999", status="Cancelled"),
)
"""Synthetic orders, cut so that they add up to the totals that the reporter stated."""


@pytest.fixture
def case(ledraft: Shell, reporter: dict[str, Any]) -> Path:
    return ledraft.save(reporter)


def stored(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def futures(folder: Path, name: str = "futures.csv") -> Path:
    return csv_file(
        folder,
        "委托时间(UTC),订单号,客户端订单号,合约,买卖,委托价格,委托数量,成交均价,成交量,成交额,状态\n"
        "2023-03-20 21:28:21,9007199254740993001,web_SpecimenAbC01,TRBUSDT,买入,1,520,1,520,520,完全成交\n"
        "2023-03-20 21:28:22,9007199254740993002,web_SpecimenAbC02,PERPUSDT,买入,1,22939.6,1,22939.6,22939.6,完全成交\n",
        name,
    )


def test_a_file_is_registered_with_its_hash_and_the_day_of_as_of(ledraft: Shell, case: Path) -> None:
    photo = ledraft.folder / "evidence/note.txt"
    photo.write_text("specimen", "utf-8")
    outcome = ledraft(
        "evidence", "add", case, photo, "--kind", "chat", "--title-zh", "对话", "--title-en", "Chat", "--exporter", "王某某"
    )
    assert outcome.code == 0, outcome.err
    entry = stored(case)["evidence"][-1]
    assert entry["id"] in outcome.out
    assert entry["file"] == "evidence/note.txt"
    assert entry["title"] == {"zh": "对话", "en": "Chat"}
    assert entry["date"] == stored(case)["as_of"][:10]
    assert len(entry["sha256"]) == 64
    assert photo.read_text("utf-8") == "specimen"


def test_without_a_selection_all_rows_are_chosen_and_no_identifier_is_copied(ledraft: Shell, case: Path) -> None:
    before = stored(case).get("identifiers")
    outcome = ledraft("evidence", "add", case, futures(ledraft.folder))
    assert outcome.code == 0, outcome.out
    assert "chosen: 2 rows" in outcome.out
    assert stored(case).get("identifiers") == before
    assert "selection" not in stored(case)["evidence"][-1]


def test_a_selection_is_shown_stored_and_its_ids_are_copied(ledraft: Shell, case: Path) -> None:
    outcome = ledraft(
        "evidence", "add", case, futures(ledraft.folder), "--symbol", "TRBUSDT", "--from", "2023-03-21T05:00:00+08:00"
    )
    assert outcome.code == 0, outcome.out
    assert "chosen: 1 row," in outcome.out
    assert "left out: 1 by symbol" in outcome.out
    assert "520 USDT" in outcome.out
    data = stored(case)
    assert data["evidence"][-1]["selection"] == {"symbols": ["TRBUSDT"], "from": "2023-03-21T05:00:00+08:00"}
    assert data["identifiers"]["orders"][-1]["client_order_id"] == "web_SpecimenAbC01"


def test_a_retyped_identifier_is_a_finding(ledraft: Shell, reporter: dict[str, Any]) -> None:
    reporter["identifiers"] = {"orders": [{"order_id": "9007199254740993001", "client_order_id": "web_SpecimenABC01"}]}
    outcome = ledraft("evidence", "add", ledraft.save(reporter), futures(ledraft.folder), "--into-identifiers")
    assert outcome.code == 1
    assert "$.identifiers.orders[0].client_order_id" in outcome.out
    assert "upper and lower case" in outcome.out


def test_ids_stored_as_numbers_are_refused_with_their_cell_and_the_rest_is_read(ledraft: Shell, case: Path) -> None:
    rows: list[list[object]] = [
        ["Order Number", "Order Type", "Asset Type", "Fiat Type", "Total Price", "Price", "Quantity", "Status", "Created Time(UTC)"],
        [22800000000000000001.0, "Buy", "USDT", "CNY", "6.56", "6.56", "1", "Completed", "2023-03-20 17:49:08"],
        ["22800000000000000002", "Buy", "USDT", "CNY", "6.56", "6.56", "1", "Completed", "2023-03-20 17:49:08"],
    ]
    outcome = ledraft("evidence", "add", case, xlsx_file(ledraft.folder, rows))
    assert outcome.code == 1
    assert "sheet1!A2" in outcome.out
    assert "chosen: 2 rows" in outcome.out


def test_one_problem_in_many_rows_is_written_out_three_times_and_then_listed(ledraft: Shell, case: Path) -> None:
    lines = [c2c_line(n, total="6.56" if n == 5 else "much") for n in range(1, 9)]
    outcome = ledraft("evidence", "add", case, c2c_file(ledraft.folder, *lines), "--zone", "UTC")
    assert outcome.code == 1
    assert [cell in outcome.out for cell in ("E2", "E3", "E4", "E5", "E6")] == [True, True, True, False, False]
    assert "the same in 4 more rows: 5, 7–9" in outcome.out


def test_a_missing_zone_is_a_finding_and_is_mended_by_saying_it(ledraft: Shell, case: Path) -> None:
    path = c2c_file(ledraft.folder, *SEEDS)
    assert ledraft("evidence", "add", case, path).code == 1
    outcome = ledraft("evidence", "add", case, path, "--zone", "UTC+8")
    assert outcome.code == 0, outcome.out
    assert "registered before" in outcome.out
    assert [one["file"] for one in stored(case)["evidence"]].count("export.csv") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["nothing.csv"],
        ["futures.csv", "--zone", "Asia/Shanghai"],
        ["futures.csv", "--from", "2023-03-21 05:00:00"],
        ["futures.csv", "--market", "moon"],
    ],
    ids=["no file", "a place as zone", "no offset", "unknown market"],
)
def test_unusable_input_writes_nothing(ledraft: Shell, case: Path, words: list[str]) -> None:
    futures(ledraft.folder)
    before = case.read_bytes()
    outcome = ledraft("evidence", "add", case, *words)
    assert outcome.code == 2
    assert outcome.err.strip()
    assert case.read_bytes() == before


def test_a_dry_run_writes_nothing(ledraft: Shell, case: Path) -> None:
    before = case.read_bytes()
    assert ledraft("evidence", "add", case, futures(ledraft.folder), "--dry-run").code == 0
    assert case.read_bytes() == before


def test_rows_become_steps_of_the_fund_flow(ledraft: Shell, case: Path) -> None:
    text = "时间(UTC),币种,数量,转出账户,转入账户\n2023-03-20 17:45:18,BTC,0.5,现货账户,U本位合约账户\n"
    ledraft("evidence", "add", case, csv_file(ledraft.folder, text, "transfers.csv"), "--into-flow")
    step = stored(case)["incident"]["flow"][-1]
    assert (step["kind"], step["amount"], step["asset"]) == ("internal_transfer", "0.5", "BTC")
    assert step["rests_on"] == [{"evidence": stored(case)["evidence"][-1]["id"], "row": "2"}]


def test_the_derived_figures_of_the_real_case_come_out_of_the_orders(ledraft: Shell, case: Path) -> None:
    ledraft("evidence", "add", case, c2c_file(ledraft.folder, *SEEDS), "--zone", "UTC")
    outcome = ledraft("evidence", "value", case)
    assert outcome.code == 0, outcome.err
    for figure in ("1036485.20", "386229.44", "650255.76", "649726.44", "99543.83", "157917.71", "58373.88"):
        assert figure in outcome.out
    for price in ("6.56", "6.62", "6.53", "6.42"):
        assert f"≈ {price} (2 decimal places, half up)" in outcome.out
    value = stored(case)["incident"]["valuations"][-1]
    assert (value["basis"], value["amount"], value["currency"]) == ("purchase_cost", "649726.44", "CNY")
    assert "650255.76 ÷ 99543.83 ≈ 6.53" in value["source"]["zh"]
    assert ledraft("evidence", "value", case).code == 0
    assert [one["basis"] for one in stored(case)["incident"]["valuations"]].count("purchase_cost") == 1


def test_one_asset_alone_states_its_rate_division_places_and_rounding(ledraft: Shell, case: Path) -> None:
    ledraft("evidence", "add", case, c2c_file(ledraft.folder, *SEEDS[:3]), "--zone", "UTC")
    ledraft("evidence", "value", case, "--places", "4")
    value = stored(case)["incident"]["valuations"][-1]
    assert value["amount"] == "650255.76"
    assert set(value["division"].values()) == {"650255.76 CNY ÷ 99543.83 USDT = 6.5324 CNY/USDT"}
    assert (value["rate"], value["places"], value["rounding"]) == ("6.5324", 4, "ROUND_HALF_UP")
    findings = ledraft("check", case, "--format", "json").json["findings"]
    assert [f for f in findings if f["id"] in ("FIG-01", "FIG-02", "FIG-05") and "valuations" in f["path"]] == []


def test_purchase_cost_needs_orders(ledraft: Shell, case: Path) -> None:
    outcome = ledraft("evidence", "value", case)
    assert outcome.code == 2
    assert "C2C" in outcome.err


def test_claims_lists_what_rests_on_nothing(ledraft: Shell, complete: dict[str, Any]) -> None:
    outcome = ledraft("evidence", "claims", ledraft.save(complete))
    assert outcome.code == 1
    assert "$.incident.statements[3]: rests on no evidence" in outcome.out


def test_an_entry_is_joined_to_the_rows_it_rests_on(ledraft: Shell, complete: dict[str, Any]) -> None:
    case = ledraft.save(complete)
    outcome = ledraft("evidence", "link", case, "statements[3]", "E1:2-3", "E4")
    assert outcome.code == 0, outcome.err
    linked = json.loads(case.read_text("utf-8"))["incident"]["statements"][3]["rests_on"]
    assert linked == [{"evidence": "E1", "row": "2"}, {"evidence": "E1", "row": "3"}, {"evidence": "E4"}]
    assert "statements[3]" not in ledraft("evidence", "claims", case).out
    again = ledraft("evidence", "link", case, "$.incident.statements[3]", "E4")
    assert again.code == 0
    assert json.loads(case.read_text("utf-8"))["incident"]["statements"][3]["rests_on"] == linked


@pytest.mark.parametrize("words", [("statements[99]", "E1"), ("statements[3]", "E99"), ("reporter", "E1")])
def test_what_the_case_does_not_have_cannot_be_joined(
    ledraft: Shell, complete: dict[str, Any], words: tuple[str, str]
) -> None:
    case = ledraft.save(complete)
    before = case.read_bytes()
    outcome = ledraft("evidence", "link", case, *words)
    assert outcome.code == 2
    assert words[0].split("[")[0] in outcome.err or "E99" in outcome.err
    assert case.read_bytes() == before


def test_two_exports_with_a_day_in_common_are_added_up_once(ledraft: Shell, reporter: dict[str, Any]) -> None:
    reporter["evidence"] = []
    case = ledraft.save(reporter)
    first = c2c_file(Path.cwd(), *(c2c_line(n, total="10.25") for n in (1, 2, 3)), name="march.csv")
    second = c2c_file(Path.cwd(), *(c2c_line(n, total="10.25") for n in (3, 4)), name="april.csv")
    assert ledraft("evidence", "add", case, first, "--zone", "UTC").code == 0
    outcome = ledraft("evidence", "add", case, second, "--zone", "UTC")
    assert "april.csv: Rows that stand in evidence E1 too: 1 (rows 2 here, 4 there)" in outcome.out
    assert "10.25 CNY (1 row)" in outcome.out
    ledraft("evidence", "value", case)
    assert stored(case)["incident"]["valuations"][-1]["amount"] == "41.00"
    outcome = ledraft("export", case, "-o", "out")
    assert "E2: april.csv: Rows that stand in evidence E1 too: 1" in outcome.err
    assert "further rows, counted in earlier evidence: 1" in document_text(Path("out/data-request.en.docx").read_bytes())
    assert "counted in E1:4" in Path("out/annexes/annex-E2.csv").read_text("utf-8-sig")


def test_what_is_no_evidence_as_it_stands_is_told(ledraft: Shell, case: Path) -> None:
    Path("empty.csv").write_bytes(b"\xef\xbb\xbf")
    Path("shot.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with zipfile.ZipFile("two.zip", "w") as archive:
        archive.writestr("a.csv", "Time,Amount\n")
        archive.writestr("b.csv", "Time,Amount\n")
    assert "The file is empty" in ledraft("evidence", "add", case, "empty.csv").out
    told = ledraft("evidence", "add", case, "shot.png")
    assert "does not open" in told.out
    assert told.code == 1
    outcome = ledraft("evidence", "add", case, "two.zip")
    assert outcome.code == 1
    assert "archive with 2 readable tables" in outcome.out


def test_findings_are_punctuated_as_their_language_is(ledraft: Shell, case: Path) -> None:
    path = c2c_file(Path.cwd(), c2c_line(1))
    chinese = ledraft("--lang", "zh", "evidence", "add", case, path).out
    assert "  错误：export.csv，K1：文件没有说明时间属于哪个时区" in chinese
    assert "  error: export.csv, K1: The file does not say" in ledraft("--lang", "en", "evidence", "add", case, path).out


def test_a_bank_statement_taken_for_an_export_is_told_how_to_be_registered(ledraft: Shell, case: Path) -> None:
    statement = csv_file(Path.cwd(), "摘要,对方户名,借方\n转账,某某,100\n", "bank.csv")
    assert "--kind bank_record" in ledraft("evidence", "add", case, statement).out
    outcome = ledraft("evidence", "add", case, statement, "--kind", "bank_record")
    assert outcome.code == 0
    assert stored(case)["evidence"][-1]["kind"] == "bank_record"


def unreconciled(ledraft: Shell, case: Path, loss: str) -> list[str]:
    """Where a check finds that a loss of USDT, resting on the last evidence, does not follow from its export."""
    data = stored(case)
    rests_on = [{"evidence": data["evidence"][-1]["id"]}]
    data["incident"]["losses"] = [{"asset": "USDT", "amount": loss, "rests_on": rests_on}]
    case.write_text(json.dumps(data), "utf-8")
    return [one["path"] for one in ledraft("check", case, "--format", "json").json["findings"] if one["id"] == "FIG-09"]


def test_a_check_compares_a_loss_with_the_export_that_it_rests_on(ledraft: Shell, case: Path) -> None:
    export = c2c_file(ledraft.folder, *SEEDS[:3], name="c2c.csv")
    ledraft("evidence", "add", case, export, "--zone", "UTC")
    bought = {"kind": "c2c-orders", "side": "Buy", "column": "quantity", "asset": "USDT", "amount": "157917.71", "rows": 2}
    assert bought in stored(case)["evidence"][-1]["totals"]
    export.unlink()
    assert unreconciled(ledraft, case, "99543.38") == ["$.incident.losses[0].amount"]
    assert unreconciled(ledraft, case, "99543.83") == []


def test_more_totals_than_a_case_keeps_are_told(ledraft: Shell, case: Path) -> None:
    lines = [c2c_line(number, asset=f"COIN{number}") for number in range(201)]
    outcome = ledraft("evidence", "add", case, c2c_file(ledraft.folder, *lines), "--zone", "UTC")
    assert "totals are more than a case file keeps" in outcome.out
    assert "totals" not in stored(case)["evidence"][-1]
