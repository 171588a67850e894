"""What is typed into a letter or the issuing kit comes back into the case, once, and nothing else does."""

import html
import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest

from ledraft.case import reading
from ledraft.letters.control import slug
from ledraft.letters.reread import document_text
from ledraft.letters.tags import meaning
from ledraft.letters.typed import Unreadable, day, moment, value_of
from tests.letters.typing_in_libreoffice import typed

TYPED = {
    "officer.email": "li@police.example",
    "officer.position.zh": "民警二级",
    "officer.phone.type.zh": "座机",
    "agency.country.zh": "中国",
    "documents.evidence_notice.number": "样公（刑）调证字〔2026〕00009号",
    "documents.evidence_notice.date": "2026-11-20",
    "requests[0].reply_by.zh": "2026年12月24日",
    "requests[0].reply_by.en": "24 December 2026",
}


def rewritten(word_file, change):
    """The Word file with every XML part passed through `change(name, text)`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xml", ".rels")):
                content = change(name, content.decode()).encode()
            new.writestr(name, content)
    return out.getvalue()


def filled(word_file, values, *, only_first=False):
    """The Word file as Word leaves it after `values` (tag → text) were typed: bound copies and their store too."""

    def change(name, text):
        for tag, value in values.items():
            typed = html.escape(value, quote=False)
            control = rf'(<w:tag w:val="{re.escape(tag)}"/>.*?<w:sdtContent>.*?<w:t[^>]*>)[^<]*(</w:t>)'
            stored = rf"(<l:{slug(tag)}>)[^<]*(</l:{slug(tag)}>)"
            for pattern in (control, stored):
                text = re.sub(
                    pattern, lambda m, t=typed: m[1] + t + m[2], text, count=int(only_first), flags=re.DOTALL
                )
        return text

    return rewritten(word_file, change)


def retagged(word_file, tag):
    """The Word file with the control of the officer's position passed off as another, its bookmark too."""
    old = "officer.position.zh"
    return rewritten(
        word_file, lambda _name, text: text.replace(f'"{old}"', f'"{tag}"').replace(slug(old), slug(tag))
    )


@pytest.fixture
def kit(ledraft, reporter):
    """The reporter's case with its packet; the issuing kit's bytes."""
    ledraft.save(reporter)
    assert ledraft("export", "case.json", "-o", "packet", "--as-of", "2026-11-24T09:00:00+08:00").code == 0
    return (ledraft.folder / "packet" / "issuing-kit.docx").read_bytes()


def read(ledraft, word_file, *options):
    (ledraft.folder / "filled.docx").write_bytes(word_file)
    return ledraft("read", "filled.docx", "case.json", *options)


def stored(ledraft):
    return json.loads((ledraft.folder / "case.json").read_text("utf-8"))


def check_taken(case):
    assert case["officer"]["email"] == "li@police.example"
    assert case["officer"]["position"]["zh"] == "民警二级"
    assert case["officer"]["phone"]["type"] == "landline"
    assert case["agency"]["country"] == "CN"
    assert case["requests"][0]["reply_by"] == "2026-12-24"
    notice = {"kind": "evidence_notice", "number": TYPED["documents.evidence_notice.number"], "date": "2026-11-20"}
    assert notice in case["documents"]


def test_what_was_typed_into_the_kit_stands_in_the_case(ledraft, kit):
    outcome = read(ledraft, filled(kit, TYPED))
    assert outcome.code == 0
    check_taken(stored(ledraft))
    reading.read(ledraft.folder / "case.json")


def test_reading_twice_changes_nothing_more(ledraft, kit):
    read(ledraft, filled(kit, TYPED))
    once = (ledraft.folder / "case.json").read_bytes()
    assert read(ledraft, filled(kit, TYPED)).code == 0
    assert (ledraft.folder / "case.json").read_bytes() == once


def test_a_value_read_once_is_exported_everywhere(ledraft, kit):
    read(ledraft, filled(kit, TYPED))
    ledraft("export", "case.json", "-o", "again")
    for name in ("kodex-sheet.en.docx", "data-request.zh.docx", "issuing-kit.docx"):
        with zipfile.ZipFile(ledraft.folder / "again" / name) as archive:
            assert "li@police.example" in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("sample", ["reporter", "complete"])
def test_an_untouched_packet_changes_nothing(ledraft, request, sample):
    ledraft.save(request.getfixturevalue(sample))
    ledraft("export", "case.json", "-o", "packet", "--as-of", "2026-11-24T09:00:00+08:00")
    before = (ledraft.folder / "case.json").read_bytes()
    for file in sorted((ledraft.folder / "packet").glob("*.docx")):
        outcome = read(ledraft, file.read_bytes())
        assert (outcome.code, outcome.err) == (0, ""), file.name
    assert (ledraft.folder / "case.json").read_bytes() == before


def test_a_dry_run_shows_the_changes_and_writes_nothing(ledraft, kit):
    before = (ledraft.folder / "case.json").read_bytes()
    outcome = read(ledraft, filled(kit, TYPED), "--dry-run")
    assert "$.requests[0].reply_by: (nothing) → 2026-12-24" in outcome.out
    assert "li@police.example" not in outcome.out
    assert (ledraft.folder / "case.json").read_bytes() == before


def test_one_control_filled_differently_in_two_places_is_a_conflict(ledraft, kit):
    twice = filled(filled(kit, {"officer.email": "a@police.example"}), {"officer.email": "b@police.example"}, only_first=True)
    outcome = read(ledraft, twice)
    assert outcome.code == 1
    assert "$.officer.email: not taken over" in outcome.out
    assert "officer" not in stored(ledraft)


def test_two_languages_that_give_two_dates_are_a_conflict(ledraft, kit):
    outcome = read(ledraft, filled(kit, TYPED | {"requests[0].reply_by.en": "25 December 2026"}))
    assert outcome.code == 1
    assert "reply_by" not in stored(ledraft)["requests"][0]
    assert stored(ledraft)["officer"]["email"] == "li@police.example"


def test_a_value_that_cannot_be_read_is_listed_and_the_others_are_taken(ledraft, kit):
    outcome = read(ledraft, filled(kit, TYPED | {"documents.evidence_notice.date": "下周三"}))
    assert outcome.code == 1
    assert "$.documents.evidence_notice.date: not taken over: it is no date" in outcome.out
    assert stored(ledraft)["requests"][0]["reply_by"] == "2026-12-24"


def test_an_unknown_control_is_listed_without_its_text(ledraft, kit):
    outcome = read(ledraft, retagged(filled(kit, {"officer.position.zh": "secret text"}), "somebody.else"))
    assert outcome.code == 1
    assert "$.somebody.else: not taken over" in outcome.out
    assert "secret text" not in outcome.out


@pytest.mark.parametrize(
    "tag", ["specimen", "role", "recipient", "route", "as_of", "attestation.attested_at", "attestation.overrules",
            "attestation.officer", "officer.credentials.selfie.by_officer", "portal.steps", "evidence"]
)  # fmt: skip
def test_a_word_file_never_states_what_only_a_person_may(ledraft, kit, tag):
    before = stored(ledraft)
    read(ledraft, retagged(filled(kit, {"officer.position.zh": "false"}), tag))
    assert stored(ledraft) == before


def test_a_specimen_remains_one_whatever_is_read(ledraft, kit):
    read(ledraft, filled(kit, TYPED))
    assert stored(ledraft)["specimen"] is True


def test_emptied_controls_remove_nothing(ledraft, complete):
    ledraft.save(complete)
    ledraft("export", "case.json", "-o", "packet")
    before = (ledraft.folder / "case.json").read_bytes()
    tags = ["officer.email", "agency.name.zh", "documents.filing_decision.number"]
    letter = (ledraft.folder / "packet" / "data-request.zh.docx").read_bytes()
    assert read(ledraft, filled(letter, dict.fromkeys(tags, ""))).code == 0
    assert (ledraft.folder / "case.json").read_bytes() == before


def test_a_reporters_fact_is_not_overwritten_by_a_letter(ledraft, kit):
    before = stored(ledraft)["incident"]
    forged = retagged(filled(kit, {"officer.position.zh": "另一种说法"}), "incident.statements[0].text.zh")
    assert read(ledraft, forged).code == 1
    assert stored(ledraft)["incident"] == before


def test_a_text_left_in_the_brackets_is_listed(ledraft, kit):
    outcome = read(ledraft, filled(kit, {"officer.position.zh": "【民警】"}))
    assert outcome.code == 1
    assert "brackets" in outcome.out


def test_a_text_typed_behind_the_blank_is_taken(ledraft, kit):
    read(ledraft, filled(kit, {"officer.position.zh": "【待办案单位填写：警官职务】民警"}))
    assert stored(ledraft)["officer"]["position"]["zh"] == "民警"


def test_the_telephone_number_in_another_form_is_no_change(ledraft, complete):
    ledraft.save(complete)
    ledraft("export", "case.json", "-o", "packet")
    letter = (ledraft.folder / "packet" / "data-request.en.docx").read_bytes()
    outcome = read(ledraft, filled(letter, {"officer.phone.number": "+86-412-5550101"}))
    assert outcome.code == 0
    assert stored(ledraft)["officer"]["phone"]["number"] == complete["officer"]["phone"]["number"]


def test_an_officer_who_reads_a_reporters_file_makes_it_an_officers_and_sees_so(ledraft, kit):
    (ledraft.folder / "filled.docx").write_bytes(filled(kit, TYPED))
    outcome = ledraft("--role", "officer", "read", "filled.docx", "case.json")
    assert "$.role: victim → officer" in outcome.out
    assert stored(ledraft)["role"] == "officer"


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04cut", b"\xd0\xcf\x11\xe0old word file"])
def test_what_is_no_word_file_is_refused(ledraft, reporter, content):
    ledraft.save(reporter)
    outcome = read(ledraft, content)
    assert outcome.code == 2
    assert "defect" not in outcome.err


def test_entities_and_bombs_are_refused(ledraft, kit):
    entities = rewritten(kit, lambda n, t: t.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if "document.xml" in n else t)
    assert read(ledraft, entities).code == 2
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 * 1024 * 1024))
    assert read(ledraft, bomb.getvalue()).code == 2


def test_a_damaged_word_file_is_never_a_defect(ledraft, kit):
    for position in range(100, len(kit), len(kit) // 40):
        damaged = kit[:position] + bytes([kit[position] ^ 0xFF]) + kit[position + 1 :]
        outcome = read(ledraft, damaged, "--dry-run")
        assert outcome.code in (0, 1, 2)
        assert "defect" not in outcome.err


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_the_kit_is_read_after_libreoffice_has_saved_it(ledraft, kit):
    (ledraft.folder / "kit.docx").write_bytes(filled(kit, TYPED))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{ledraft.folder}/profile", "--convert-to"]
    convert = [*command, "docx:MS Word 2007 XML", "--outdir", str(ledraft.folder / "saved"), "kit.docx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    saved = (ledraft.folder / "saved" / "kit.docx").read_bytes()
    assert b"officer.email" not in zipfile.ZipFile(io.BytesIO(saved)).read("word/document.xml")
    assert read(ledraft, saved).code == 0
    check_taken(stored(ledraft))


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_what_a_person_types_once_into_the_kit_in_libreoffice_stands_in_every_letter(ledraft, complete):
    complete = {key: value for key, value in complete.items() if key != "attestation"}
    del complete["officer"]["email"], complete["officer"]["position"]
    case = ledraft.save(complete)
    assert ledraft("export", case, "-o", "before").code == 0
    kit = ledraft.folder / "before" / "issuing-kit.docx"
    values = {"officer.email": "li.yangzhang@police.example", "officer.position.zh": "三级警长", "officer.position.en": "Chief"}
    with zipfile.ZipFile(kit) as archive:
        body = archive.read("word/document.xml").decode()
    places = {tag: re.search(rf'w:name="(f_{slug(tag)}_\d+)"', body)[1] for tag in values}
    typed(kit, ledraft.folder / "typed.docx", {places[tag]: value for tag, value in values.items()})
    assert ledraft("read", "typed.docx", case).code == 0
    assert stored(ledraft)["officer"]["email"] == values["officer.email"]
    assert ledraft("export", case, "-o", "after").code == 0
    for name in ("data-request.{}.docx", "kodex-sheet.{}.docx", "issuing-kit.docx"):
        for language in ("zh", "en"):
            shown = document_text((ledraft.folder / "after" / name.format(language)).read_bytes())
            assert values["officer.email"] in shown
            assert values[f"officer.position.{language}"] in shown


@pytest.mark.parametrize(
    "text", ["2026-12-04", "2026年12月4日", "２０２６年12月4日", "2026/12/4", "2026.12.04", "4 December 2026", "4 Dec 2026", "December 4, 2026", "4th December 2026"]
)  # fmt: skip
def test_dates_are_read_as_letters_and_people_write_them(text):
    assert day(text) == "2026-12-04"


@pytest.mark.parametrize("text", ["", "下周", "2026-13-01", "31 November 2026", "04/12/2026", "12-04-26"])
def test_a_date_that_could_mean_two_days_or_none_is_not_guessed(text):
    with pytest.raises(Unreadable):
        day(text)


def test_both_clocks_give_one_moment():
    assert moment("2026-12-24 10:00:00", "beijing") == moment("2026-12-24 02:00", "utc") == "2026-12-24T10:00:00+08:00"
    with pytest.raises(Unreadable):
        moment("2026-12-24 10:00:00", "")


def test_invisible_characters_are_not_taken():
    known = meaning("officer.position.zh")
    assert known is not None
    with pytest.raises(Unreadable):
        value_of("民\u200b警", known)
