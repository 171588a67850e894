"""Who writes no English, or no legal Chinese, takes over a standard text by its number; it stands in both languages."""

import re

import pytest

from ledraft import resources
from ledraft.case import fields, paths
from ledraft.languages import LANGUAGES
from ledraft.rules.judging import findings
from tests.rules.building import complete, subject_of
from tests.wizard.drive import load, play

STANDARD = resources.toml("standard_texts.toml")
NAME = {"$.reporter.name": {"family": {"zh": "王", "en": "WANG"}, "given": {"zh": "某某", "en": "Moumou"}}}
FACT = "Facts, one by one 1: "
PERMISSIONS = "Permissions granted (in Chinese)"


def test_the_title_and_the_summary_stand_ready_in_both_languages(case_path):
    play(case_path)
    incident = load(case_path).incident
    assert incident.title.zh == "王样例账户资产被盗案"
    assert incident.title.en == "Theft of assets from the account of WANG Yangli"
    assert incident.summary.zh.startswith("2023-03-21 01:49:08至2023-03-21 01:49:08（北京时间），报案人王样例")
    assert incident.summary.en.startswith("Between 2023-03-21 01:49:08 and 2023-03-21 01:49:08 (Beijing time), operations which")


def test_without_a_time_of_the_incident_no_summary_is_suggested(case_path):
    play(case_path, scripted={"Start of the incident": [""], "Summary of the facts (in Chinese)": [KeyboardInterrupt]})
    assert not load(case_path).incident.summary.zh


def test_a_fact_is_taken_by_its_number_and_brings_its_english(case_path):
    player = play(case_path, scripted={f"{FACT}Fact (in Chinese)": ["4"]})
    (fact,) = load(case_path).incident.statements
    assert fact.text.zh == "资产由现货账户划转至合约账户，报案人称未经其授权。"
    assert fact.text.en.startswith("Assets were transferred from the spot wallet to the futures wallet")
    assert any("  4. Assets were transferred" in text for text in player.said)


def test_own_words_bring_no_english(case_path):
    own = "资产由现货账户划转至合约账户，随后被转出。"
    player = play(case_path, scripted={f"{FACT}Fact (in Chinese)": [own]})
    assert load(case_path).incident.statements[0].text.zh == own
    assert (f"{FACT}Fact (in English)", "") in player.asked


@pytest.mark.parametrize("typed", ["2 4", "2、4", "2,4", "现货交易、合约交易"])
def test_several_permissions_are_taken_together(case_path, typed):
    play(case_path, scripted={PERMISSIONS: [typed]})
    granted = load(case_path).incident.authorisation.permissions
    assert (granted.zh, granted.en) == ("现货交易、合约交易", "spot trading, futures trading")


@pytest.mark.parametrize("typed", ["0", "99", "2 99"])
def test_a_number_that_is_none_of_them_is_what_it_is(case_path, typed):
    play(case_path, scripted={PERMISSIONS: [typed], "Permissions granted (in English)": [KeyboardInterrupt]})
    assert load(case_path).incident.authorisation.permissions.zh == typed


def test_two_facts_at_once_are_not_taken_for_one(case_path):
    play(case_path, scripted={f"{FACT}Fact (in Chinese)": ["1 2"], f"{FACT}Fact (in English)": [KeyboardInterrupt]})
    assert load(case_path).incident.statements[0].text.zh == "1 2"


def test_the_source_of_a_figure_fits_its_basis(case_path):
    play(case_path, scripted={"Value of the loss 1: Basis": ["purchase_cost"]})
    (value,) = load(case_path).incident.valuations
    assert value.source.zh == "报案人按接收方导出的购买订单合计"
    assert value.source.en.startswith("the reporter's total of the purchase orders")


@pytest.mark.parametrize("text", STANDARD["text"], ids=lambda text: text["zh"][:12])
def test_a_standard_text_has_its_place_in_a_case_and_nothing_is_found_against_it(text):
    path = text["path"].replace("[]", "[0]")
    entry = fields.entry(text["path"].partition("[]")[0])
    assert entry.kind in ("bilingual", "bilingual_long", "group")
    data = complete()
    before = {(one.rule.id, one.hit.path) for one in findings(subject_of(data))}
    names, times = {"zh": "王某某", "en": "WANG Moumou"}, {"from": "2023-03-21 01:45:17", "to": "2023-03-21 05:28:22"}
    paths.put(data, path, {language: text[language].format(name=names[language], **times) for language in LANGUAGES})
    after = {(one.rule.id, one.hit.path) for one in findings(subject_of(data))}
    assert after <= before


@pytest.mark.parametrize("text", STANDARD["text"], ids=lambda text: text["zh"][:12])
def test_a_standard_text_says_the_same_of_the_same_in_both_languages(text):
    assert set(re.findall(r"{(\w+)}", text["zh"])) == set(re.findall(r"{(\w+)}", text["en"])) <= {"name", "from", "to"}
    for key, value in text.get("only_for", {}).items():
        items = fields.entry(text["path"].partition("[]")[0]).items
        assert value in {choice.value for item in items if item.path == key for choice in item.choices}


def test_a_chinese_name_of_a_file_is_its_suggested_title_beside_the_standard_ones(case_path):
    (case_path.parent / "余额.txt").write_text("note")
    file = "Case materials 1: File (it can be dragged into this window)"
    player = play(case_path, scripted={file: ["余额.txt"], "Case materials 1: Title (in English)": [KeyboardInterrupt]})
    assert load(case_path).evidence[0].title.zh == "余额"
    assert ("Case materials 1: Title (in Chinese) (suggestion, please check)", "余额") in player.asked
    assert any("  1. Screenshot of the account balance" in text for text in player.said)


def test_the_title_of_a_piece_of_evidence_is_taken_by_its_number(case_path):
    play(case_path, scripted={"Case materials 1: Title (in Chinese)": ["1"]})
    title = load(case_path).evidence[0].title
    assert (title.zh, title.en) == ("账户余额截图", "Screenshot of the account balance")
