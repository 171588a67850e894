"""Case files of every released version load and are checked, for ever."""

import json
from pathlib import Path

import pytest

from ledraft import __version__
from ledraft.case import reading, saving
from tests.conftest import Shell

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.json"))
FIELDS, PARTS = 8, 14


def name_of(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


def test_the_first_release_is_kept() -> None:
    assert {"0.1.0/reporter.json", "0.1.0/complete.json", "0.1.0/as_reported.json"} <= set(map(name_of, FILES))


def test_this_version_has_its_folder() -> None:
    assert any((CASES / __version__).glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_case_of_a_released_version_loads_and_is_checked(ledraft: Shell, path: Path) -> None:
    outcome = ledraft("check", ledraft.save(path.read_bytes()), "--format", "json")
    assert outcome.code in (0, 1), outcome.err
    assert len(outcome.json["fields"]) == FIELDS
    assert sum(len(field["parts"]) for field in outcome.json["fields"]) == PARTS


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_of_it_is_lost_when_it_is_saved_again(path: Path) -> None:
    loaded = reading.read(path)
    again = json.loads(saving.dump(saving.as_data(loaded.case)))
    assert reading.validate(again) == loaded.case


def test_the_complete_case_is_still_complete(ledraft: Shell) -> None:
    outcome = ledraft("check", ledraft.save((CASES / "0.1.0/complete.json").read_bytes()), "--format", "json")
    assert outcome.json["complete"]
