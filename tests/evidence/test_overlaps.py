"""Exports of overlapping periods: a row that stands in two of them counts once, and both places are named."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ledraft.evidence.overlaps import Seen
from ledraft.evidence.register import Examined, Reading, look_at
from tests.evidence.exports import (
    FUTURES_HEADER,
    TRADES_HEADER,
    c2c_file,
    c2c_line,
    csv_file,
    ids_of,
    xlsx_file,
)

TRADE = "2023-03-20 17:49:0{second},BTCUSDT,SELL,28000,0.5BTC,14000USDT,0.1USDT"


def together(*paths: Path) -> list[Examined]:
    seen = Seen(len(paths))
    return [seen.once(f"E{n}", look_at(path, "export", Reading("UTC"))) for n, path in enumerate(paths, 1)]


def paid(examined: list[Examined]) -> Decimal:
    return sum((t.value for one in examined for t in one.selected.totals if t.key == "total"), Decimal(0))


def test_two_months_with_a_day_in_common_count_it_once_and_name_both_places(tmp_path):
    lines = [c2c_line(n, total=f"{n}.25") for n in range(1, 8)]
    march = c2c_file(tmp_path, *lines[:5], name="march.csv")
    april = c2c_file(tmp_path, *lines[3:], name="april.csv")
    found = together(march, april)
    assert paid(found) == sum(Decimal(f"{n}.25") for n in range(1, 8))
    assert found[0].problems == look_at(march, "export", Reading("UTC")).problems
    problem = found[1].problems[-1]
    assert problem.id == "overlap"
    assert problem.values == {"count": 2, "evidence": "E1", "rows": "2, 3", "others": "5, 6"}
    assert [row.same_as for row in found[1].selected.chosen] == ["E1:5", "E1:6", "", ""]
    assert found[1].selected.not_counted == 2


def test_rows_without_ids_are_compared_by_all_they_say_and_true_twins_stay_two(tmp_path):
    twins = [TRADE.format(second=7)] * 2
    first = csv_file(tmp_path, "\n".join([TRADES_HEADER, *twins]) + "\n", "a.csv")
    second = csv_file(tmp_path, "\n".join([TRADES_HEADER, *twins, twins[0], TRADE.format(second=8)]) + "\n", "b.csv")
    found = together(first, second)
    assert [row.counted for row in found[0].selected.chosen] == [True, True]
    assert [row.counted for row in found[1].selected.chosen] == [False, False, True, True]


def test_an_export_in_another_form_and_language_is_the_same_export(tmp_path):
    english = c2c_file(tmp_path, c2c_line(1), c2c_line(2), name="english.csv")
    header = ["订单号", "订单类型", "币种", "法币", "总价", "单价", "数量", "汇率", "对手方", "状态", "创建时间"]
    cells = [f"2{1:019d}", "买入", "USDT", "CNY", "656", "6.560", "100.0", "", "x", "已完成", "2023-03-20 17:49:08"]
    chinese = xlsx_file(tmp_path, [header, cells], "chinese.xlsx")
    assert "overlap" in ids_of(together(english, chinese)[1].problems)


def test_one_id_with_two_figures_is_an_error_and_is_not_added_up(tmp_path):
    first = c2c_file(tmp_path, c2c_line(1, total="10.00"), name="a.csv")
    second = c2c_file(tmp_path, c2c_line(1, total="11.00"), name="b.csv")
    found = together(first, second)
    assert paid(found) == Decimal("10.00")
    problem = found[1].problems[-1]
    assert (problem.id, problem.severity) == ("overlap-differs", "error")


def test_an_order_that_was_not_carried_out_in_the_first_export_counts_in_the_second(tmp_path):
    first = c2c_file(tmp_path, c2c_line(1, status="Cancelled"), name="a.csv")
    second = c2c_file(tmp_path, c2c_line(1), name="b.csv")
    assert paid(together(first, second)) == Decimal("656.00")


def test_the_same_trade_id_of_another_pair_is_another_trade(tmp_path):
    line = "1,2023-03-20 18:37:00,{symbol},BUY,10,100,1000,0.1USDT,0,true,true,5,7"
    files = [
        csv_file(tmp_path, f"{FUTURES_HEADER}\n{line.format(symbol=symbol)}\n", f"{symbol}.csv")
        for symbol in ("TRBUSDT", "PERPUSDT")
    ]
    assert all(row.counted for one in together(*files) for row in one.selected.chosen)


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_cutting_one_export_into_two_that_overlap_never_changes_the_total(tmp_path_factory, seconds, start, end):
    folder = tmp_path_factory.mktemp("cut")
    seconds = sorted(seconds)
    lines = [TRADE.format(second=second) for second in seconds]
    start, end = min(start, end), max(start, end)
    # an export holds whole seconds: what happened in the seconds cut through is in both files
    inside = set(seconds[start:end])
    early = [line for line, second in zip(lines, seconds, strict=True) if second in inside or seconds.index(second) < start]
    late = [line for line, second in zip(lines, seconds, strict=True) if second in inside or line not in early]
    files = [csv_file(folder, "\n".join([TRADES_HEADER, *part]) + "\n", f"{n}.csv") for n, part in enumerate((early, late))]
    counted = sum(row.counted for one in together(*files) if one.selected for row in one.selected.chosen)
    assert counted == len(lines)
