"""`ledraft export`: a packet or nothing; drafts always, finals only when everything is in order."""

import json
import os
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from ledraft.letters import reread
from tests.conftest import AS_OF, Shell, with_value, without


def text_of(path: Path) -> str:
    return reread.document_text(path.read_bytes())


def test_a_draft_packet_holds_letters_in_both_languages_sheet_checklist_kit_and_manifest(
    ledraft: Shell, reporter: dict[str, Any]
) -> None:
    assert ledraft("export", ledraft.save(reporter), "-o", "out").code == 0
    names = {p.name for p in Path("out").iterdir()}
    assert {
        "data-request.zh.docx", "data-request.en.docx", "kodex-sheet.zh.docx", "kodex-sheet.en.docx",
        "checklist.zh.docx", "hand-over.zh.docx", "issuing-kit.docx", "case.json", "manifest.json",
    } <= names  # fmt: skip
    assert Path("out.zip").exists()


def test_every_draft_page_that_goes_out_says_draft_in_both_languages(ledraft: Shell, reporter: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(reporter), "-o", "out")
    for language in ("zh", "en"):
        text = text_of(Path(f"out/data-request.{language}.docx"))
        assert "DRAFT" in text
        assert "草稿" in text


def test_a_draft_shows_every_blank_and_who_fills_it(ledraft: Shell, reporter: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(reporter), "-o", "out")
    assert "【待办案单位填写：警官职务】" in text_of(Path("out/data-request.zh.docx"))
    assert "【to be completed by the agency: officer's position】" in text_of(Path("out/data-request.en.docx"))


def test_final_papers_carry_no_draft_mark_but_the_line_on_validity(ledraft: Shell, complete: dict[str, Any]) -> None:
    assert ledraft("export", ledraft.save(complete), "-o", "out", "--final").code == 0
    text = text_of(Path("out/data-request.en.docx"))
    assert "DRAFT" not in text
    assert "Not valid without document number, signature and seal" in text
    assert "未经办案机关编号、签发、盖章无效" in text


@pytest.mark.parametrize("final", [[], ["--final"]])
def test_a_specimen_says_so_on_every_paper(ledraft: Shell, complete: dict[str, Any], final: list[str]) -> None:
    ledraft("export", ledraft.save(complete), "-o", "out", *final)
    for path in Path("out").glob("*.docx"):
        assert "SPECIMEN" in text_of(path), path


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: without(case, "$.officer.position"),
        lambda case: without(case, "$.attestation.instrument_number"),
        lambda case: without(case, "$.attestation"),
        lambda case: {**case, "role": "victim"},
        lambda case: {**case, "documents": []},
        lambda case: with_value(case, "$.agency.verification.switchboard", case["officer"]["phone"]["number"]),
        lambda case: with_value(case, "$.incident.summary.en", case["incident"]["summary"]["en"] + " Loss: 99999.99 USDT."),
    ],
    ids=["open part", "no number", "no attestation", "reporter", "reported", "own number", "parity"],
)
def test_final_is_refused_with_the_reason_and_nothing_is_written(
    ledraft: Shell, complete: dict[str, Any], spoil: Any
) -> None:
    outcome = ledraft("export", ledraft.save(spoil(complete)), "-o", "out", "--final")
    assert outcome.code == 1
    assert outcome.err.strip()
    assert not Path("out").exists()
    assert not Path("out.zip").exists()


def test_before_acceptance_the_request_says_that_it_must_not_be_sent(ledraft: Shell, reporter: dict[str, Any]) -> None:
    ledraft("export", ledraft.save({**reporter, "documents": []}), "-o", "out")
    assert "受案前不得发出" in text_of(Path("out/data-request.zh.docx"))
    assert "NOT TO BE SENT BEFORE THE CASE IS ACCEPTED" in text_of(Path("out/data-request.en.docx"))


def test_an_existing_packet_is_left_alone_without_force(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    ledraft("export", path, "-o", "out")
    Path("out/note.txt").write_text("mine")
    assert ledraft("export", path, "-o", "out").code == 1
    assert Path("out/note.txt").read_text() == "mine"
    assert ledraft("export", path, "-o", "out", "--force").code == 0
    assert not Path("out/note.txt").exists()


def test_the_same_case_gives_the_same_bytes(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    ledraft("export", path, "-o", "one")
    ledraft("export", path, "-o", "two")
    one = {p.name: p.read_bytes() for p in Path("one").rglob("*") if p.is_file()}
    two = {p.name: p.read_bytes() for p in Path("two").rglob("*") if p.is_file()}
    assert one == two


def test_as_of_is_stored_once_and_then_kept(ledraft: Shell, reporter: dict[str, Any]) -> None:
    path = ledraft.save(without(reporter, "$.as_of"))
    ledraft("export", path, "-o", "out", "--as-of", AS_OF)
    assert json.loads(path.read_text())["as_of"] == AS_OF
    ledraft("export", path, "-o", "out2", "--as-of", "2027-01-01T00:00:00+08:00")
    assert json.loads(path.read_text())["as_of"] == AS_OF


def test_one_letter_alone_can_be_written(ledraft: Shell, complete: dict[str, Any]) -> None:
    assert ledraft("export", ledraft.save(complete), "-o", "out", "--letter", "checklist").code == 0
    assert {p.name for p in Path("out").iterdir()} == {"checklist.zh.docx", "checklist.en.docx"}


def test_a_value_that_paper_cannot_hold_stops_the_export(ledraft: Shell, complete: dict[str, Any]) -> None:
    spoilt = with_value(complete, "$.incident.summary.en", "a \udc80 surrogate")
    path = ledraft.folder / "case.json"
    path.write_text(json.dumps(spoilt))
    outcome = ledraft("export", path, "-o", "out")
    assert outcome.code in (1, 2)
    assert not Path("out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_told(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    locked = ledraft.folder / "locked"
    locked.mkdir(mode=0o500)
    outcome = ledraft("export", path, "-o", locked / "out")
    assert outcome.code == 2
    assert "could not be written" in outcome.err


def test_files_are_readable_by_their_owner_only(ledraft: Shell, complete: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(complete), "-o", "out")
    assert {oct(p.stat().st_mode & 0o777) for p in Path("out").rglob("*") if p.is_file()} == {"0o600"}
    assert Path("out.zip").stat().st_mode & 0o777 == 0o600


def email_of(folder: Path) -> Any:
    return message_from_bytes((folder / "email/email.eml").read_bytes(), policy=policy.default)


def test_the_email_route_writes_a_draft_with_its_attachments(ledraft: Shell, complete: dict[str, Any]) -> None:
    ledraft("export", ledraft.save({**complete, "route": "email"}), "-o", "out", "--final")
    message = email_of(Path("out"))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "help@kodex.us"
    assert complete["reference"] in message["Subject"]
    names = [part.get_filename() for part in message.iter_attachments()]
    annexes = [f"annex-{evidence}.{kind}" for evidence in ("E1", "E2") for kind in ("csv", "xlsx")]
    assert names == [*annexes, "data-request.en.docx", "data-request.zh.docx"]
    body = message.get_body().get_content()
    for value in ("ZHANG", "zhang.yangli@police.example", "Criminal Investigation Brigade", "landline"):
        assert value in body


def test_a_reporters_email_draft_is_addressed_to_nobody(ledraft: Shell, reporter: dict[str, Any]) -> None:
    ledraft("export", ledraft.save({**reporter, "route": "email"}), "-o", "out")
    message = email_of(Path("out"))
    assert message["To"] is None
    assert "DRAFT" in message["Subject"]


def test_badge_images_need_attestation_and_the_superiors_approval(ledraft: Shell, complete: dict[str, Any]) -> None:
    bare = {**complete, "route": "email", "documents": [d for d in complete["documents"] if d["kind"] != "superior_approval"]}
    outcome = ledraft("export", ledraft.save(bare), "-o", "out", "--attach-id")
    assert outcome.code == 1
    assert "approval" in outcome.err
    assert not Path("out").exists()
