"""Files become entries of the case, rows become identifiers and steps; nothing is retyped, nothing stands twice."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ledraft.case.reading import validate
from ledraft.errors import UnusableInput
from ledraft.evidence import caseflow, claims, copying, purchases, reconciling, register
from ledraft.evidence.annexes import source_of
from ledraft.evidence.flow import Proof, steps_of
from ledraft.evidence.selection import Selection
from tests.evidence.exports import FUTURES_HEADER, c2c_file, c2c_line, csv_file


def looked(path, kind="", **selection):
    return register.look_at(path, kind, register.Reading(selection=Selection(**selection)))


def chinese_orders(folder):
    """Futures orders in the exchange's Chinese layout."""
    return csv_file(
        folder,
        "委托时间(UTC),订单号,客户端订单号,合约,买卖,委托价格,委托数量,成交均价,成交量,成交额,状态\n"
        "2023-03-20 21:28:21,9007199254740993001,web_SpecimenAbC01,TRBUSDT,买入,1,520,1,520,520,完全成交\n"
        "2023-03-20 21:28:22,9007199254740993002,web_SpecimenAbC02,PERPUSDT,买入,1,22939.6,1,22939.6,22939.6,完全成交\n",
        "orders.csv",
    )


def test_an_entry_holds_hash_size_type_and_rows_of_the_file(tmp_path):
    examined = looked(chinese_orders(tmp_path))
    entry = register.entry_of({}, examined, "orders.csv", {"title": {"zh": "委托", "en": ""}}).entry
    assert entry["id"] == "E1"
    assert entry["kind"] == "export"
    assert (entry["media_type"], entry["rows"]) == ("text/csv", 3)
    assert entry["size"] == (tmp_path / "orders.csv").stat().st_size
    assert entry["title"] == {"zh": "委托"}
    assert validate({"evidence": [entry]}).evidence[0].sha256 == examined.facts.sha256


def test_the_next_id_follows_the_highest_one_in_use():
    assert register.next_id([{"id": "E2"}, {"id": "E10"}, {"id": "photo"}]) == "E11"


def test_a_file_registered_again_keeps_its_id_and_what_was_said_of_it(tmp_path):
    first = register.entry_of({}, looked(chinese_orders(tmp_path)), "orders.csv", {"exporter": "王某某"}).entry
    data = register.with_entry({}, first)
    again = register.entry_of(data, looked(tmp_path / "orders.csv", symbols=("TRBUSDT",)), "orders.csv", {})
    assert again.known
    assert again.entry["id"] == "E1"
    assert again.entry["exporter"] == "王某某"
    assert again.entry["selection"] == {"symbols": ["TRBUSDT"]}
    assert len(register.with_entry(data, again.entry)["evidence"]) == 1


def test_a_stored_reading_chooses_the_same_rows_again(tmp_path):
    reading = register.Reading("UTC+8", "", Selection(sides=("Buy",)))
    path = c2c_file(tmp_path, c2c_line(1, "Buy"), c2c_line(2, "Sell"), name="c2c.csv")
    examined = register.look_at(path, "export", reading)
    entry = register.entry_of({}, examined, "c2c.csv", {}).entry
    again = register.read_again(validate({"evidence": [entry]}).evidence[0], tmp_path)
    assert again.reading == reading
    assert again.selected.chosen == examined.selected.chosen
    assert [row.side for row in again.selected.chosen] == ["Buy"]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_missing_or_changed_file_is_not_read_again(tmp_path, spoil):
    path = chinese_orders(tmp_path)
    entry = register.entry_of({}, looked(path), "orders.csv", {}).entry
    spoil(path)
    with pytest.raises(UnusableInput, match="E1"):
        register.read_again(validate({"evidence": [entry]}).evidence[0], tmp_path)


def test_a_bank_record_is_registered_as_it_is_and_not_read(tmp_path):
    examined = looked(csv_file(tmp_path, "日期,金额\n2023-03-20,1.00\n", "bank.csv"), "bank_record")
    assert examined.export is None
    assert register.entry_of({}, examined, "bank.csv", {"kind": "bank_record"}).entry["kind"] == "bank_record"


def test_a_name_is_relative_to_the_case_file(tmp_path):
    assert register.relative_name(tmp_path / "a" / "b.csv", tmp_path) == "a/b.csv"
    assert register.relative_name(tmp_path / "b.csv", tmp_path / "case") == "../b.csv"


def test_identifiers_are_copied_byte_for_byte_with_their_row(tmp_path):
    rows = looked(chinese_orders(tmp_path)).selected.chosen
    copied = copying.copied({}, "E1", rows)
    assert (copied.added, copied.known, copied.nameless) == (2, 0, 0)
    first = validate(copied.data).identifiers.orders[0]
    assert (first.order_id, first.client_order_id) == ("9007199254740993001", "web_SpecimenAbC01")
    assert (first.market, first.symbol, first.side, first.quantity) == ("futures", "TRBUSDT", "BUY", "520")
    assert first.at == "2023-03-20T21:28:21+00:00"
    assert [(one.evidence, one.row) for one in first.rests_on] == [("E1", "2")]


def test_identifiers_that_stand_there_already_are_not_added_again(tmp_path):
    rows = looked(chinese_orders(tmp_path)).selected.chosen
    once = copying.copied({}, "E1", rows)
    twice = copying.copied(once.data, "E1", rows)
    assert (twice.added, twice.known) == (0, 2)
    assert twice.data == once.data


def test_an_identifier_retyped_in_another_case_is_found_and_not_doubled(tmp_path):
    rows = looked(chinese_orders(tmp_path)).selected.chosen
    typed = {"identifiers": {"orders": [{"client_order_id": "web_SPECIMENAbC01"}]}}
    copied = copying.copied(typed, "E1", rows)
    assert [(one.path, one.row) for one in copied.retyped] == [("$.identifiers.orders[0].client_order_id", 2)]
    assert copied.added == 1
    assert copied.data["identifiers"]["orders"][0] == {"client_order_id": "web_SPECIMENAbC01"}


def test_trades_of_one_order_stay_apart_by_their_trade_ids(tmp_path):
    lines = [f"1,2023-03-20 21:28:2{n},TRBUSDT,BUY,1,5,5,0,0,true,false,700{n},80001" for n in (1, 2)]
    path = csv_file(tmp_path, "\n".join([FUTURES_HEADER.replace("Time", "Time(UTC)"), *lines]) + "\n")
    orders = copying.copied({}, "E1", looked(path).selected.chosen).data["identifiers"]["orders"]
    assert [(one["order_id"], one["trade_id"]) for one in orders] == [("80001", "7001"), ("80001", "7002")]


def transfers(folder):
    text = "时间(UTC),币种,数量,转出账户,转入账户\n2023-03-20 17:45:17,USDT,1.00000001,现货账户,U本位合约账户\n"
    return csv_file(folder, text, "transfers.csv")


def test_a_transfer_without_an_id_is_named_by_time_amount_and_wallets(tmp_path):
    rows = looked(transfers(tmp_path)).selected.chosen
    copied = copying.copied({}, "E2", rows)
    (entry,) = copied.data["identifiers"]["transfers"]
    assert (entry["source"], entry["target"], entry["amount"], entry["asset"]) == ("spot", "futures", "1.00000001", "USDT")
    assert copying.copied(copied.data, "E2", rows).known == 1


def test_steps_of_rows_become_the_flow_of_the_case_and_are_drawn_again(tmp_path):
    examined = looked(transfers(tmp_path))
    steps = steps_of(source_of("E2", examined.export))
    data, count = caseflow.with_steps({}, steps)
    assert count == 1
    assert caseflow.with_steps(data, steps) == (data, 0)
    (step,) = caseflow.flow_of(validate(data)).steps
    assert (step.kind, step.amount, step.asset) == ("internal_transfer", Decimal("1.00000001"), "USDT")
    assert step.start.title == {"zh": "现货账户", "en": "Spot account"}
    assert step.proofs == steps[0].proofs


def test_an_order_and_its_fills_from_two_exports_are_one_step(tmp_path):
    orders = "Date(UTC),OrderNo,Pair,Type,Side,Order Price,Order Amount,Time,Executed,Average Price,Trading total,Status\n"
    path = csv_file(tmp_path, orders + "2023-03-20 17:49:07,7,BTCUSDT,M,SELL,1,1BTC,2023-03-20 17:49:07,1BTC,9,9USDT,FILLED\n")
    steps = steps_of(source_of("E1", looked(path, "export").export))
    data, count = caseflow.with_steps({}, steps)
    assert count == 1
    fills = [replace(step, proofs=(Proof("E2", (2, 3)),)) for step in steps]
    assert caseflow.with_steps(data, fills) == (data, 0)


def test_leads_stay_out_of_the_flow_unless_asked_for(complete):
    complete["incident"]["flow"][0]["status"] = "lead"
    case = validate(complete)
    assert len(caseflow.flow_of(case).steps) == len(case.incident.flow) - 1
    assert len(caseflow.flow_of(case, leads=True).steps) == len(case.incident.flow)


def test_purchases_of_two_assets_make_one_valuation_with_every_price(tmp_path):
    path = c2c_file(
        tmp_path,
        c2c_line(1, "Buy", "1036485.20", "157917.71"),
        c2c_line(2, "Sell", "386229.44", "58373.88"),
        c2c_line(3, "Sell", "529.32", "82.45", asset="BUSD"),
    )
    rows = looked(path, "export").selected.chosen
    (bought,) = purchases.purchases({"E3": rows})
    entry = purchases.valuation_of(bought)
    assert (entry["before"], entry["after"], entry["amount"]) == ("1036485.20", "386758.76", "649726.44")
    for price in ("6.56", "6.62", "6.53", "6.42"):
        assert f"≈ {price}" in entry["source"]["zh"]
        assert f"≈ {price}" in entry["source"]["en"]
    assert entry["rests_on"] == [{"evidence": "E3"}]
    once = purchases.with_valuations({}, [entry])
    assert purchases.with_valuations(once, [entry]) == once
    validate(once)


def test_figures_that_are_no_total_of_the_export_are_named(tmp_path):
    path = c2c_file(tmp_path, c2c_line(1, "Buy", "100.10", "15.5"), c2c_line(2, "Sell", "40.05", "5.25"))
    totals = looked(path, "export").selected.totals
    texts = {"zh": "支付100.10元，所得40.05元，净支付60.05元，另有9.99元。", "en": ""}
    case = validate({"incident": {"statements": [{"text": texts, "rests_on": [{"evidence": "E3"}]}]}})
    assert reconciling.unreconciled(case, "E3", totals) == [("$.incident.statements[0].text", "9.99")]
    assert reconciling.unreconciled(case, "E1", totals) == []


def test_claims_without_evidence_and_evidence_without_a_use_are_listed(complete):
    case = validate(complete)
    assert claims.unsupported(case) == [
        "$.incident.statements[3]", "$.incident.statements[5]", "$.incident.flow[1]",
    ]  # fmt: skip
    assert claims.unused(case) == []
    complete["evidence"].append({"id": "E9", "title": {"zh": "照片", "en": "photo"}})
    complete["incident"]["statements"][3]["rests_on"] = [{"evidence": "E77"}]
    changed = validate(complete)
    assert claims.unused(changed) == ["E9"]
    assert claims.unknown(changed) == ["E77"]
    assert "$.incident.statements[3]" in claims.unsupported(changed)
