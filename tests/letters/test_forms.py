"""The forms are what the generator writes, show every part, agree with the e-mail, and keep secrets out of the checklist."""

import re
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from ledraft import resources
from ledraft.case import fields, paths
from ledraft.case.model import Case
from ledraft.letters import catalogue, library, reread
from ledraft.letters.context import build
from ledraft.letters.wordfile import members
from ledraft.packet.parity import differences
from ledraft.recipients import kodex, loading
from tests.letters.form_samples import (
    FORMS,
    LANGUAGES,
    SAMPLES,
    changed,
    checked,
    context,
    desk,
    form,
    occasion,
    rendered,
    sample,
)

sys.path.insert(0, str(resources.templates()))
import build_forms

BUILT = build_forms.forms()
PARTS = [entry for field in fields.all_fields() for entry in field.parts]
OFFICER_PARTS = [e for e in PARTS if e.half == "officer"]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
of_both_samples = pytest.mark.parametrize("name", SAMPLES)
needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="LibreOffice and poppler are not installed"
)
on_every_form = pytest.mark.parametrize("form_id", FORMS)


@cache
def printed(name, form_id, language):
    return rendered(sample(name), form_id, language)


def text(name, form_id, language):
    return reread.document_text(printed(name, form_id, language).data)


def label(entry, language):
    return entry.label[language][:1].upper() + entry.label[language][1:]


@pytest.mark.parametrize("path", BUILT)
def test_the_committed_form_is_the_generated_one(path):
    assert (resources.templates() / path).read_bytes() == BUILT[path]


@on_every_form
@in_both_languages
@of_both_samples
def test_no_value_is_lost_on_a_form(name, form_id, language):
    assert reread.lost(printed(name, form_id, language)) == []


@on_every_form
@in_both_languages
@of_both_samples
def test_nothing_of_the_machinery_shows(name, form_id, language):
    shown = text(name, form_id, language)
    assert not re.search(r"None|\{\{|\{%|\bnan\b|True|False|<w:", shown)


@on_every_form
@in_both_languages
@of_both_samples
def test_a_form_opens_cleanly(name, form_id, language, tmp_path):
    file = tmp_path / "form.docx"
    file.write_bytes(printed(name, form_id, language).data)
    assert not OpenXmlValidator().validate(str(file)).errors


@on_every_form
@in_both_languages
def test_an_empty_case_still_prints_every_form(form_id, language):
    empty = Case(as_of="2026-11-24T09:00:00+08:00")
    assert reread.lost(rendered(empty, form_id, language)) == []


@pytest.mark.parametrize("recipient", loading.all_ids())
@in_both_languages
def test_the_sheet_is_printed_for_every_recipient_even_where_no_portal_is_known(recipient, language):
    case = changed(sample("complete"), recipient=recipient)
    assert reread.lost(rendered(case, "kodex-sheet", language)) == []


@on_every_form
@in_both_languages
def test_equal_input_gives_equal_bytes(form_id, language):
    assert rendered(sample("complete"), form_id, language).data == printed("complete", form_id, language).data


@pytest.mark.parametrize("form_id", ["kodex-sheet", "checklist"])
@in_both_languages
@of_both_samples
def test_all_fourteen_parts_appear(name, form_id, language):
    shown = text(name, form_id, language)
    assert len(PARTS) == 14
    assert [label(e, language) for e in PARTS if label(e, language) not in shown] == []


@in_both_languages
def test_the_eight_steps_stand_in_their_order_with_the_item_that_attests_them(language):
    shown = text("reporter", "kodex-sheet", language)
    heading = {"zh": "第{0.number}步　{1}", "en": "Step {0.number}. {1}"}[language]
    places = [shown.index(heading.format(step, step.title[language])) for step in kodex.steps()]
    assert len(places) == 8
    assert places == sorted(places)
    assert all(step.source_item in shown for step in kodex.steps())


@in_both_languages
@of_both_samples
def test_every_value_of_the_officer_half_is_a_control_under_its_path(name, language):
    tags = {control.path for control in reread.controls(printed(name, "kodex-sheet", language).data)}
    stems = {tag.removesuffix(".zh").removesuffix(".en") for tag in tags}
    assert [e.path for e in OFFICER_PARTS if e.path.removeprefix("$.") not in stems] == []


@in_both_languages
def test_a_value_that_is_not_there_is_a_visible_blank(language):
    controls = {c.path: c.text for c in reread.controls(printed("reporter", "kodex-sheet", language).data)}
    assert all(controls[f"officer.name.family.{one}"].startswith("【") for one in LANGUAGES)


def test_ids_of_controls_are_unique_though_boxes_repeat():
    xml = members(printed("complete", "kodex-sheet", "zh").data)["word/document.xml"].decode()
    ids = re.findall(r'<w:id w:val="(\d+)"/>', xml)
    assert len(ids) == len(set(ids)) > 10
    assert xml.count("<w14:checkbox") > 20


@in_both_languages
def test_the_sheet_and_the_email_share_their_values(language):
    case = sample("complete")
    email = catalogue.letter("email")
    mail = library.compiled(email, language).text(build(case, email, language, occasion(case)))
    controls = {c.path: c.text for c in reread.controls(printed("complete", "kodex-sheet", language).data)}
    shared = [f"agency.name.{language}", f"agency.department.{language}", f"officer.position.{language}"]
    shared += [f"officer.name.family.{language}", f"officer.name.given.{language}"]
    shared += ["officer.email", "officer.phone.number", f"officer.phone.type.{language}"]
    assert [path for path in shared if controls[path] not in mail] == []


@of_both_samples
def test_the_forms_agree_with_each_other_and_with_the_request_in_both_languages(name):
    writer = desk(sample(name))
    letters = [form(form_id) for form_id in FORMS]
    papers = [writer.paper(one, language) for one in letters for language in LANGUAGES]
    request = [writer.paper(catalogue.letter("data-request"), language) for language in LANGUAGES]
    assert differences(papers) == []
    assert [d for d in differences([*papers, *request]) if d.kind == "control"] == []


@in_both_languages
def test_english_values_stand_before_chinese_ones(language):
    paths_in_order = [c.path for c in reread.controls(printed("complete", "kodex-sheet", language).data)]
    for stem in ("agency.name", "officer.name.given", "officer.phone.type"):
        assert paths_in_order.index(f"{stem}.en") < paths_in_order.index(f"{stem}.zh")


@in_both_languages
def test_each_value_has_a_cell_of_its_own(language):
    document = docx.Document(BytesIO(printed("complete", "kodex-sheet", language).data))
    tags = [[tag.get(qn("w:val")) for tag in cell.iter(qn("w:tag"))] for cell in document.element.body.iter(qn("w:tc"))]
    values = [[tag for tag in one if tag.startswith("officer.")] for one in tags]
    assert max(map(len, values)) == 1


@in_both_languages
def test_badge_photographs_are_only_named(language):
    case = sample("complete")
    credentials = case.officer.credentials
    with_file = credentials.model_copy(
        update={"badge_front": credentials.badge_front.model_copy(update={"by_officer": False, "file": "secret-badge.jpg"})}
    )
    case = changed(case, officer=case.officer.model_copy(update={"credentials": with_file}))
    finished = rendered(case, "kodex-sheet", language).data
    assert "secret-badge" not in reread.document_text(finished)
    assert not [name for name in members(finished) if "media" in name]


@in_both_languages
def test_the_checklist_shows_no_sensitive_value(language):
    case = sample("complete")
    shown = text("complete", "checklist", language)
    sensitive = [e.path for e in fields.entries() if e.sensitivity != "open" and e.kind != "image"]
    values = [value for path in sensitive for value in plain(paths.get(case, path)) if len(value) > 2]
    assert len(values) > 10
    assert [value for value in values if value in shown] == []


def plain(value):
    return [value] if isinstance(value, str) else [value.zh, value.en]


@in_both_languages
@of_both_samples
def test_the_checklist_tells_every_finding_with_its_mending_and_source(name, language):
    _statuses, findings = checked(sample(name))
    shown = text(name, "checklist", language)
    assert findings
    for finding in findings:
        for said in (finding.rule.id, finding.message(language), finding.fix(language), finding.source(language)):
            assert said in shown


@in_both_languages
def test_totals_add_up(language):
    totals = context(sample("reporter"), "checklist", language)["checklist"]
    assert sum(totals["fields"].values()) == 8
    assert sum(totals["parts"].values()) == 14


@pytest.mark.parametrize(("language", "words"), [("zh", "受案前不得发出"), ("en", "NOT TO BE SENT BEFORE")])
@pytest.mark.parametrize("form_id", ["kodex-sheet", "hand-over"])
def test_before_acceptance_the_page_says_that_nothing_may_go_out(form_id, language, words):
    reported = changed(sample("reporter"), documents=[])
    assert words in reread.document_text(rendered(reported, form_id, language).data)
    assert words not in text("complete", form_id, language)


@in_both_languages
def test_an_address_stands_with_its_source_grade_and_day(language):
    case = sample("complete")
    door = context(case, "kodex-sheet", language)["kodex"]["doors"][0]
    shown = text("complete", "kodex-sheet", language)
    profile = loading.load(case.recipient)
    assert door["target"] in shown
    assert door["host"] in shown
    assert any(s.citation[language] in door["source"] and str(s.checked_on) in door["source"] for s in profile.sources.values())


@in_both_languages
def test_the_request_is_on_the_sheet_whole(language):
    case = sample("complete")
    pasted = context(case, "kodex-sheet", language)["kodex"]["text"].replace("\t", " ")
    assert len(pasted) > 500
    assert pasted in text("complete", "kodex-sheet", language)


@in_both_languages
def test_every_hash_is_printed_in_full(language):
    shown = text("complete", "evidence-index", language)
    hashes = [item.sha256 for item in sample("complete").evidence]
    assert hashes
    assert [value for value in hashes if value not in shown] == []


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    """Hand-over pages of all kinds of cases, and the evidence index, converted in one go; by name."""
    folder = tmp_path_factory.mktemp("forms")
    for name, case in cases().items():
        for language in LANGUAGES:
            (folder / f"{name}-{language}.docx").write_bytes(rendered(case, "hand-over", language).data)
    for language in LANGUAGES:
        (folder / f"index-{language}.docx").write_bytes(printed("complete", "evidence-index", language).data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
    return {file.stem: file for file in folder.glob("*.pdf")}


def cases():
    """Hand-over pages at their longest: blanks, the warning, the other route, every recipient."""
    reporter = sample("reporter")
    kinds = {
        "complete": sample("complete"),
        "reporter": reporter,
        "reported": changed(reporter, documents=[]),
        "email": changed(reporter, documents=[], route="email"),
    }
    return kinds | {one: changed(reporter, documents=[], recipient=one) for one in loading.all_ids()}


def pages(pdf):
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


@pytest.mark.libreoffice
@needs_libreoffice
@in_both_languages
def test_the_hand_over_page_is_exactly_one_page(pdfs, language):
    counted = {name: pages(pdfs[f"{name}-{language}"]) for name in cases()}
    assert counted == dict.fromkeys(counted, 1)


@pytest.mark.libreoffice
@needs_libreoffice
@in_both_languages
def test_a_hash_stands_on_one_line(pdfs, language):
    told = subprocess.run(["pdftotext", "-layout", str(pdfs[f"index-{language}"]), "-"], check=True, capture_output=True)
    lines = told.stdout.decode().splitlines()
    assert all(any(item.sha256 in line for line in lines) for item in sample("complete").evidence)
