"""What an officer stumbled over in a first sitting in Chinese: the checklist sent the reporter to mend the agency's website; the
findings named nothing but paths; the end of the officer half spoke of an export, never of merging; a conflict of the halves was
shown with a rule of grammar instead of an example; "/" was taken for a document number, and a website without https for a good one."""

import json

import pytest

from ledraft.case import fields
from ledraft.rules.judging import findings
from ledraft.rules.reporting import as_text
from ledraft.wizard.answers import doubt
from ledraft.wizard.draft import opened
from ledraft.wizard.finish import how_to_go_on
from ledraft.wizard.questions import Question
from tests.rules.building import changed, complete, subject_of

WEBSITE = "$.agency.verification.website"


def question(path):
    entry = fields.entry(path)
    return Question(path, entry.kind, entry.label, entry)


def test_a_reporter_is_not_sent_to_mend_what_only_the_officer_half_may_state():
    subject = subject_of(changed(complete(), [[WEBSITE, "police example"]]))
    found = next(one for one in findings(subject) if one.hit.path == WEBSITE)
    assert (found.rule.owner, found.owner) == ("reporter", "agency")


def test_a_finding_names_the_entry_beside_its_path():
    text = as_text(subject_of(changed(complete(), [[WEBSITE, "police example"]])))
    assert f"{WEBSITE} (official website of the agency)" in " ".join(text.split())


@pytest.mark.parametrize("path, value", [("$.reporter.identity.number", "/"), (WEBSITE, "police.example")])
def test_what_cannot_be_right_is_doubted_at_once(path, value):
    assert doubt(question(path), value, {})
    assert not doubt(question(WEBSITE), "https://police.gov.cn", {})


@pytest.mark.parametrize("reporter, command", [({}, "ledraft merge"), ({"phone": "+86 138 0000 0000"}, "ledraft export")])
def test_an_officer_half_alone_ends_with_the_command_that_joins_it(tmp_path, reporter, command):
    data = {"format": "ledraft-case/1", "role": "officer"} | ({"reporter": reporter} if reporter else {})
    (tmp_path / "officer.json").write_text(json.dumps(data), "utf-8")
    assert command in how_to_go_on(opened(tmp_path / "officer.json"))


def test_a_conflict_is_shown_with_the_option_that_settles_it(ledraft, reporter):
    officer = {"format": reporter["format"], "role": "officer", "agency": {"name": {"zh": "甲市公安局", "en": "Jia"}}}
    reporter["agency"] = {"name": {"zh": "乙市公安局", "en": "Jia"}}
    ledraft.save(reporter, "r.json")
    ledraft.save(officer, "o.json")
    assert "--settle '$.agency.name.zh=officer'" in ledraft("merge", "r.json", "o.json", "-o", "c.json").out
