"""Ways round a guard that once worked."""

from typing import Any

import pytest

from ledraft.rules.doctor import reaches
from tests.conftest import Shell, with_value

Case = dict[str, Any]


def refused_as_final(ledraft: Shell, case: Case) -> str:
    """What `export --final` says; it must refuse."""
    outcome = ledraft("export", ledraft.save(case), "-o", "out", "--final")
    assert outcome.code == 1, outcome.err
    return outcome.err


@pytest.mark.parametrize("switchboard", ["0412-5550101转1", "+86-412-5550101 ext. 8"])
def test_an_extension_behind_the_officers_own_number_passed_for_the_switchboard(switchboard: str) -> None:
    assert reaches(switchboard, "0412-5550101", "CN")


def test_an_officers_extension_behind_the_published_switchboard_is_nothing_wrong() -> None:
    assert not reaches("0412-5550100", "0412-5550100转101", "CN")


def test_a_row_of_underscores_passed_for_a_documents_number(ledraft: Shell, complete: dict[str, Any]) -> None:
    complete["documents"][1]["number"] = "____"
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--final")
    assert outcome.code == 1
    assert "TRU-10" in outcome.err


BLANKS = ["-", "/", "无", "待编", "N/A", "见附件", "〔2026〕", "样公（刑）立字〔2026〕　号", "样公（刑）立字〔2026〕×××号", "样公立字〔2026〕000号"]


@pytest.mark.parametrize("number", BLANKS)
def test_a_blank_form_passed_for_an_issued_paper_once_its_year_was_printed(
    ledraft: Shell, complete: Case, number: str
) -> None:
    """Whatever held a letter or a digit counted as a number, so that “无” put a case into the stage “filed”."""
    for paper in complete["documents"]:
        paper["number"] = number
    said = refused_as_final(ledraft, complete)
    assert "nothing goes to a recipient" in said
    assert "TRU-10" in said


@pytest.mark.parametrize("number", BLANKS[:4])
def test_a_mailing_to_many_recipients_passed_with_dashes_for_numbers(
    ledraft: Shell, reporter: Case, number: str
) -> None:
    """The guard of `batch` asked for any text where the number stands; neither a CSV nor a shard gets past it either."""
    paper = {"kind": "acceptance_receipt", "date": "2023-04-10", "number": number}
    names = ("binance-cn", "okx", "kraken")
    cases = [{**reporter, "documents": [paper], "reference": f"R{n}", "recipient": one} for n, one in enumerate(names)]
    rows = "".join(f"R{n},{one},{number},acceptance_receipt\n" for n, one in enumerate(names))
    (ledraft.folder / "cases.csv").write_text("$.reference,$.recipient,$.documents[0].number,$.documents[0].kind\n" + rows, "utf-8")
    ledraft.save(cases, "cases.json")
    for words in (["cases.json"], ["cases.json", "--shard", "1/3"], ["cases.csv"], ["cases.json", "--resume"]):
        outcome = ledraft("batch", words[0], "-o", "all", *words[1:])
        assert outcome.code == 1, outcome.err
        assert "forged" in outcome.err


@pytest.mark.parametrize("name", ["张 样例", "张·样例", "ZHANG Yang-li", "zhang yangli", "Ｚhang Yangli", "-", "无", "领导"])
@pytest.mark.parametrize("place", ["notice", "attestation"])
def test_an_officer_approved_his_own_request_under_another_spelling(
    ledraft: Shell, complete: Case, place: str, name: str
) -> None:
    """Names were compared to the letter, and only in the attestation."""
    if place == "attestation":
        complete["attestation"]["approver"] = name
    else:
        next(d for d in complete["documents"] if d["kind"] == "evidence_notice")["approver"]["name"] = name
    assert "TRU-1" in refused_as_final(ledraft, complete)


def test_a_paper_of_the_future_could_be_overruled_into_force(ledraft: Shell, complete: Case) -> None:
    """The date was a matter of the forecast, and a finding of the forecast can be set aside."""
    complete["documents"][1]["date"] = "2099-01-01"
    complete["attestation"]["overrules"] = [{"finding": "PRO-02", "path": "", "reason": "to be issued soon"}]
    assert "PRO-02" in refused_as_final(ledraft, complete)


def test_a_strangers_account_was_frozen_on_the_path_of_other_peoples_orders(ledraft: Shell, complete: Case) -> None:
    """One order of the victim's anywhere in the case was a path to whatever account the freeze named."""
    complete["documents"].append(
        {"kind": "freeze_notice", "number": "样公（刑）冻财字〔2026〕00006号", "date": "2026-11-20",
         "approver": {"name": "李样本", "level": "county"}}
    )  # fmt: skip
    complete["requests"].append({"kind": "freeze", "freeze": {"accounts": ["555666777"], "amount": "1", "asset": "BTC"}})
    complete["identifiers"]["holders"] = [{"kind": "uid", "value": "555666777", "status": "lead"}]
    assert "TRU-09" in refused_as_final(ledraft, complete)


@pytest.mark.parametrize("text", ["Freeze account 555666777 at once", "Freeze all accounts", "Suspend the wallets"])
def test_a_freeze_was_asked_for_in_the_words_of_a_data_request(ledraft: Shell, complete: Case, text: str) -> None:
    complete["requests"][0]["items"][0]["detail"]["en"] = text
    assert "TRU-08" in refused_as_final(ledraft, complete)


DISGUISES = [
    "www.desk.example/form", "le＠desk.example", "le (at) desk.example", "le @ desk.example", "hxxps://desk.example", "https：//desk.example/x",
    "kodexglobal.co", "www.kodexg1obal.com", "binance-le.example/form", "le@binаnce.com", "Telegram @lawdesk",
]  # fmt: skip


@pytest.mark.parametrize("text", DISGUISES)
@pytest.mark.parametrize("place", ["requests", "department"])
def test_an_address_in_disguise_sent_the_answer_elsewhere(
    ledraft: Shell, complete: Case, place: str, text: str
) -> None:
    """Only plain ASCII mailboxes and whole URLs were seen, and only in requests."""
    if place == "requests":
        complete["requests"][0]["items"][0]["detail"]["en"] += f" Reply to {text}"
    else:
        complete["agency"]["department"]["en"] = f"Brigade; reply to {text}"
    assert "TRU-14" in refused_as_final(ledraft, complete)


@pytest.mark.parametrize("key", ["website", "seen_at"])
@pytest.mark.parametrize("place", ["https://wa.me/864125550101", "https://a.example/?m=zhang.yangli%40police.example", "zhang.yangli＠police.example"])
def test_the_officers_own_line_hid_inside_a_link(ledraft: Shell, complete: Case, key: str, place: str) -> None:
    assert "TRU-01" in refused_as_final(ledraft, with_value(complete, f"$.agency.verification.{key}", place))


def test_a_clone_site_in_the_facts_kept_a_victim_of_phishing_from_a_final_request(ledraft: Shell, complete: Case) -> None:
    """The guard against imitated addresses also fired where the case lists the clone as what happened."""
    complete["identifiers"]["network"] = [{"value": "https://www.blnance.com/login", "status": "verified"}]
    complete["incident"]["statements"][1]["text"]["en"] += " He opened www.blnance.com."
    findings = ledraft("check", ledraft.save(complete), "--format", "json").json["findings"]
    assert "TRU-14" not in {found["id"] for found in findings}
