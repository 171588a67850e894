"""The report: eight fields with fourteen parts, then what would be refused, may be delayed, and advice."""

import inspect
import json
import re

import pytest

from ledraft import languages, resources
from ledraft.rules import reporting
from ledraft.rules.judging import rule, rules
from ledraft.rules.publishers import publishers
from ledraft.rules.wrapping import width_of, wrap
from tests.rules.building import changed, complete, profile_with, subject_of


@pytest.fixture(autouse=True)
def _in_english():
    languages.use("en")
    yield
    languages.use("en")


@pytest.fixture
def flawed():
    changes = [["$.officer.position", {}], ["$.incident.period.from", "2023-03-21T01:45:17"], ["$.route", "email"]]
    return subject_of(changed(complete(), changes))


def test_the_data_have_the_shape_that_other_programs_read(flawed):
    data = reporting.as_json(flawed)
    assert list(data) == ["case", "recipient", "route", "stage", "complete", "fields", "findings"]
    assert (data["case"], data["recipient"], data["route"]) == ("WMM-2023-001", "binance-cn", "email")
    assert (data["stage"], data["complete"]) == ("filed", False)
    assert [field["number"] for field in data["fields"]] == list(range(1, 9))
    assert all(list(f) == ["number", "id", "label", "status", "owner", "parts"] for f in data["fields"])
    parts = [part for field in data["fields"] for part in field["parts"]]
    assert len(parts) == 14
    assert all(list(p) == ["path", "label", "status", "reason", "owner", "source_items"] for p in parts)
    keys = ["id", "severity", "path", "owner", "message", "fix", "source"]
    assert all(list(finding) == keys for finding in data["findings"])
    assert json.loads(json.dumps(data)) == data


def test_an_open_part_says_why_and_a_complete_one_says_nothing(flawed):
    parts = {p["path"]: p for f in reporting.as_json(flawed)["fields"] for p in f["parts"]}
    assert parts["$.officer.position"]["status"] == "missing"
    assert parts["$.officer.position"]["reason"] == "not filled in"
    assert parts["$.officer.email"]["reason"] == ""
    assert parts["$.officer.email"]["source_items"] == ["1-3-1", "1-3-2", "1-3-5", "1-4-3"]


def test_the_data_speak_the_language_of_the_screen(flawed):
    languages.use("zh")
    data = reporting.as_json(flawed)
    assert data["fields"][4]["label"] == "警官职务"
    assert any("时区" in finding["message"] for finding in data["findings"])


def test_the_text_has_the_fields_first_and_the_findings_worst_first(flawed):
    text = reporting.as_text(flawed)
    places = [text.index(part) for part in ("7 of 8", "Would be refused", "May be delayed", "Advice")]
    assert places == sorted(places)
    assert text.count("[x]") + text.count("[ ]") + text.count("[!]") == 8 + 14
    assert "[ ] 5. " in text
    assert text.endswith("\n")


def test_each_finding_shows_place_message_fix_owner_and_source_with_its_age(flawed):
    text = reporting.as_text(flawed, width=200)
    block = text[text.index("- CHN-02 $.route") :].split("\n- ")[0]
    assert "not confirmed by the provider" in block
    assert "Case material of 2023 (grade S, version 2023-04, checked 2026-11-20, 4 days ago)" in block
    assert len(block.strip().splitlines()) == 5


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(flawed, language, width):
    languages.use(language)
    for line in reporting.as_text(flawed, width).splitlines():
        assert width_of(line) <= width or " " not in line.strip(" -[]x!")


def test_a_clean_group_is_not_shown():
    assert "Would be refused" not in reporting.as_text(subject_of(complete()))


def test_what_would_change_names_what_goes_and_what_comes():
    here = subject_of(complete())
    profile = profile_with({"id": "other", "sender": None, "language": {"accepted": ["zh"], "cite": ["guidelines"]}})
    there = subject_of(changed(complete(), [["$.place", None]]), profile)
    text = reporting.what_would_change(here, there)
    assert text.startswith("At other instead of binance-cn:\n")
    assert "SND-02" in text[text.index("no longer") :]
    assert reporting.what_would_change(here, here).count("\n") == 2
    there = subject_of(changed(complete(), [["$.incident.summary.zh", ""]]), profile)
    assert "LNG-01 $.incident.summary" in reporting.what_would_change(here, there)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_is_explained_whole_with_its_example(language):
    for one in rules():
        text = reporting.explain(one, language)
        assert text.startswith(one.id)
        assert one.example
        assert one.example[language] in text
        assert not re.search(r"[{}]", text)
        assert ("nobody can overrule" in text or "任何人不得越过" in text) == one.guard


def test_explaining_takes_the_language_of_the_screen_by_default():
    found = rule("TIM-01")
    assert found
    languages.use("zh")
    assert reporting.explain(found) == reporting.explain(found, "zh") != reporting.explain(found, "en")


def test_lines_break_between_characters_and_at_spaces_and_never_before_a_comma():
    assert wrap("一二三四五六", 6) == ["一二三", "四五六"]
    assert wrap("一二三，四", 6) == ["一二", "三，四"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("a" * 12, 5, indent="  ") == ["  " + "a" * 12]
    assert wrap("one two", 5, indent="  ", first="- ") == ["- one", "  two"]
    assert wrap("", 10) == [""]


def test_a_chinese_character_takes_two_columns_and_a_combining_mark_none():
    assert width_of("中a") == 3
    assert width_of("e\u0301") == 1


def test_explaining_names_the_recipients_that_say_so_with_grade_and_day():
    found = rule("SND-01")
    assert found
    text = reporting.explain(found, "en")
    assert "- Bitget (global entry): Bitget" in text
    assert "(grade B, version 2025-06-09, checked 2026-11-20)" in text
    assert "（B 级，版本 2025-06-09，核对于 2026-11-20）" in reporting.explain(found, "zh")


def test_every_rule_that_rests_on_a_profile_says_on_which_fact_and_somebody_publishes_it():
    rests = {one.id for one in rules() if "cited(" in inspect.getsource(inspect.getmodule(one.check))}
    listed = set(resources.toml("forecast.toml")["facts"])
    assert listed == rests
    assert {one for one in listed if not list(publishers(one))} <= {"EMG-01"}
    assert list(publishers("TIM-01")) == []
