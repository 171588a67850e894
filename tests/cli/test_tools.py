"""The tools beside the packet: doctor and preview."""

import os
import shutil

import pytest

from ledraft import resources
from ledraft.cli import programs


def test_the_doctor_finds_what_a_whole_machine_has(ledraft):
    outcome = ledraft("doctor")
    assert "templates" in outcome.out
    assert "[ ] templates" not in outcome.out
    assert "this folder" in outcome.out


def test_what_is_optional_is_a_note_and_no_failure(ledraft, monkeypatch):
    before = ledraft("doctor").code
    monkeypatch.setenv("PATH", "")
    outcome = ledraft("doctor")
    assert outcome.code == before
    assert "[!] LibreOffice: not found; optional" in outcome.out
    assert "[!] 7z: not found; optional" in outcome.out


def test_missing_templates_are_a_failure(ledraft, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "templates", lambda: tmp_path / "nowhere")
    outcome = ledraft("doctor")
    assert outcome.code == 1
    assert "[ ] templates" in outcome.out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of folders do not bind this user")
def test_a_folder_that_cannot_be_written_to_is_a_failure(ledraft):
    ledraft.folder.chmod(0o500)
    outcome = ledraft("doctor")
    ledraft.folder.chmod(0o700)
    assert outcome.code == 1


def test_the_doctor_leaves_nothing_behind(ledraft):
    before = sorted(ledraft.folder.rglob("*"))
    ledraft("doctor")
    assert sorted(ledraft.folder.rglob("*")) == before


def test_a_narrow_terminal_is_a_note(ledraft, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert "60 columns; 80 are better" in ledraft("doctor").out


def test_a_letter_is_shown_as_text(ledraft, complete):
    ledraft.save(complete)
    outcome = ledraft("preview", "case.json", "data-request", "--in", "en")
    assert outcome.code == 0
    assert complete["agency"]["name"]["en"] in outcome.out


def test_a_pdf_without_libreoffice_is_refused_with_the_reason(ledraft, complete, monkeypatch):
    ledraft.save(complete)
    monkeypatch.setattr(programs, "libreoffice", lambda: None)
    outcome = ledraft("preview", "case.json", "--in", "zh", "--pdf", "letter.pdf")
    assert outcome.code == 2
    assert "LibreOffice" in outcome.err
    assert not (ledraft.folder / "letter.pdf").exists()


def test_a_libreoffice_that_fails_leaves_no_pdf(ledraft, complete, monkeypatch):
    ledraft.save(complete)
    monkeypatch.setattr(programs, "libreoffice", lambda: shutil.which("false"))
    assert ledraft("preview", "case.json", "--in", "zh", "--pdf", "letter.pdf").code == 2
    assert not (ledraft.folder / "letter.pdf").exists()


@pytest.mark.libreoffice
@pytest.mark.skipif(not programs.libreoffice(), reason="LibreOffice is not installed")
def test_each_language_is_drawn_as_a_pdf_of_its_own(ledraft, complete):
    ledraft.save(complete)
    assert ledraft("preview", "case.json", "hand-over", "--pdf", "page.pdf").code == 0
    for name in ("page.zh.pdf", "page.en.pdf"):
        assert (ledraft.folder / name).read_bytes().startswith(b"%PDF-")
