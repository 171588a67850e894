"""`ledraft merge` was told both sides for one path, and silently took the one that was named last."""

from copy import deepcopy
from typing import Any

from tests.conftest import Shell


def test_a_path_that_is_settled_for_both_sides_is_refused(ledraft: Shell, reporter: dict[str, Any]) -> None:
    other = deepcopy(reporter) | {"role": "officer"}
    other["incident"]["title"] = {"zh": "另一案", "en": "Another case"}
    halves = ledraft.save(reporter, "reporter.json"), ledraft.save(other, "officer.json")
    english, chinese = "$.incident.title.en=officer", "$.incident.title.zh="
    both = ("--settle", english, "--settle", f"{chinese}officer", "--settle", f"{chinese}reporter")
    outcome = ledraft("merge", *halves, "-o", "joined.json", *both)
    assert outcome.code == 2
    assert "$.incident.title.zh" in outcome.err
    assert ledraft("merge", *halves, "-o", "joined.json", *both[:4]).code == 0
