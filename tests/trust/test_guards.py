"""The guards of trust, one by one, each with attempts to get round it through the command line."""

import copy
import json
import re
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from ledraft import resources
from ledraft.errors import UserError
from ledraft.letters import reread
from ledraft.recipients.loading import load
from tests.conftest import Shell, with_value, without

Case = dict[str, Any]


def errors(ledraft: Shell, case: Case) -> set[str]:
    """The ids of all findings that are errors."""
    findings = ledraft("check", ledraft.save(case), "--format", "json").json["findings"]
    return {found["id"] for found in findings if found["severity"] == "error"}


def refused_as_final(ledraft: Shell, case: Case, *options: str) -> str:
    """What `export --final` says; nothing was written."""
    outcome = ledraft("export", ledraft.save(case), "-o", "out", "--final", *options)
    assert outcome.code == 1, outcome.err
    assert not Path("out").exists()
    assert not Path("out.zip").exists()
    return outcome.err


def asking_for_a_freeze(case: Case) -> Case:
    """The case with a freeze request, and with all that the guards want of it."""
    freeze = {
        "accounts": ["100000001"], "amount": "1.46966133", "asset": "BTC", "fruits": True,
        "scope": {"zh": "禁止转出", "en": "no transfer out"}, "lifted_by": {"zh": "本局", "en": "this bureau"},
    }  # fmt: skip
    notice = {
        "kind": "freeze_notice", "number": "样公（刑）冻财字〔2026〕00006号", "date": "2026-11-20",
        "approver": {"name": "李样本", "position": "样例分局副局长", "level": "county"},
    }  # fmt: skip
    return {
        **copy.deepcopy(case),
        "requests": [*case["requests"], {"kind": "freeze", "freeze": freeze}],
        "documents": [*case["documents"], notice],
    }


def document(case: Case, kind: str) -> dict[str, Any]:
    return next(one for one in case["documents"] if one["kind"] == kind)


def test_the_case_that_all_others_are_changed_from_becomes_final(ledraft: Shell, complete: Case) -> None:
    assert ledraft("export", ledraft.save(complete), "-o", "out", "--final").code == 0


@pytest.mark.parametrize("added", [{"stage": "filed"}, {"final": True}, {"complete": True}, {"recipient_address": "x@y.example"}])
def test_an_edited_case_file_cannot_state_what_is_derived(ledraft: Shell, reporter: Case, added: Case) -> None:
    outcome = ledraft("check", ledraft.save({**reporter, **added}), "--format", "json")
    assert next(iter(added)) in outcome.err + outcome.out
    assert outcome.code == 2 or outcome.json["stage"] != "filed"


@pytest.mark.parametrize("missing", ["number", "date", "approver"])
@pytest.mark.parametrize("kind", ["filing_decision", "evidence_notice"])
def test_a_document_without_number_date_or_approver_does_not_count(
    ledraft: Shell, complete: Case, kind: str, missing: str
) -> None:
    del document(complete, kind)[missing]
    assert "TRU-10" in errors(ledraft, complete)
    assert "TRU-10" in refused_as_final(ledraft, complete)


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u200b", "【待填】", "____"])
def test_a_number_that_looks_filled_in_and_is_not_does_not_count(ledraft: Shell, complete: Case, blank: str) -> None:
    for kind in ("filing_decision", "acceptance_receipt"):
        document(complete, kind)["number"] = blank
    refused_as_final(ledraft, complete)


def test_a_case_without_documents_sends_nothing(ledraft: Shell, complete: Case) -> None:
    assert "nothing goes to a recipient" in refused_as_final(ledraft, {**complete, "documents": []})


OWN = ["0412-5550101", "+86 412 5550101", "0086-412-5550101", "(0412) 555 0101", "04125550101", "0412-5550101转1", "０４１２－５５５０１０１",
       "0412-5550102", "+86-412-5550102 ext. 8"]  # fmt: skip


@pytest.mark.parametrize("number", OWN)
def test_the_number_for_verification_is_not_an_officers_own_in_any_notation(
    ledraft: Shell, complete: Case, number: str
) -> None:
    case = with_value(complete, "$.agency.verification.switchboard", number)
    assert "TRU-01" in errors(ledraft, case)
    assert "TRU-01" in refused_as_final(ledraft, case)


@pytest.mark.parametrize("place", ["website", "seen_at", "switchboard"])
def test_nor_is_the_officers_mailbox_the_way_to_verify(ledraft: Shell, complete: Case, place: str) -> None:
    case = with_value(complete, f"$.agency.verification.{place}", "mailto:ZHANG.Yangli@Police.Example")
    assert "TRU-01" in errors(ledraft, case)


def test_an_overruled_guard_stands_and_overruling_it_is_told(ledraft: Shell, complete: Case) -> None:
    case = with_value(complete, "$.agency.verification.switchboard", OWN[0])
    case["attestation"]["overrules"] = [{"finding": "TRU-01", "path": "", "reason": "the switchboard is closed"}]
    said = refused_as_final(ledraft, case)
    assert "TRU-01" in said
    assert "TRU-18" in said


def test_every_rule_about_trust_is_a_guard(ledraft: Shell) -> None:
    rules = ledraft("rules", "--format", "json").json
    guards = {rule["id"] for rule in rules if rule["guard"]}
    assert {rule["id"] for rule in rules if rule["id"].startswith("TRU-")} <= guards
    assert len(guards) >= 18


FREEZE_SPOILERS = {
    "before filing": lambda case: {**case, "documents": [d for d in case["documents"] if d["kind"] != "filing_decision"]},
    "without notice": lambda case: {**case, "documents": [d for d in case["documents"] if d["kind"] != "freeze_notice"]},
    "approved below county level": lambda case: _approved_by(case, {"name": "刘样张", "level": "department_head"}),
    "approved by nobody": lambda case: _approved_by(case, {"level": "county"}),
    "without a path": lambda case: {**with_value(case, "$.incident.flow", []), "identifiers": {}},
    "with an unproved flow": lambda case: {
        **with_value(case, "$.incident.flow", [{"kind": "sale", "status": "stated"}]), "identifiers": {}
    },
}  # fmt: skip


def _approved_by(case: Case, approver: dict[str, str]) -> Case:
    document(case, "freeze_notice")["approver"] = approver
    return case


@pytest.mark.parametrize("spoil", FREEZE_SPOILERS.values(), ids=FREEZE_SPOILERS)
def test_a_freeze_needs_filing_notice_approval_and_a_path(ledraft: Shell, complete: Case, spoil: Any) -> None:
    case = spoil(asking_for_a_freeze(complete))
    assert errors(ledraft, case) & {"TRU-08", "TRU-09"}
    assert re.search("TRU-0[89]", refused_as_final(ledraft, case))


def test_a_freeze_with_all_of_them_meets_no_guard(ledraft: Shell, complete: Case) -> None:
    assert errors(ledraft, asking_for_a_freeze(complete)) & {"TRU-08", "TRU-09"} == set()


def test_a_batch_over_many_recipients_without_numbers_is_refused(ledraft: Shell, reporter: Case) -> None:
    bare = {**reporter, "documents": [{"kind": "acceptance_receipt", "date": "2023-04-10"}]}
    cases = [{**bare, "reference": f"R{n}", "recipient": one} for n, one in enumerate(("binance-cn", "okx", "kraken"))]
    outcome = ledraft("batch", ledraft.save(cases, "cases.json"), "-o", "all")
    assert outcome.code in (1, 2)
    assert "forged" in outcome.err
    assert not Path("all").exists()
    assert ledraft("batch", ledraft.save(cases, "cases.json"), "-o", "all.zip").code in (1, 2)
    assert not Path("all.zip").exists()


@pytest.mark.parametrize("text", ["reply to le@exchange-desk.example", "upload at https://binance-le.example/form"])
def test_a_recipients_address_does_not_come_from_the_case(ledraft: Shell, complete: Case, text: str) -> None:
    complete["requests"][0]["items"][0]["detail"]["en"] += " " + text
    assert "TRU-14" in errors(ledraft, complete)
    assert "TRU-14" in refused_as_final(ledraft, complete)


@pytest.mark.parametrize("text", ["https://app.kodexg1obal.com/x", "https://binаnce.com/le", "le@xn--bnance-p9a.com"])
def test_an_imitated_address_is_found_wherever_it_stands(ledraft: Shell, complete: Case, text: str) -> None:
    complete["incident"]["summary"]["en"] += f" {text} "
    assert "TRU-14" in errors(ledraft, complete)


def test_whatever_the_case_says_the_draft_is_addressed_as_the_profile_says(ledraft: Shell, complete: Case) -> None:
    complete["requests"][0]["items"][0]["detail"]["en"] += " mail other@desk.example"
    ledraft("export", ledraft.save({**complete, "route": "email"}), "-o", "out")
    addressed = [line for line in Path("out/email/email.eml").read_text("ascii").splitlines() if line.startswith(("To:", "Cc:", "Bcc:"))]
    assert addressed == ["To: help@kodex.us"]


@pytest.mark.parametrize("part", ["badge_front", "badge_back", "selfie"])
def test_a_reporter_cannot_say_that_the_officer_keeps_the_badge(ledraft: Shell, reporter: Case, part: str) -> None:
    claimed = with_value(reporter, f"$.officer.credentials.{part}", {"by_officer": True})
    outcome = ledraft("check", ledraft.save(claimed), "--format", "json").json
    assert "TRU-11" in {found["id"] for found in outcome["findings"] if found["severity"] == "error"}
    assert not outcome["complete"]
    statuses = {p["path"]: p["status"] for field in outcome["fields"][:2] for p in field["parts"]}
    assert statuses[f"$.officer.credentials.{part}"] != "complete"


def test_a_reporters_claim_does_not_survive_merging(ledraft: Shell, reporter: Case, complete: Case) -> None:
    claimed = ledraft.save(with_value(reporter, "$.officer.credentials.selfie", {"by_officer": True}), "r.json")
    officer = ledraft.save(without(complete, "$.officer.credentials"), "o.json")
    outcome = ledraft("merge", claimed, officer, "-o", "merged.json")
    assert outcome.code in (0, 1)
    if outcome.code == 0:
        assert "credentials" not in json.loads(Path("merged.json").read_text("utf-8"))["officer"]


def test_a_reporter_gets_no_final_papers_with_or_without_claiming_a_role(ledraft: Shell, complete: Case) -> None:
    for role in ("victim", "lawyer"):
        assert "only an officer" in refused_as_final(ledraft, {**complete, "role": role})
        assert "only an officer" in refused_as_final(ledraft, {**complete, "role": role}, "--letter", "data-request")


@pytest.mark.parametrize("word", ["URGENT", "emergency", "紧急"])
def test_only_an_officer_asks_for_emergency_handling(ledraft: Shell, reporter: Case, word: str) -> None:
    reporter["requests"] = [{"kind": "data", "items": [{"category": "access_logs", "detail": {"zh": word, "en": word}}]}]
    assert "TRU-13" in errors(ledraft, reporter)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: {**case, "documents": [d for d in case["documents"] if d["kind"] != "superior_approval"]},
        lambda case: without(case, "$.attestation"),
        lambda case: {**case, "role": "victim"},
        lambda case: _superior(case, approver={}),
        lambda case: _superior(case, number="", date=""),
    ],
    ids=["no approval", "no attestation", "a reporter", "approved by nobody", "neither number nor date"],
)
def test_badge_photos_leave_only_with_attestation_and_approval(ledraft: Shell, complete: Case, spoil: Any) -> None:
    outcome = ledraft("export", ledraft.save(spoil({**complete, "route": "email"})), "-o", "out", "--attach-id")
    assert outcome.code == 1
    assert not Path("out").exists()


def _superior(case: Case, **changes: Any) -> Case:
    document(case, "superior_approval").update(changes)
    return case


@pytest.mark.parametrize("halves", [("r", "o"), ("o", "r")])
def test_merging_keeps_the_specimen_mark_of_either_half(
    ledraft: Shell, reporter: Case, complete: Case, halves: tuple[str, str]
) -> None:
    cases = {"r": {**reporter, "specimen": halves[0] == "r"}, "o": {**complete, "specimen": halves[0] == "o"}}
    paths = {name: ledraft.save(case, f"{name}.json") for name, case in cases.items()}
    settled = ["--settle", "$.specimen=officer"]
    for options in ([], settled):
        outcome = ledraft("merge", paths["r"], paths["o"], "-o", "merged.json", "--force", *options)
        if outcome.code == 0:
            assert json.loads(Path("merged.json").read_text("utf-8"))["specimen"] is True


def test_reading_back_keeps_the_specimen_mark(ledraft: Shell, complete: Case) -> None:
    path = ledraft.save(complete)
    ledraft("export", path, "-o", "out")
    without_mark = _changed(Path("out/data-request.zh.docx"), "样本", "").read_bytes()
    Path("filled.docx").write_bytes(without_mark)
    ledraft("--role", "officer", "read", "filled.docx", path)
    assert json.loads(path.read_text("utf-8"))["specimen"] is True
    ledraft("export", path, "-o", "again")
    assert "SPECIMEN" in reread.document_text(Path("again/data-request.en.docx").read_bytes())


def _changed(path: Path, old: str, new: str) -> Path:
    buffer = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old.encode(), new.encode()))
    path.with_name("changed.docx").write_bytes(buffer.getvalue())
    return path.with_name("changed.docx")


@pytest.mark.parametrize("mark", ["page.draft", "page.specimen", "page.validity"])
def test_a_template_that_leaves_a_mark_out_is_refused(ledraft: Shell, complete: Case, mark: str) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(resources.templates() / "zh/frame-official.docx") as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8").replace("{{body}}", "{{ reference }}")
            target.writestr(name, content.replace(mark, "page.reference"))
    Path("mine.docx").write_bytes(buffer.getvalue())
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--template", "mine.docx")
    assert outcome.code == 2
    assert mark in outcome.err
    assert not Path("out").exists()


LOOKALIKES = ["app.kodexgl0bal.com", "app.kodexglobаl.com", "app.kodexglobal.com.example.net", "xn--kodexglobal-abc.com", "kodexglobal.co"]


@pytest.mark.parametrize("host", LOOKALIKES)
def test_a_profile_with_a_host_that_is_not_the_recipients_is_refused(tmp_path: Path, host: str) -> None:
    text = (resources.data("recipients") / "binance-cn.toml").read_text("utf-8")
    assert tomllib.loads(text)
    target = "https://app.kodexglobal.com/binance-cn/signup"
    assert text.count(target) >= 1
    (tmp_path / "binance-cn.toml").write_text(text.replace(target, f"https://{host}/binance-cn/signup"), "utf-8")
    with pytest.raises(UserError):
        load("binance-cn", tmp_path)


def test_no_command_takes_the_specimen_mark_away(ledraft: Shell, complete: Case) -> None:
    """Whatever writes a case, or a packet of one, keeps `specimen: true`; a mask sets it."""
    path = ledraft.save(complete)
    ledraft("evidence", "add", path, "evidence/E1-SPECIMEN-futures-orders.csv")
    ledraft("evidence", "value", path)
    ledraft("export", path, "-o", "out", "--as-of", "2026-11-24T09:00:00+08:00")
    assert json.loads(path.read_text("utf-8"))["specimen"] is True
    assert json.loads(Path("out/case.json").read_text("utf-8"))["specimen"] is True
    real = ledraft.save({**complete, "specimen": False}, "real.json")
    ledraft("mask", real, "-o", "masked.json")
    assert json.loads(Path("masked.json").read_text("utf-8"))["specimen"] is True
    ledraft("batch", ledraft.save([complete], "cases.json"), "-o", "all", "--jobs", "1")
    (written,) = Path("all").glob("*/case.json")
    assert json.loads(written.read_text("utf-8"))["specimen"] is True


@pytest.mark.parametrize("options", [("--final",), ("--final", "--letter", "data-request"), ("--letter", "data-request")])
def test_a_final_specimen_is_stamped_whichever_way_it_is_written(
    ledraft: Shell, complete: Case, options: tuple[str, ...]
) -> None:
    assert ledraft("export", ledraft.save(complete), "-o", "out", *options).code == 0
    for language in ("zh", "en"):
        text = reread.document_text(Path(f"out/data-request.{language}.docx").read_bytes())
        assert "SPECIMEN" in text
        assert "样本" in text


def test_whoever_only_has_a_case_file_cannot_name_a_profile_of_his_own(ledraft: Shell, complete: Case) -> None:
    """Profiles come with the program: neither a path, nor a folder, nor the environment leads to another one."""
    (ledraft.folder / "binance-cn.toml").write_text("id = 'mine'", "utf-8")
    for name in ("./binance-cn", "binance-cn.toml", str(ledraft.folder / "binance-cn"), "../recipients/binance-cn", "mine"):
        outcome = ledraft("check", ledraft.save({**complete, "recipient": name}))
        assert outcome.code == 2, name
        assert "defect" not in outcome.err


@pytest.mark.parametrize("step", ["submitted", "approved"])
def test_a_stage_or_a_submission_that_is_typed_opens_nothing(ledraft: Shell, complete: Case, step: str) -> None:
    case = {**complete, "documents": [], "portal": {"steps": [{"state": step, "on": "2026-11-20"}], "submission_reference": "KDX-1"}}
    assert "nothing goes to a recipient" in refused_as_final(ledraft, case)


def test_a_letter_that_asks_for_a_freeze_is_not_written_alone_either(ledraft: Shell, complete: Case) -> None:
    for case in (complete, FREEZE_SPOILERS["without notice"](asking_for_a_freeze(complete))):
        outcome = ledraft("export", ledraft.save(case), "-o", "out", "--letter", "freeze-request")
        assert outcome.code == 1
        assert not Path("out").exists()
        assert ledraft("preview", ledraft.folder / "case.json", "freeze-request").code == 1


def test_a_preview_is_a_draft_whatever_the_case_says(
    ledraft: Shell, complete: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    monkeypatch.setattr("ledraft.cli.commands.preview.write_pdf", lambda data, _target: drawn.append(data))
    path = ledraft.save({**complete, "specimen": False, "as_of": "2026-11-24T09:00:00+08:00"})
    assert ledraft("preview", path, "data-request", "--pdf", "letter.pdf").code == 0
    assert len(drawn) == 2
    assert all("DRAFT" in reread.document_text(data) for data in drawn)
