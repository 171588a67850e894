"""Ways round a guard that once worked."""

from typing import Any

import pytest

from ledraft.rules.doctor import reaches
from tests.conftest import Shell


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
