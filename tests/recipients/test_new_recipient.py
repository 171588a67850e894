"""Adding a recipient takes one file and no code: every command knows it from that moment."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from ledraft import resources
from ledraft.letters import reread
from tests.conftest import Shell

PROFILE = """
id = "newest"
brand = "Newest Exchange"
status = "draft"
title = { zh = "新交易所", en = "Newest Exchange" }
official_domains = ["newest.example"]
checked_on = 2026-11-20
max_age_days = 90

[sources.guide]
citation = { zh = "新交易所执法请求指南", en = "Newest Exchange law-enforcement guide" }
url = "https://newest.example/le"
grade = "A"
seen_version = "2026-10"
checked_on = 2026-11-20

[[channels]]
kind = "email"
address = "le@newest.example"
role = "primary"
route = "email"
cite = ["guide"]

[freeze]
available = "order_only"
period_required = true
max_days = 45
cite = ["guide"]
"""


@pytest.fixture(autouse=True)
def one_file_more(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """ledraft's data folder with one recipient more."""
    package: Path = tmp_path_factory.mktemp("package")
    shutil.copytree(resources.data(""), package / "data")
    (package / "data" / "recipients" / "newest.toml").write_text(PROFILE, "utf-8")
    resources._root()  # templates and translations stay where they are
    monkeypatch.setattr(resources, "_PACKAGE", package)


def test_it_is_listed_with_grade_and_date(ledraft: Shell) -> None:
    listed = {row["id"]: row for row in ledraft("recipients", "--format", "json").json}
    assert {"status": "draft", "grade": "A", "checked_on": "2026-11-20"}.items() <= listed["newest"].items()


def test_a_case_is_judged_by_its_rules(ledraft: Shell, complete: dict[str, Any]) -> None:
    period = {"from": "2026-11-24T00:00:00+08:00", "to": "2027-03-24T00:00:00+08:00"}
    complete["requests"] += [{"kind": "freeze", "period": period}]
    path = ledraft.save(complete)
    found = ledraft("check", path, "--recipient", "newest", "--format", "json").json
    assert (found["recipient"], found["route"]) == ("newest", "email")
    too_long = next(one for one in found["findings"] if one["id"] == "SCP-02")
    assert "longest is 45 days" in too_long["message"]
    assert "Newest Exchange law-enforcement guide (grade A" in too_long["source"]


def test_its_request_is_addressed_to_it(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save({**complete, "recipient": "newest", "route": "email"})
    outcome = ledraft("export", path, "-o", "out")
    assert outcome.code == 0, outcome.err
    request = reread.document_text((ledraft.folder / "out" / "data-request.en.docx").read_bytes())
    assert "Newest Exchange" in request
    assert "le@newest.example" in (ledraft.folder / "out" / "email" / "email.eml").read_text("ascii")
