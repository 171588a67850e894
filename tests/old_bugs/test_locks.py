"""Locked packets whose key or content went astray."""

import re
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import pyzipper
from PIL import Image

from tests.conftest import Shell


@pytest.fixture
def approved(ledraft: Shell, complete: dict[str, Any]) -> dict[str, Any]:
    for name in ("badge_front", "badge_back", "selfie"):
        Image.new("RGB", (400, 300), (200, 200, 200)).save(ledraft.folder / f"{name}.jpg")
        complete["officer"]["credentials"][name] = {"file": f"{name}.jpg"}
    return complete


def phrases(said: str) -> dict[str, str]:
    return dict(re.findall(r"pass-phrase of (\S+), shown this once and stored nowhere: ([a-z-]+)", said))


def names(path: Path, phrase: str) -> list[str]:
    with pyzipper.AESZipFile(path) as archive:
        archive.setpassword(phrase.encode())
        return archive.read("000-index.txt").decode().split()


def test_a_batch_put_identity_copies_into_the_same_locked_zip_as_the_letters(
    ledraft: Shell, approved: dict[str, Any]
) -> None:
    """`export --lock` kept them apart, `batch --lock` did not."""
    outcome = ledraft("batch", ledraft.save([approved], "cases.json"), "-o", "all", "--lock", "--attach-id", "--jobs", "1")
    assert outcome.code == 0, outcome.err
    found = phrases(outcome.err)
    assert len(found) == 2
    assert len(set(found.values())) == 2
    held = [names(Path("all", name), phrase) for name, phrase in found.items()]
    badges = ["badge" in " ".join(index) for index in held]
    assert sorted(badges) == [False, True]


def test_the_locked_zip_of_a_batch_told_the_cases_reference_by_its_name(ledraft: Shell, complete: dict[str, Any]) -> None:
    complete["reference"] = "WANG-Moumou-2023"
    ledraft("batch", ledraft.save([complete], "cases.json"), "-o", "all", "--lock", "--jobs", "1")
    locked = [path.name for path in Path("all").glob("*.zip")]
    assert len(locked) == 1
    assert re.fullmatch(r"packet-[0-9a-f]{12}\.locked\.zip", locked[0])


def test_the_pass_phrase_died_with_the_worker_that_had_written_the_packet(
    ledraft: Shell, complete: dict[str, Any]
) -> None:
    """The packet was there, so the case counted as written, and nobody could ever open its locked ZIP."""
    cases = ledraft.save([complete], "cases.json")
    assert ledraft("batch", cases, "-o", "all", "--lock", "--jobs", "1").code == 0
    again = ledraft("batch", cases, "-o", "all", "--lock", "--jobs", "1", "--shard", "1/1")
    assert again.code == 0, again.err
    for name, phrase in phrases(again.err).items():
        assert names(Path("all", name), phrase)
    assert len(phrases(again.err)) == 1


def test_a_pass_phrase_stands_in_no_argument_no_environment_and_no_report(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise that was tested for `export` alone."""
    import os
    import sys

    outcome = ledraft("batch", ledraft.save([complete], "cases.json"), "-o", "all", "--lock", "--format", "json", "--jobs", "1")
    (phrase,) = phrases(outcome.err).values()
    assert phrase not in outcome.out
    assert outcome.err.count(phrase) == 1
    assert phrase not in " ".join([*sys.argv, *os.environ.values()])
    assert not [path for path in ledraft.folder.rglob("*") if path.is_file() and phrase.encode() in path.read_bytes()]


def killed_before_it_said(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """The process ends when it has shown `after` pass-phrases, as it would at a power cut."""
    from ledraft.cli.commands import batch

    shown: list[str] = []

    def note(message: str) -> None:
        if len(shown) == after:
            raise SystemExit(9)
        shown.append(message)

    monkeypatch.setattr(batch, "note", note)


@pytest.mark.parametrize("after", [0, 1])
def test_a_locked_zip_whose_pass_phrase_was_never_shown_counted_as_done(
    ledraft: Shell, approved: dict[str, Any], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The run was killed before it showed the pass-phrase (of the letters, or of the identity copies); `--resume` found the
    ZIP in its place and left it, though nobody could ever open it."""
    words = ("batch", ledraft.save([approved], "cases.json"), "-o", "all", "--lock", "--attach-id", "--jobs", "1")
    with monkeypatch.context() as killing:
        killed_before_it_said(killing, after)
        with pytest.raises(SystemExit):
            ledraft(*words)
    assert sorted(path.suffix for path in Path("all").glob("packet-*")) == [".untold", ".untold"]
    again = ledraft(*words, "--resume")
    assert again.code == 0, again.err
    assert "locked anew: an interrupted run had not shown its pass-phrase" in again.out
    found = phrases(again.err)
    assert sorted(path.name for path in Path("all").glob("packet-*")) == sorted(found)
    for name, phrase in found.items():
        assert names(Path("all", name), phrase)
    assert phrases(ledraft(*words, "--resume").err) == {}


def test_a_changed_case_kept_the_locked_zip_of_the_older_packet(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run was killed between the new packet and its locked ZIP; that of the older packet stood there, and was taken
    for it."""
    from ledraft import atomic
    from ledraft.cli.commands import batch

    words = ("batch", ledraft.save([complete], "cases.json"), "-o", "all", "--lock", "--jobs", "1")
    assert ledraft(*words).code == 0
    (locked,) = Path("all").glob("*.locked.zip")
    ledraft.save([complete | {"as_of": "2026-11-25T09:00:00+08:00"}], "cases.json")
    before = locked.read_bytes()
    for killed_at in ("write", "write_folder"):
        with monkeypatch.context() as killing:
            killing.setattr(batch, "LastingPool", lambda _jobs: nullcontext(None))
            killing.setattr(atomic, killed_at, lambda *_all, **_named: sys.exit(9))
            with pytest.raises(SystemExit):
                ledraft(*words, "--resume")
        assert locked.read_bytes() == before
    again = ledraft(*words, "--resume")
    assert len(phrases(again.err)) == 1
