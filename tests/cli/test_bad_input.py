"""Whatever is unusable gets one clear message with the place and the way out, exit code 2, and nothing is written."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

UNUSABLE = {
    "empty": b"",
    "broken": b'{"role": ',
    "twice": b'{"role": "victim", "role": "officer"}',
    "nan": b'{"specimen": NaN}',
    "unknown": b'{"oficer": {}}',
    "wrong type": b'{"documents": {}}',
    "binary": bytes(range(128, 256)) * 9,
    "array": b"[1, 2]",
}


@pytest.mark.parametrize("content", UNUSABLE.values(), ids=UNUSABLE.keys())
@pytest.mark.parametrize("command", [["check"], ["export", "-o", "out"], ["preview"]], ids=lambda words: words[0])
def test_an_unusable_case_is_refused_in_one_message(ledraft: Shell, content: bytes, command: list[str]) -> None:
    path = ledraft.save(content)
    before = sorted(ledraft.folder.rglob("*"))
    outcome = ledraft(command[0], path, *command[1:])
    assert outcome.code == 2
    assert outcome.out == ""
    assert str(path) in outcome.err
    assert "Traceback" not in outcome.err
    assert sorted(ledraft.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        ["check", "none.json"],
        ["check", "."],
        ["chekc", "case.json"],
        ["export", "case.json"],
        ["export", "case.json", "-o", "out", "--as-of", "yesterday"],
        ["export", "case.json", "-o", "out", "--as-of", "2026-11-21T10:00:00"],
        ["export", "case.json", "-o", "out", "--letter", "no-such-letter"],
        ["check", "case.json", "--route", "fax"],
        ["check", "case.json", "--recipient", "no-such-exchange"],
        ["verify", "nowhere"],
        ["verify", "evidence"],
        ["explain", "no-such-rule"],
        ["--lang", "fr", "check", "case.json"],
    ],
    ids=" ".join,
)
def test_an_unusable_call_is_refused(ledraft: Shell, complete: dict[str, Any], words: list[str]) -> None:
    ledraft.save(complete)
    outcome = ledraft(*words)
    assert outcome.code == 2
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert not Path("out").exists()


def test_the_packet_never_replaces_the_folder_of_its_own_case(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    outcome = ledraft("export", path, "-o", ledraft.folder, "--force")
    assert outcome.code == 2
    assert path.exists()


def test_a_defect_of_ours_is_told_without_traceback_or_values(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("11010519491231002X")

    monkeypatch.setattr("ledraft.cli.commands.check.prepare", broken)
    outcome = ledraft("check", ledraft.save(complete))
    assert outcome.code == 2
    assert "defect" in outcome.err
    assert "11010519491231002X" not in outcome.err
    assert "Traceback" not in outcome.err
