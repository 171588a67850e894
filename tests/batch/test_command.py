"""`ledraft batch` from outside: bad input, options, resuming, shards, reports."""

import csv
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.batch import killing
from tests.batch.cases import AS_OF, lines, packets, small
from tests.conftest import Shell

COUNT = 200


def batch_of(count: int, **special: Any) -> bytes:
    """`count` cases; `special` (by `c<number>`) stands in the place of some."""
    return lines(special.get(f"c{n}", small(f"R-{n}")) for n in range(1, count + 1))


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_row_37_broken_costs_one_case_and_is_named(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(COUNT, c37=b'{"reference": "R-37", '), "cases.jsonl")
    outcome = ledraft("batch", cases, "--dry-run", "--format", "json", "--jobs", 2)
    assert outcome.code == 1
    assert outcome.json["counts"] == {"checked": COUNT - 1, "failed": 1}
    assert [row["number"] for row in outcome.json["cases"]] == list(range(1, COUNT + 1))
    (failed,) = (row for row in outcome.json["cases"] if row["status"] == "failed")
    assert (failed["number"], failed["line"]) == (37, 37)
    assert "JSON" in failed["reason"]
    assert [path.name for path in ledraft.folder.iterdir() if path.name.startswith("report")] == []


def test_a_bad_case_is_told_by_number_reference_and_reason(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(3, c2=small("R-2", route="fax")), "cases.jsonl")
    outcome = ledraft("batch", cases, "--dry-run")
    assert outcome.code == 1
    (line,) = (line for line in outcome.out.splitlines() if "failed" in line and "R-2" in line)
    assert "$.route" in line


NAMES = ["R/1", "r-1", "../../x", "CON", "a" * 300, "..", "", "x:y", "nul.txt", "案件 1", "\u202e", "R/1"]


def test_every_packet_has_a_name_of_its_own_inside_the_folder(ledraft: Shell) -> None:
    cases = ledraft.save(lines(small(name) for name in NAMES), "cases.jsonl")
    outside = {path for path in ledraft.folder.parent.rglob("*") if "out" not in path.parts}
    assert ledraft("batch", cases, "-o", "out", "--as-of", AS_OF).code == 0
    assert {path for path in ledraft.folder.parent.rglob("*") if "out" not in path.parts} == outside
    found = rows(ledraft.folder / "out")
    names = [row["packet"] for row in found]
    assert len({name.casefold() for name in names}) == len(NAMES)
    assert all((ledraft.folder / "out" / name / "manifest.json").is_file() for name in names)
    assert all(set(name).isdisjoint('<>:"/\\|?*') and not name.endswith((".", " ")) for name in names)
    assert [row["reference"] for row in found] == [f"'{n}" if n.startswith("=") else n for n in NAMES]
    assert [row["number"] for row in found if row["note"]] == ["2", "12"]
    assert "case 1" in found[1]["note"]


@pytest.mark.parametrize("name", ["cases.json", "cases.jsonl", "cases.csv", "cases.xlsx"])
def test_an_empty_file_leaves_nothing_behind(ledraft: Shell, name: str) -> None:
    outcome = ledraft("batch", ledraft.save(b"", name), "-o", "out")
    assert outcome.code == 2
    assert "empty" in outcome.err
    assert not (ledraft.folder / "out").exists()


def test_json_cut_off_at_the_end_is_reported_and_all_before_is_done(ledraft: Shell) -> None:
    text = json.dumps([small("R-1"), small("R-2"), small("R-3")])
    outcome = ledraft("batch", ledraft.save(text[:-9].encode(), "cases.json"), "--dry-run", "--format", "json")
    assert outcome.code == 1
    assert [row["status"] for row in outcome.json["cases"]] == ["checked", "checked", "failed"]
    assert "breaks off" in outcome.json["cases"][-1]["reason"]


def test_a_mailing_without_case_numbers_is_refused_and_writes_nothing(ledraft: Shell) -> None:
    cases = lines(small(f"R-{n}", recipient=r) for n, r in enumerate(("binance-cn", "okx", "bybit")))
    outcome = ledraft("batch", ledraft.save(cases, "cases.jsonl"), "-o", "out")
    assert outcome.code == 1
    assert "forged" in outcome.err
    assert not (ledraft.folder / "out").exists()


@pytest.mark.parametrize(
    "words",
    [[], ["-o", "out", "--shard", "3/2"], ["-o", "out", "--shard", "0/2"], ["-o", "out.zip", "--resume"],
     ["-o", "out", "--as-of", "2026-11-24"], ["-o", "out", "--jobs", "0"]],
)  # fmt: skip
def test_options_that_cannot_be_meant_are_refused(ledraft: Shell, words: list[str]) -> None:
    assert ledraft("batch", ledraft.save(batch_of(1), "cases.jsonl"), *words).code == 2
    assert not (ledraft.folder / "out").exists()


def test_a_folder_and_a_zip_hold_the_same_packets(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(3), "cases.jsonl")
    assert ledraft("batch", cases, "-o", "out", "--as-of", AS_OF).code == 0
    assert ledraft("batch", cases, "-o", "out.zip", "--as-of", AS_OF, "--jobs", 1).code == 0
    with zipfile.ZipFile(ledraft.folder / "out.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert {name: zipped.pop(name) for name in list(zipped) if name.startswith("report")}.keys() == {
        "report.json", "report.csv",
    }  # fmt: skip
    assert zipped == packets(ledraft.folder / "out")
    outcome = ledraft("batch", cases, "-o", "out.zip", "--as-of", AS_OF)
    assert outcome.code == 1
    assert "--force" in outcome.err


def test_shards_share_no_case_and_leave_none_out(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(11, c4=small("R-1")), "cases.jsonl")
    seen = []
    for shard in ("1/3", "2/3", "3/3"):
        assert ledraft("batch", cases, "-o", "parts", "--as-of", AS_OF, "--shard", shard, "--jobs", 1).code == 0
        report = json.loads((ledraft.folder / f"parts/report-{shard.replace('/', '-of-')}.json").read_text("utf-8"))
        seen += [row["number"] for row in report["cases"]]
    assert sorted(seen) == list(range(1, 12))
    assert ledraft("batch", cases, "-o", "whole", "--as-of", AS_OF).code == 0
    assert packets(ledraft.folder / "parts") == packets(ledraft.folder / "whole")


def test_resume_redoes_only_what_is_missing_failed_or_changed(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(5, c2=b"{"), "cases.jsonl")
    assert ledraft("batch", cases, "-o", "out").code == 1
    out = ledraft.folder / "out"
    (out / "R-3" / "case.json").unlink()
    before = (out / "R-1" / "manifest.json").stat().st_mtime_ns
    ledraft.save(batch_of(5, c4=small("R-4", route="email")), "cases.jsonl")
    assert ledraft("batch", cases, "-o", "out").code == 1  # an earlier batch is neither replaced nor gone on with unasked
    assert ledraft("batch", cases, "-o", "out", "--resume").code == 0
    assert [row["status"] for row in rows(out)] == ["unchanged", "written", "written", "written", "unchanged"]
    assert (out / "R-1" / "manifest.json").stat().st_mtime_ns == before
    assert len({json.loads(path.read_bytes())["as_of"] for path in out.glob("*/manifest.json")}) == 1


def test_what_people_have_filled_in_outlives_a_resume(ledraft: Shell) -> None:
    cases = ledraft.save(batch_of(1), "cases.jsonl")
    ledraft("batch", cases, "-o", "out")
    letter = next((ledraft.folder / "out" / "R-1").glob("*.docx"))
    letter.write_bytes(b"filled in")
    assert ledraft("batch", cases, "-o", "out", "--resume").code == 0
    assert letter.read_bytes() == b"filled in"


def test_a_packet_that_is_there_already_is_not_replaced(ledraft: Shell) -> None:
    (ledraft.folder / "out" / "R-1").mkdir(parents=True)
    cases = ledraft.save(batch_of(2), "cases.jsonl")
    assert ledraft("batch", cases, "-o", "out").code == 1
    assert [row["status"] for row in rows(ledraft.folder / "out")] == ["failed", "written"]
    assert list((ledraft.folder / "out" / "R-1").iterdir()) == []


def test_progress_is_silent_in_a_pipe(ledraft: Shell) -> None:
    assert ledraft("batch", ledraft.save(batch_of(2), "cases.jsonl"), "--dry-run").err == ""


def test_the_report_runs_no_formula_and_prints_no_escape(ledraft: Shell) -> None:
    cases = ledraft.save(lines([small("=1+1"), small("R\x1b[2J")]), "cases.jsonl")
    outcome = ledraft("batch", cases, "-o", "out")
    assert "\x1b" not in outcome.out
    assert rows(ledraft.folder / "out")[0]["reference"] == "'=1+1"


@pytest.mark.skipif(os.name == "nt", reason="no process groups to kill on Windows")
@pytest.mark.parametrize("seed", [3])
def test_a_batch_killed_at_a_random_moment_and_resumed_ends_as_one_never_interrupted(ledraft: Shell, seed: int) -> None:
    """`python -m tests.benchmarks.killed` does the same with 10,000 cases."""
    count = 16
    ledraft.save(batch_of(count), "cases.jsonl")
    (moment,) = killing.moments(seed, count, 1)
    killing.kill_once_there_are(
        moment, killing.start(ledraft.folder, "killed", "--jobs", "2"), ledraft.folder / "killed", 0.005
    )
    as_of = json.loads((ledraft.folder / "killed" / "batch.json").read_bytes())["as_of"]
    killing.start(ledraft.folder, "killed", "--resume", "--jobs", "2").wait()
    killing.start(ledraft.folder, "whole", "--as-of", as_of, "--jobs", "2").wait()
    assert [row["reason"] for row in rows(ledraft.folder / "killed")] == [""] * count
    assert packets(ledraft.folder / "killed") == packets(ledraft.folder / "whole")
    assert len(killing.finished(ledraft.folder / "whole")) == count
