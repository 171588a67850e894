"""`ledraft export CASE -o .` from another folder than the case's ended in a defect: the ZIP beside a packet takes its name.

So did `ledraft preview CASE --pdf .`, where each language has a file named after the one given.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell


@pytest.mark.parametrize("target", [".", "..", "/", "a/.."])
def test_a_packet_needs_a_folder_with_a_name(
    ledraft: Shell, reporter: dict[str, Any], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    Path("cases").mkdir()
    case = ledraft.save(reporter, "cases/case.json")
    Path("elsewhere/here").mkdir(parents=True)
    monkeypatch.chdir("elsewhere/here")
    outcome = ledraft("export", case, "-o", target, "--force")
    assert outcome.code == 2
    assert "defect" not in outcome.err
    assert list(Path.cwd().iterdir()) == []


def test_a_pdf_needs_the_name_of_a_file(ledraft: Shell, reporter: dict[str, Any]) -> None:
    outcome = ledraft("preview", ledraft.save(reporter), "--pdf", ".")
    assert outcome.code == 2
    assert "give the name of the PDF file" in outcome.err
