"""A whole sitting at a real terminal, played from what a person typed, to the checklist and the packet."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.wizard.drive import command, environment, load
from tests.wizard.emulator import Emulator

pytestmark = pytest.mark.terminal

SITTINGS = Path(__file__).parent / "sittings"
KEYS = {"<F1>": "\x1bOP", "<F2>": "\x1bOQ", "<F3>": "\x1bOR", "<Enter>": "\r", "<stop>": "\x03", "<C-u>": "\x15\r"}
FUTURES = (
    "Time(UTC),Order ID,Client Order ID,Symbol,Type,Side,Price,Quantity,Executed,Average Price,Status\n"
    "2023-03-20 21:28:22,10000000001,41YkSpecimen1,PERPUSDT,LIMIT,BUY,0.7,22939.6,22939.6,0.7,FILLED\n"
    "2023-03-20 21:28:21,10000000002,ztp8Specimen2,TRBUSDT,LIMIT,BUY,16,520,520,16,FILLED\n"
    "2023-01-02 00:00:00,10000000003,0000Specimen3,BTCUSDT,LIMIT,BUY,16000,1,1,16000,FILLED\n"
)
# As the Chinese page of an exchange exports it: the Chinese code page, no word on the clock.
ORDERS = (
    "委托时间,订单号,客户端订单号,合约,类型,买卖,委托价,委托量,成交均价,成交量,状态\r\n"
    "2023-03-21 01:49:08,39630972,41YkSpecimen1,PERPUSDT,限价,买入,0.7,22939.6,0.7,22939.6,已成交\r\n"
    "2023-03-21 05:28:22,13227384079,ztp8Specimen2,TRBUSDT,限价,买入,16,520,16,520,已成交\r\n"
)


WITHDRAWALS = (
    "Time,Crypto,Withdrawal address,Network,Transaction ID,Amount,Fee,Status,Reference no.\n"
    f"03/20/2023 17:50:01,BTC,bc1q{'s' * 38},Bitcoin,{'a1' * 32},1.2,0.0002,Completed,600000001\n"
    f"03/20/2023 18:02:11,BTC,bc1q{'s' * 38},Bitcoin,{'b2' * 32},0.26966133,0.0002,Completed,600000002\n"
)


@pytest.fixture(autouse=True)
def evidence(tmp_path):
    (tmp_path / "my files").mkdir()
    (tmp_path / "my files" / "okx-withdrawals.csv").write_text(WITHDRAWALS)
    (tmp_path / "futures.csv").write_text(FUTURES)
    (tmp_path / "合约委托记录.csv").write_text(ORDERS, "gbk")
    Image.new("RGB", (30, 30), "white").save(tmp_path / "余额.png")


def played(name, home, case, *options):
    """Play the sitting `name`; how many questions it took and the exit code of the wizard."""
    lines = [line.partition("|") for line in (SITTINGS / name).read_text("utf-8").splitlines() if line[:1] != "#"]
    terminal = Emulator(home, *options, "new", case)
    for asked, _bar, typed in lines:
        terminal.until(asked.strip())
        terminal.send(KEYS.get(typed.strip(), f"{typed.strip()}\r"))
    return len(lines), terminal.end()


def checked(home, case):
    run = subprocess.run(
        command("--lang", "en", "check", case, "--format", "json"),
        capture_output=True, cwd=home, env=environment(home), check=False,
    )  # fmt: skip
    found = json.loads(run.stdout)
    return found


def test_a_victim_tells_the_case_in_one_sitting(tmp_path):
    asked, code = played("victim.zh.txt", tmp_path, "case.json", "--lang", "zh")
    assert (asked < 100, code) == (True, 0)
    case = load(tmp_path / "case.json")
    assert [order.order_id for order in case.identifiers.orders] == ["10000000001", "10000000002"]
    assert case.incident.statements[0].rests_on[0].evidence == "E1"
    found = checked(tmp_path, "case.json")
    assert {field["id"]: field["status"] for field in found["fields"]}["materials"] == "complete"
    assert [one["id"] for one in found["findings"] if one["owner"] == "reporter" and one["severity"] == "error"] == []
    assert (tmp_path / "case-packet" / "data-request.zh.docx").is_file()


def test_a_victim_who_writes_no_english_leaves_no_blank_that_is_theirs_in_either_letter(tmp_path):
    asked, code = played("victim-without-english.zh.txt", tmp_path, "case.json", "--lang", "zh")
    assert (asked < 120, code) == (True, 0)
    mine = [one for one in checked(tmp_path, "case.json")["findings"] if one["owner"] == "reporter"]
    assert {one["id"] for one in mine} <= {"TRU-15"}  # the values of this sitting are those of a sample
    packet = tmp_path / "case-packet"
    for letter, blank in (("data-request.zh.docx", "待报案人补充"), ("data-request.en.docx", "to be supplied by the reporter")):
        text = document_text(packet / letter)
        assert blank not in text
        assert "41YkSpecimen1" in text
        assert "1.46966133" in text


def document_text(path):
    with zipfile.ZipFile(path) as file:
        return re.sub("<[^>]+>", "", file.read("word/document.xml").decode())


def ledraft(home, *arguments):
    return subprocess.run(command(*arguments), capture_output=True, cwd=home, env=environment(home), check=False)


def test_an_officer_fills_the_other_half_and_the_two_make_a_complete_case(tmp_path):
    played("victim.zh.txt", tmp_path, "reporter.json", "--lang", "zh")
    asked, code = played("officer.en.txt", tmp_path, "officer.json", "--lang", "en", "--role", "officer")
    assert (asked < 70, code) == (True, 0)
    merged = ledraft(tmp_path, "--lang", "en", "merge", "reporter.json", "officer.json", "-o", "case.json")
    assert merged.returncode == 0, merged.stdout.decode() + merged.stderr.decode()
    found = checked(tmp_path, "case.json")
    assert found["complete"]
    assert found["stage"] == "filed"
    exported = ledraft(tmp_path, "export", "case.json", "-o", "packet", "--as-of", "2023-04-12T10:00:00+08:00")
    assert exported.returncode == 0
    assert (tmp_path / "packet" / "issuing-kit.docx").is_file()


def test_a_lawyer_writes_to_another_exchange_by_e_mail_with_slips_on_the_way(tmp_path):
    asked, code = played("lawyer.en.txt", tmp_path, "case.json", "--lang", "en", "--role", "lawyer")
    assert (asked < 110, code) == (True, 0)
    case = load(tmp_path / "case.json")
    assert case.incident.period.from_ == "2023-03-21T01:45:17+11:00"
    assert [str(loss.amount) for loss in case.incident.losses] == ["1.46966133"]
    assert [tx.txid[:2] for tx in case.identifiers.transactions] == ["a1", "b2"]
    assert [paper.received_on for paper in case.documents] == ["2023-04-02"]
    packet = tmp_path / "case-packet"
    assert "QIU Zhiyuan; Specimen Law Firm; +86 138 0000 0001" in document_text(packet / "hand-over.en.docx")
    assert (packet / "email").is_dir()


def test_a_lawyer_goes_to_the_overview_and_back_and_stops(tmp_path):
    _asked, code = played("lawyer-in-a-hurry.en.txt", tmp_path, "case.json", "--lang", "en", "--role", "lawyer")
    assert code == 130
    case = load(tmp_path / "case.json")
    assert (case.recipient, case.route, case.reporter.name.family.en) == ("okx", "email", "LYU")
    assert case.reporter.lawyer.licence_number == "12101202300000000"
