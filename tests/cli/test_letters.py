"""What a letter waits for is said beforehand, and is the reason with which its export is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell
from tests.letters.papers_cases import FREEZE, FREEZE_NOTICE


def entry(shown: str, letter_id: str) -> str:
    """The lines of one letter in what `ledraft letters` prints."""
    return shown.split(f"\n{letter_id}  ")[1].split("issued by")[0]


def unapproved(kind: str, complete: dict[str, Any]) -> dict[str, Any]:
    """The complete case with a freeze to ask for, in which the paper `kind` names nobody who approved it."""
    papers = [*complete["documents"], FREEZE_NOTICE]
    nameless = [{k: v for k, v in d.items() if k != "approver" or d["kind"] != kind} for d in papers]
    return complete | {"documents": nameless, "requests": [*complete["requests"], FREEZE]}


@pytest.mark.parametrize(
    ("letter_id", "kind", "words"),
    [
        ("freeze-request", "freeze_notice", "Notice of Assistance in Freezing Property (county level or above)"),
        ("counterparty-request", "evidence_notice", "Notice of Obtaining Evidence"),
    ],
)
def test_a_letter_waits_for_a_paper_that_names_its_approver(
    ledraft: Shell, complete: dict[str, Any], letter_id: str, kind: str, words: str
) -> None:
    assert f"only if it names who approved it: {words}" in entry(ledraft("letters").out, letter_id)
    refused = ledraft("export", ledraft.save(unapproved(kind, complete)), "-o", "out", "--letter", letter_id)
    assert refused.code == 1
    assert f"a document must name who approved it: {words}" in refused.err
    assert not Path("out").exists()


def test_a_follow_up_waits_for_the_submission_reference(ledraft: Shell, complete: dict[str, Any]) -> None:
    assert "only with: the recipient's submission reference" in entry(ledraft("letters").out, "follow-up")
    refused = ledraft("export", ledraft.save(complete), "-o", "out", "--letter", "follow-up")
    assert refused.code == 1
    assert "the case file must hold first: the recipient's submission reference" in refused.err


def test_what_a_letter_waits_for_is_said_to_programs_too(ledraft: Shell) -> None:
    rows = {row["id"]: row for row in ledraft("letters", "--format", "json").json}
    assert rows["follow-up"]["parts"] == ["$.portal.submission_reference"]
    assert rows["extension-request"]["approved"] == ["freeze_notice"]
