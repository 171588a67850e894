"""Evidence chosen in the wizard is registered as `evidence add` registers it."""

import hashlib

import xlsxwriter

from ledraft.wizard.questions import questions
from tests.wizard.drive import EVIDENCE, TAKE, load, play

FILE = "Case materials 1: File (it can be dragged into this window)"
SPOT = "Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n2023-03-20 17:49:08,BTCUSDT,SELL,28000,0.5BTC,14000USDT,14USDT\n"


def test_a_file_gets_its_number_hash_size_and_type(case_path):
    play(case_path)
    (found,) = load(case_path).evidence
    content = (case_path.parent / EVIDENCE).read_bytes()
    assert (found.id, found.file, found.size) == ("E1", EVIDENCE, len(content))
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_an_export_brings_its_title_and_kind(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT)
    player = play(case_path, scripted={FILE: ["spot.csv"]})
    (found,) = load(case_path).evidence
    assert (found.kind, found.rows) == ("export", 2)
    assert found.title.zh
    assert found.title.en
    assert any("1 row." in text for text in player.said)


def test_the_same_file_is_not_registered_twice(case_path):
    script = {"Case materials: 1 so far": ["add"], "Case materials 2: File (it can be dragged into this window)": [EVIDENCE, ""]}
    player = play(case_path, scripted=script)
    assert "This very file is registered already, as E1." in player.said
    assert len(load(case_path).evidence) == 1


def test_an_export_without_a_time_zone_is_asked_for_it(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT.replace("(UTC)", ""))
    prompt = "The file does not say by which clock its times are written. By which?"
    player = play(case_path, scripted={FILE: ["spot.csv"], prompt: ["+00:00"]})
    assert load(case_path).evidence[0].selection["zone"] == "+00:00"
    assert "The times of its rows run from 2023-03-20 17:49:08 to 2023-03-20 17:49:08, as written in the file." in player.said


def test_rows_that_all_lie_beside_the_time_of_the_incident_are_remarked_on(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT.replace("(UTC)", ""))
    prompt = "The file does not say by which clock its times are written. By which?"
    player = play(case_path, scripted={FILE: ["spot.csv"], prompt: ["+08:00"]})
    assert any("they run from 2023-03-20 17:49:08 to 2023-03-20 17:49:08 (Beijing time)" in text for text in player.said)


def test_another_file_in_its_place_leaves_nothing_of_the_first(case_path):
    (case_path.parent / "note.txt").write_text("note")
    play(case_path, scripted={FILE: ["note.txt"], "Case materials 1: Title (in Chinese)": [KeyboardInterrupt]})
    before = load(case_path).evidence[0]
    script = {"Where do you want to go on?": ["review"], "Which section?": ["evidence"],
              "Which answer is to be changed?": ["$.evidence[0].file"], FILE: [EVIDENCE]}  # fmt: skip
    play(case_path, None, scripted=script)
    after = load(case_path).evidence[0]
    assert after.id == before.id
    assert after.sha256 != before.sha256
    assert after.file == EVIDENCE


FUTURES = (
    "Time(UTC),Order ID,Client Order ID,Symbol,Type,Side,Price,Quantity,Executed,Average Price,Status\n"
    "2023-03-20 17:49:08,10000000001,41YkSpecimen1,PERPUSDT,LIMIT,BUY,0.7,22939.6,22939.6,0.7,FILLED\n"
    "2023-01-02 00:00:00,10000000002,41YkSpecimen2,PERPUSDT,LIMIT,BUY,0.7,1,1,0.7,FILLED\n"
)
COPY = "1 of its rows are from the time of the incident. Copy their ids, so that they need not be typed?"


def test_ids_of_the_rows_from_the_time_of_the_incident_are_copied_on_request(case_path):
    (case_path.parent / "futures.csv").write_text(FUTURES)
    player = play(case_path, scripted={FILE: ["futures.csv"], COPY: ["copy"]})
    case = load(case_path)
    (order,) = case.identifiers.orders
    assert (order.order_id, order.client_order_id, order.symbol) == ("10000000001", "41YkSpecimen1", "PERPUSDT")
    assert order.rests_on[0].evidence == "E1"
    assert case.evidence[0].selection["from"] == "2023-03-20T17:49:08+00:00"
    assert not [prompt for prompt in player.prompts if prompt.startswith("Orders 1:")]


def test_the_totals_kept_are_those_of_the_rows_copied(case_path):
    (case_path.parent / "futures.csv").write_text(FUTURES)
    play(case_path, scripted={FILE: ["futures.csv"], COPY: ["copy"]})
    (entry,) = load(case_path).evidence
    assert {total.rows for total in entry.totals} == {1}
    assert "22939.6" in [total.amount for total in entry.totals]


def test_rows_that_stand_in_two_exports_count_once_in_the_totals(case_path):
    (case_path.parent / "spot.csv").write_text(SPOT)
    (case_path.parent / "more.csv").write_text(SPOT + "2023-03-20 17:50:00,BTCUSDT,SELL,28000,0.25BTC,7000USDT,7USDT\n")
    script = {FILE: ["spot.csv"], "Case materials: 1 so far": ["add"],
              "Case materials 2: File (it can be dragged into this window)": ["more.csv"]}  # fmt: skip
    play(case_path, scripted=script)
    first, second = load(case_path).evidence
    assert [one.amount for one in first.totals if one.asset == "BTC"] == ["0.5"]
    assert [one.amount for one in second.totals if one.asset == "BTC"] == ["0.25"]


def test_nothing_is_copied_that_was_not_asked_for(case_path):
    (case_path.parent / "futures.csv").write_text(FUTURES)
    play(case_path, scripted={FILE: ["futures.csv"], COPY: ["leave"]})
    assert "selection" not in case_path.read_text() or "from" not in load(case_path).evidence[0].selection


def test_a_screenshot_with_a_chinese_name_brings_its_title(case_path):
    (case_path.parent / "余额截图.txt").write_text("x")
    play(case_path, scripted={FILE: ["余额截图.txt"]})
    assert load(case_path).evidence[0].title.zh == "余额截图"


def test_a_fact_names_the_evidence_that_it_rests_on(case_path):
    prompt = "Facts, one by one 1: Evidence that it rests on"
    play(case_path, scripted={prompt: ["E1", TAKE]})
    assert [one.evidence for one in load(case_path).incident.statements[0].rests_on] == ["E1"]


def test_only_an_officer_calls_a_fact_verified():
    def statuses(role):
        data = {"incident": {"statements": [{}]}}
        question = next(q for q in questions(role, data) if q.path == "$.incident.statements[0].status")
        return {choice.value for choice in question.choices}

    assert statuses("victim") == statuses("lawyer") == {"stated", "lead"}
    assert statuses("officer") == {"stated", "verified", "lead"}


def test_two_sheets_of_one_workbook_are_two_pieces_of_evidence(case_path):
    header, row = (line.split(",") for line in SPOT.splitlines())
    with xlsxwriter.Workbook(str(case_path.parent / "two.xlsx")) as book:
        for year in ("2022", "2023"):
            page = book.add_worksheet(year)
            page.write_row(0, 0, header)
            page.write_row(1, 0, [row[0].replace("2023", year), *row[1:]])
    prompt = "The workbook has rows on several sheets. Which one is this? (For another, add the file once more.)"
    script = {FILE: ["two.xlsx"], "Case materials: 1 so far": ["add"], prompt: ["2022", "2023"],
              "Case materials 2: File (it can be dragged into this window)": ["two.xlsx"]}  # fmt: skip
    play(case_path, scripted=script)
    assert [(one.id, one.selection["sheet"]) for one in load(case_path).evidence] == [("E1", "2022"), ("E2", "2023")]
