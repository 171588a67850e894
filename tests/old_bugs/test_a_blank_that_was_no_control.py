"""The officer is told to fill in what is shaded; whether the account holder may be told, and why not, stood in the letters and in the
kit as plain text: neither shaded nor a control, so it was overlooked, and what was typed over it could not be read back."""

import json
from pathlib import Path

import pytest

from ledraft.letters.reread import controls
from tests.letters.test_readback import filled

CHOICE, REASON = "requests[0].user_notice.choice", "requests[0].user_notice.reason"
PAPERS = ["data-request.zh.docx", "data-request.en.docx", "issuing-kit.docx"]


@pytest.fixture
def undecided(ledraft, reporter):
    reporter["requests"][0].pop("user_notice", None)
    ledraft("export", ledraft.save(reporter), "-o", "out")
    return Path("out")


def tags(paper):
    return {found.path for found in controls(paper.read_bytes())}


@pytest.mark.parametrize("name", PAPERS)
def test_what_the_officer_decides_on_telling_the_account_holder_is_a_control(undecided, name):
    assert CHOICE in tags(undecided / name)


def test_what_is_typed_there_comes_back_into_the_case(ledraft, undecided):
    kit = Path("filled.docx")
    kit.write_bytes(filled((undecided / "issuing-kit.docx").read_bytes(), {CHOICE: "may_notify"}))
    assert ledraft("read", str(kit), "out/case.json").code == 0
    assert json.loads(Path("out/case.json").read_text("utf-8"))["requests"][0]["user_notice"]["choice"] == "may_notify"


@pytest.mark.parametrize(
    ("typed", "meant"), [("不要求保密", "may_notify"), ("可以告知。", "may_notify"), ("否", "do_not_notify"), ("Yes", "may_notify")]
)
def test_the_answer_may_be_typed_in_the_words_of_the_question(ledraft, undecided, typed, meant):
    """The blank asks “whether the account holder may be told”, and only the words of a list nobody saw were taken."""
    kit = Path("filled.docx")
    kit.write_bytes(filled((undecided / "issuing-kit.docx").read_bytes(), {CHOICE: typed}))
    assert ledraft("read", str(kit), "out/case.json").code == 0
    assert json.loads(Path("out/case.json").read_text("utf-8"))["requests"][0]["user_notice"]["choice"] == meant


def test_a_word_that_is_no_answer_is_told_with_those_that_are(ledraft, undecided):
    kit = Path("filled.docx")
    kit.write_bytes(filled((undecided / "issuing-kit.docx").read_bytes(), {CHOICE: "perhaps"}))
    assert "do not notify, may notify" in ledraft("read", str(kit), "out/case.json").out


def test_a_reason_that_is_missing_is_a_control_too(ledraft, reporter):
    reporter["requests"][0]["user_notice"] = {"choice": "do_not_notify"}
    ledraft("export", ledraft.save(reporter), "-o", "out")
    assert f"{REASON}.zh" in tags(Path("out/data-request.zh.docx"))
