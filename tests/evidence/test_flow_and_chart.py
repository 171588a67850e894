"""The fund flow runs from the victim's first transaction to where the assets ended, and its drawing can be read."""

import io
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from PIL import Image

from ledraft.errors import UnusableInput
from ledraft.evidence import fonts
from ledraft.evidence.annexes import source_of
from ledraft.evidence.chart import LANES, ROWS, drawing, pages, to_png, to_svg
from ledraft.evidence.flow import Place, Step, flow, steps_of, table
from ledraft.evidence.reader import read_export
from ledraft.letters.pictures import BOX
from tests.evidence.exports import FUTURES_HEADER, TRADES_HEADER, csv_file

SALES = (
    "2023-03-20 17:49:07,BTCUSDT,SELL,28000,1.4BTC,39200USDT,0.1USDT\n"
    "2023-03-20 17:49:08,ETHUSDT,SELL,1800,20ETH,36000USDT,0.1USDT\n"
    "2023-03-20 17:49:09,ETHUSDT,BUY,1800,1ETH,1800USDT,0.1USDT\n"
)
TRANSFERS = "Date(UTC),Coin,Amount,From,To,Transaction ID,Status\n2023-03-20 17:50:00,USDT,75200,Spot,USD-M Futures,123456789,Completed\n"
TRADES = "".join(
    f"1,2023-03-20 18:37:0{n},{symbol},BUY,10,100,1000.5,0.1USDT,0,true,true,{n},{order}\n"
    for n, (symbol, order) in enumerate([("TRBUSDT", "71"), ("TRBUSDT", "71"), ("PERPUSDT", "72")])
)


@pytest.fixture
def specimen(tmp_path):
    """A synthetic flow: two sales, a transfer, two orders matched."""
    texts = {"sales": f"{TRADES_HEADER}\n{SALES}", "transfers": TRANSFERS, "trades": f"{FUTURES_HEADER}\n{TRADES}"}
    files = [csv_file(tmp_path, text, f"{name}.csv") for name, text in texts.items()]
    sources = [source_of(f"E{n}", read_export(path, "UTC")) for n, path in enumerate(files, 1)]
    return flow(step for source in reversed(sources) for step in steps_of(source))


def test_steps_stand_in_order_of_time_from_the_sale_to_the_counterparties(specimen):
    assert [(step.kind, step.start.key, step.end.key) for step in specimen.steps] == [
        ("sale", "spot", "spot"), ("sale", "spot", "spot"), ("internal_transfer", "spot", "futures"),
        ("matched_trade", "futures", "counterparties TRBUSDT"), ("matched_trade", "futures", "counterparties PERPUSDT")]  # fmt: skip
    assert specimen.gaps == ()


def test_fills_of_one_order_are_one_step_with_all_its_rows_as_proof(specimen):
    step = specimen.steps[3]
    assert (step.amount, step.ids[0], step.proofs[0]) == (Decimal("2001.0"), "71", ("E3", (2, 3)))


def test_a_purchase_is_no_step_of_the_flow(specimen):
    assert all("1 ETH" not in step.label("en") for step in specimen.steps)


def test_a_step_that_starts_where_nothing_arrived_is_a_gap(specimen):
    assert flow(step for step in specimen.steps if step.kind != "internal_transfer").gaps == (3,)


def test_the_table_shows_both_clocks_ids_and_proofs_in_both_languages(specimen):
    for language, kind in (("zh", "账户内划转"), ("en", "Internal transfer")):
        heading, *lines = table(specimen, language)
        assert len(heading) == len(lines[0])
        assert lines[2][:4] == ["3", "2023-03-21 01:50:00", "2023-03-20 17:50:00", kind]
        assert lines[2][-1] == "E2: 2"


def test_a_turnover_is_called_a_turnover_and_not_a_loss(specimen):
    assert specimen.steps[3].label("en").startswith("turnover")


def test_the_drawing_holds_every_place_and_amount_and_no_texts_overlap(specimen):
    page = drawing(specimen, "en")
    texts = [label.text for label in page.labels]
    assert "Spot account" in texts
    assert "75200 USDT" in texts
    amounts = [label for label in page.labels if "USDT" in label.text and label.y > 90]
    assert len({label.y for label in amounts}) == len(amounts) == 5
    lanes = {line.x1 for line in page.lines if line.dashed}
    assert not lanes & {label.x for label in amounts}


def long_flow(movements: int, places: int):
    """Synthetic movements from one place to many others, some of which pass on what they received."""
    named = [Place(f"p{n}", {"zh": f"去向{n}", "en": f"place {n}"}) for n in range(places)]
    start = datetime(2023, 3, 20, 18, tzinfo=UTC)
    times = [start + timedelta(minutes=n) for n in range(movements)]
    return flow(
        Step("chain_transfer", at, at, named[n % 7 % places], named[(n + 1) % places], f"C{n}", Decimal(n + 1), None, (), ())
        for n, at in enumerate(times)
    )


@pytest.mark.parametrize("movements, places", [(1, 2), (12, 3), (13, 3), (40, 30), (60, 9)])
def test_a_long_flow_is_drawn_on_pages_that_can_be_read_in_print(movements, places):
    drawn = pages(long_flow(movements, places), "en")
    amounts = [label.text for page in drawn for label in page.labels if re.fullmatch(r"\d+ C\d+", label.text)]
    assert sorted(amounts) == sorted(f"{n + 1} C{n}" for n in range(movements))
    for page in drawn:
        assert sum(line.arrow for line in page.lines) <= ROWS
        assert sum(line.dashed for line in page.lines) <= LANES
        millimetres = min(BOX[0] / page.width, BOX[1] / page.height) * min(label.size for label in page.labels)
        assert millimetres / 25.4 * 72 >= 7  # points


def test_a_short_flow_is_one_drawing_and_says_no_page(specimen):
    (page,) = pages(specimen, "zh")
    assert page == drawing(specimen, "zh")


def test_the_svg_is_well_formed_black_and_white_and_the_same_each_time(specimen):
    first = to_svg(drawing(specimen, "zh"))
    ElementTree.fromstring(first)
    assert set(re.findall(rb'(?:fill|stroke)="(\w+)"', first)) <= {b"black", b"white", b"stroke"}
    assert first == to_svg(drawing(specimen, "zh"))


def test_the_png_is_the_same_each_time_and_not_empty(specimen):
    first = to_png(drawing(specimen, "zh"))
    assert first == to_png(drawing(specimen, "zh"))
    assert Image.open(io.BytesIO(first)).getextrema() == (0, 255)


def test_a_missing_font_is_a_clear_error(specimen, monkeypatch):
    fonts.chinese_font.cache_clear()
    monkeypatch.setattr(fonts.resources, "toml", lambda _: {"files": ["none.ttf"], "folders": []})
    with pytest.raises(UnusableInput, match="Noto Sans CJK"):
        fonts.chinese_font()
    fonts.chinese_font.cache_clear()
