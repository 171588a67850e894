"""Exports of exchanges beside Binance and OKX: synthetic rows in their layouts, whose sums were made by hand."""

import pytest

from ledraft.evidence.reader import read_export
from ledraft.evidence.selection import select
from tests.evidence.exports import csv_file, ids_of

FILES = {
    "bitget-spot-transactions": (
        "order;Date;Coin;Type;Amount;Fee;Available\n"
        "\t1234567890123456789;2025-03-01 10:00:00;USDT;Buy;-100.5;0;899.5\n"
        "\t1234567890123456790;2025-03-01 10:00:00;BTC;Buy;0.001;-0.000001;0.000999\n",
        {("Buy", "amount", "USDT"): "-100.5", ("Buy", "amount", "BTC"): "0.001", ("Buy", "fee", "BTC"): "-0.000001", ("Buy", "fee", "USDT"): "0"},
    ),
    "bitget-spot-orders": (
        "Date,Type,Order Id,Trading pair,Base Asset,Quote Asset,Direction,Price,Order amount,Executed,Average Price,Trading volume,Status\n"
        "2025-03-01 10:00:00,limit,\t1234567890123456789,SOLUSDT,SOL,USDT,Sell,100,2,1.5,100.5,150.75,Filled\n"
        "2025-03-01 10:00:01,limit,\t1234567890123456790,SOLUSDT,SOL,USDT,Sell,100,2,0,0,0,Cancelled\n",
        {("Sell", "quantity", "SOL"): "1.5", ("Sell", "turnover", "USDT"): "150.75"},
    ),
    "mexc-spot-trades": (
        "Pairs,Time,Side,Filled Price,Executed Amount,Total,Fee,Role\n"
        "BTC_USDT,2025-03-01 10:00:00,SELL,50000,0.01,500,0.5USDT,Taker\n"
        "BTC_USDT,2025-03-01 10:00:00,SELL,50000,0.02,1000,1USDT,Taker\n",
        {("SELL", "quantity", "BTC"): "0.03", ("SELL", "turnover", "USDT"): "1500", ("SELL", "fee", "USDT"): "1.5"},
    ),
    "mexc-withdrawals": (
        "UID,Status,Time,Crypto,Network,Request Amount,Withdrawal Address,memo,TxID,Trading Fee,Settlement Amount,Withdrawal Descriptions\n"
        "1,Completed,2025-03-01 10:00:00,USDT,TRX,101,TSpecimenAddress,,0xab,1,100,\n"
        "1,Cancelled,2025-03-01 10:00:00,USDT,TRX,7,TSpecimenAddress,,,1,6,\n",
        {("", "amount", "USDT"): "100", ("", "fee", "USDT"): "1"},
    ),
    "gate-billing": (
        "no,time,action_desc,action_data,type,change_amount,amount,total\n"
        "1,2025-03-01 10:00:00,Order Filled,55,BTC,-0.5,0.5,0.5\n"
        "2,2025-03-01 10:00:00,Order Filled,55,USDT,25000,26000,26000\n"
        "3,2025-03-01 10:00:00,Trading Fees,55,USDT,-25,25975,25975\n",
        {("Order Filled", "amount", "BTC"): "-0.5", ("Order Filled", "amount", "USDT"): "25000", ("Trading Fees", "amount", "USDT"): "-25"},
    ),
    "bybit-spot-orders": (
        "UID: 1,Company Name: ,Country: \n"
        "Spot Pairs,Order Type,Direction,Filled Value,Filled Price,Filled Quantity,Fees,Transaction ID,Order No.,Timestamp (UTC)\n"
        "SOLUSDT,LIMIT,SELL,200.00000000000E0,100,2,0.2,77,88,10:05 2025-03-01\n",
        {("SELL", "turnover", "USDT"): "200.00000000000", ("SELL", "quantity", "SOL"): "2"},
    ),
    "htx-spot-trades": (
        '"Time","Type","Pair","Side","Price","Amount","Total","Fee"\n'
        '"2025-03-01 10:00:00","Market","SOL/USDT","Sell","100","2","200","0.4USDT",\n',
        {("Sell", "quantity", "SOL"): "2", ("Sell", "turnover", "USDT"): "200", ("Sell", "fee", "USDT"): "0.4"},
    ),
    "kucoin-spot-trades": (
        "UID,Account Type,Order ID,Symbol,Side,Order Type,Avg. Filled Price,Filled Amount,Filled Volume,Filled Volume (USDT),Filled Time(UTC+08:00),Fee,Maker/Taker,Fee Currency\n"
        "****1234,main,64a,SOL-USDT,SELL,market,100,2,200,200,2025-03-01 10:00:00,0.2,TAKER,KCS\n",
        {("SELL", "quantity", "SOL"): "2", ("SELL", "turnover", "USDT"): "200", ("SELL", "fee", "KCS"): "0.2"},
    ),
    "coinbase-transactions": (
        "\nTransactions\nUser,specimen,1\n"
        "ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n"
        "65a,2025-03-01 10:00:00 UTC,Sell,BTC,-0.5,EUR,€100.00,€50.00,€49.50,€0.50,Sold\n",
        {("Sell", "amount", "BTC"): "-0.5", ("Sell", "total", "EUR"): "49.50", ("Sell", "fee", "EUR"): "0.50"},
    ),
    "kraken-ledgers": (
        '"txid","refid","time","type","subtype","aclass","asset","wallet","amount","fee","balance"\n'
        '"","QWD","2025-03-01 10:00:00","withdrawal","","currency","XXBT","spot",-1.0,0.001,""\n'
        '"L1","QWD","2025-03-01 10:05:00","withdrawal","","currency","XXBT","spot",-1.0,0.001,3.2\n',
        {("withdrawal", "amount", "XXBT"): "-1.0", ("withdrawal", "fee", "XXBT"): "0.001"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", FILES)
def test_rows_are_read_and_add_up_to_what_was_made_by_hand(tmp_path, layout):
    text, expected = FILES[layout]
    export = read_export(csv_file(tmp_path, text), "UTC+8")
    assert export.map is not None
    assert export.map.id == layout
    assert [one for one in export.problems if one.severity == "error"] == []
    found = {(total.side, total.key, total.asset): str(total.value) for total in select(export.rows).totals}
    assert found == expected


@pytest.mark.parametrize("layout", ["bitget-spot-orders", "mexc-spot-trades", "gate-billing", "htx-spot-trades"])
def test_a_layout_that_states_no_zone_asks_for_it(tmp_path, layout):
    assert "zone-missing" in ids_of(read_export(csv_file(tmp_path, FILES[layout][0])).problems)


def test_ids_of_nineteen_digits_lose_their_guard_and_nothing_else(tmp_path):
    export = read_export(csv_file(tmp_path, FILES["bitget-spot-orders"][0]), "UTC")
    assert [row.id("order_id") for row in export.rows] == ["1234567890123456789", "1234567890123456790"]
