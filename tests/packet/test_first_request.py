"""A case that names no request still becomes a whole one: the reporter's own account, around the incident."""

from pathlib import Path
from typing import Any

from ledraft import resources
from ledraft.case.glossary import data_categories
from ledraft.letters import reread
from tests.conftest import Shell


def test_a_case_without_requests_asks_for_the_reporters_own_data(ledraft: Shell, reporter: dict[str, Any]) -> None:
    del reporter["requests"]
    assert ledraft("export", ledraft.save(reporter), "-o", "out").code == 0
    text = reread.document_text(Path("out/data-request.zh.docx").read_bytes())
    for item in resources.toml("first_request.toml")["item"]:
        assert item["reason"]["zh"] in text
    assert "2023-03-20 00:00:00" in text
    assert "2023-03-23 00:00:00" in text


def test_it_asks_for_nobody_elses_data() -> None:
    for item in resources.toml("first_request.toml")["item"]:
        assert not data_categories()[item["category"]].third_persons


def test_without_a_period_the_request_shows_a_blank(ledraft: Shell, reporter: dict[str, Any]) -> None:
    del reporter["requests"]
    del reporter["incident"]["period"]
    ledraft("export", ledraft.save(reporter), "-o", "out")
    assert "待报案人补充：请求的时间范围" in reread.document_text(Path("out/data-request.zh.docx").read_bytes())


def test_a_half_answered_entry_survives_every_rewriting(ledraft: Shell, reporter: dict[str, Any]) -> None:
    reporter["incident"]["losses"] = [{"asset": ""}]
    reporter["incident"]["valuations"] = [{"basis": "disposal", "amount": "", "currency": "CNY"}]
    assert ledraft("export", ledraft.save(reporter), "-o", "out").code == 0
    assert ledraft("check", "out/case.json").code in (0, 1)
