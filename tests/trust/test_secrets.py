"""Canaries in every personal and secret field: they reach the papers that need them, and nothing else."""

import copy
import json
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ledraft.case import fields, paths
from ledraft.letters import reread
from tests.conftest import Shell

Case = dict[str, Any]
PRIVATE = [entry for entry in fields.entries() if entry.sensitivity != "open"]


def canaries(number: int = 1) -> dict[str, Any]:
    """A value of the right kind for every personal or secret path, findable by its `CANARY` mark."""
    return {entry.path: _of_kind(entry.kind, f"CANARY{number}{index:02d}QZ") for index, entry in enumerate(PRIVATE)}


def _of_kind(kind: str, mark: str) -> Any:
    if kind.startswith("bilingual"):
        return {"zh": f"{mark}甲", "en": f"{mark}b"}
    if kind == "image":
        return {"file": f"evidence/{mark}.jpg"}
    if kind == "email":
        return f"{mark}@police.example"
    return mark


def texts(value: Any) -> set[str]:
    return {text for one in value.values() for text in texts(one)} if isinstance(value, dict) else {value}


def with_canaries(case: Case, number: int = 1) -> Case:
    case = copy.deepcopy(case)
    for path, value in canaries(number).items():
        paths.put(case, path, value)
    return case


def marks(number: int = 1) -> set[str]:
    return {text for value in canaries(number).values() for text in texts(value)}


def leaks(text: str, number: int = 1) -> list[str]:
    return sorted(set(re.findall(rf"CANARY{number}\d\dQZ", text)))


@pytest.fixture
def planted(complete: Case) -> Case:
    return with_canaries(complete)


def test_every_private_field_holds_a_canary(planted: Case) -> None:
    assert len(PRIVATE) >= 12
    assert len(leaks(json.dumps(planted))) == len(PRIVATE)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("output", ["text", "json"])
def test_check_names_paths_and_never_values(ledraft: Shell, planted: Case, language: str, output: str) -> None:
    outcome = ledraft("--lang", language, "check", ledraft.save(planted), "--format", output)
    assert outcome.code == 1
    assert leaks(outcome.out + outcome.err) == []


@pytest.mark.parametrize("options", [[], ["--final"], ["--attach-id"], ["--letter", "data-request"]])
def test_export_and_verify_print_no_value(ledraft: Shell, planted: Case, options: list[str]) -> None:
    outcome = ledraft("export", ledraft.save(planted), "-o", "out", *options)
    assert outcome.err + outcome.out
    assert _without_photos(leaks(outcome.out + outcome.err)) == []
    if not options:
        Path("out/case.json").write_bytes(b"changed")
        verified = ledraft("verify", "out")
        assert verified.code == 1
        assert leaks(verified.out + verified.err) == []


def _without_photos(found: list[str]) -> list[str]:
    """A photo that cannot be opened is named by its file: how else would the officer find it?"""
    photos = {mark for value in canaries().values() if isinstance(value, dict) and "file" in value for mark in leaks(value["file"])}
    return [mark for mark in found if mark not in photos]


SHAPES: list[Any] = [5, ["x"], {"zh": 5}, None, "\ud800"]


@pytest.mark.parametrize("wrong", SHAPES, ids=repr)
def test_a_case_refused_for_its_shape_is_refused_without_its_values(ledraft: Shell, planted: Case, wrong: Any) -> None:
    for top in ("officer", "reporter"):
        spoilt = {**planted, top: {**planted[top], "name": wrong, "no_such_key": "CANARY199QZ"}}
        path = ledraft.folder / "case.json"
        path.write_text(json.dumps(spoilt), "utf-8")
        for words in (["check", path], ["export", path, "-o", "out"]):
            outcome = ledraft(*words)
            assert outcome.code == 2
            assert leaks(outcome.out + outcome.err) == []


def test_merge_shows_a_dispute_without_the_disputed_values(ledraft: Shell, reporter: Case, complete: Case) -> None:
    first = ledraft.save(with_canaries(reporter, 1), "r.json")
    second = ledraft.save(with_canaries(complete, 2), "o.json")
    outcome = ledraft("merge", first, second, "-o", "merged.json")
    assert outcome.code == 1
    assert leaks(outcome.out + outcome.err, 1) + leaks(outcome.out + outcome.err, 2) == []


def test_read_shows_a_change_without_the_value_typed_in(ledraft: Shell, planted: Case, complete: Case) -> None:
    ledraft("export", ledraft.save(planted), "-o", "out")
    outcome = ledraft("read", "out/issuing-kit.docx", ledraft.save(complete, "other.json"), "--dry-run")
    assert outcome.code in (0, 1), outcome.err
    assert "$.officer" in outcome.out + outcome.err
    assert leaks(outcome.out + outcome.err) == []


_CONTACT = ("name.family", "name.given", "phone", "email")
ON_THE_HAND_OVER = {f"$.reporter.{of}{part}" for of in ("", "lawyer.") for part in _CONTACT}
"""The page by which a reporter or lawyer goes to an officer says who that is and how to answer; nothing else."""


def test_manifest_checklist_hand_over_and_file_names_hold_no_value(ledraft: Shell, planted: Case) -> None:
    assert ledraft("export", ledraft.save(planted), "-o", "out").code == 0
    contact = {mark for path, value in canaries().items() if path in ON_THE_HAND_OVER for mark in leaks(str(value))}
    assert leaks(Path("out/manifest.json").read_text("utf-8")) == []
    assert leaks("\n".join(str(path) for path in Path("out").rglob("*"))) == []
    for language in ("zh", "en"):
        checklist, hand_over = (Path(f"out/{name}.{language}.docx").read_bytes() for name in ("checklist", "hand-over"))
        assert leaks(reread.document_text(checklist)) == []
        assert set(leaks(reread.document_text(hand_over))) <= contact


def test_the_canaries_do_reach_the_paper_that_needs_them(ledraft: Shell, planted: Case) -> None:
    ledraft("export", ledraft.save(planted), "-o", "out")
    assert len(leaks(reread.document_text(Path("out/data-request.en.docx").read_bytes()))) >= 4


def test_temporary_names_hold_no_value(ledraft: Shell, planted: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    original = tempfile.mkdtemp

    def recorded(*arguments: Any, **named: Any) -> str:
        made.append(original(*arguments, **named))
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", recorded)
    ledraft("export", ledraft.save(planted), "-o", "out")
    ledraft("evidence", "add", "case.json", "evidence/E4-balances.txt", "--kind", "other")
    assert made
    assert leaks("\n".join(made)) == []
    assert not [path for path in made if Path(path).exists()]


def test_a_defect_tells_no_value(ledraft: Shell, planted: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Any, *_rest: Any, **_named: Any) -> None:
        raise RuntimeError(f"{case} {sorted(marks())}")

    monkeypatch.setattr("ledraft.cli.commands.export.prepare", broken)
    outcome = ledraft("export", ledraft.save(planted), "-o", "out")
    assert outcome.code == 2
    assert leaks(outcome.out + outcome.err) == []


def test_in_a_batch_nobody_reads_of_anybody_else(ledraft: Shell, complete: Case) -> None:
    cases = [{**with_canaries(complete, number), "reference": f"R-{number}"} for number in (1, 2, 3)]
    outcome = ledraft("batch", ledraft.save(cases, "cases.json"), "-o", "all", "--jobs", "1")
    assert outcome.code == 0, outcome.err
    for number in (1, 2, 3):
        packet = next(path for path in Path("all").iterdir() if path.is_dir() and f"R-{number}" in path.name)
        others = {1, 2, 3} - {number}
        for path in (p for p in packet.rglob("*") if p.is_file()):
            content = path.read_bytes()
            text = reread.document_text(content) if path.suffix == ".docx" else content.decode("utf-8", "replace")
            assert [leak for other in others for leak in leaks(text, other)] == [], path
    reports = "".join(p.read_text("utf-8", "replace") for p in Path("all").glob("*") if p.is_file())
    said = reports + outcome.out + outcome.err
    assert [leak for number in (1, 2, 3) for leak in leaks(said, number)] == []


def test_calendar_properties_and_names_in_the_zip_hold_no_value(ledraft: Shell, planted: Case) -> None:
    planted["documents"].append({"kind": "freeze_notice", "number": "样公（刑）冻财字〔2026〕00006号", "date": "2026-11-20"})
    assert ledraft("export", ledraft.save(planted), "-o", "out", "--lock").code == 0
    for path in Path("out").glob("**/*.ics"):
        assert leaks(path.read_text("utf-8")) == []
    looked = 0
    for path in Path("out").rglob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            for name in (one for one in archive.namelist() if one.startswith("docProps/") or "rels" in one):
                assert leaks(archive.read(name).decode()) == [], (path, name)
                looked += 1
    assert looked > 20
    for packed in ("out.zip", "out.locked.zip"):
        with zipfile.ZipFile(packed) as archive:
            assert leaks(" ".join(archive.namelist())) == []
            assert leaks(archive.comment.decode()) == []


def test_a_defect_in_a_batch_tells_no_value(planted: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the result that goes into the report, nor in what a worker process would print."""
    from datetime import UTC, datetime

    from ledraft.batch import working
    from ledraft.batch.item import Item

    def broken(*_any: Any, **_named: Any) -> None:
        raise RuntimeError(f"{planted} {sorted(marks())}")

    monkeypatch.setattr(working, "prepare", broken)
    job = working.Job(tmp_path, tmp_path / "all", datetime(2026, 11, 24, tzinfo=UTC))
    result = working.one(Item(1, 1, json.dumps(planted).encode()), job)
    assert result.failed
    assert "defect" in result.reason
    assert leaks(repr(result)) == []


@pytest.mark.parametrize("words", [["evidence", "claims"], ["evidence", "value"], ["mask", "-o", "masked.json"], ["preview", "kodex-sheet"]])
def test_other_commands_print_no_value_that_they_were_not_asked_for(ledraft: Shell, planted: Case, words: list[str]) -> None:
    path = ledraft.save(planted)
    outcome = ledraft(*words[: 2 if words[0] == "evidence" else 1], path, *words[2 if words[0] == "evidence" else 1 :])
    assert outcome.out + outcome.err
    if words[0] != "preview":
        assert leaks(outcome.out + outcome.err) == []
    else:  # the sheet is shown on demand, to whoever has the case; what goes to stderr is no part of it
        assert leaks(outcome.err) == []
