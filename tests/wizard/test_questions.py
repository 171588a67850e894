"""The questions come from the registry alone, and nobody is asked what belongs to another."""

from itertools import pairwise

import pytest

from ledraft.case import fields
from ledraft.case.documents import document_kinds
from ledraft.wizard.questions import left_to_others, questions, required_keys
from tests.wizard.drive import all_rows

ROLES = ("victim", "lawyer", "officer")


def paths_asked(role, data=None):
    return [q.path for q in questions(role, data or {})]


@pytest.mark.parametrize("role", ROLES)
def test_every_entry_of_a_role_is_asked_in_the_order_of_the_registry(role):
    asked = [q.entry.path for q in questions(role, all_rows(role))]
    once = list(dict.fromkeys(asked))
    assert once == [entry.path for entry in fields.entries() if role in entry.roles]


@pytest.mark.parametrize("role", ROLES)
def test_no_two_questions_share_a_key(role):
    keys = [q.key for q in questions(role, all_rows(role))]
    assert len(keys) == len(set(keys))


def test_who_one_is_comes_first():
    assert paths_asked("victim")[0] == "$.role"


@pytest.mark.parametrize("role", ROLES)
def test_a_bilingual_text_is_asked_in_chinese_and_then_in_english(role):
    for first, second in pairwise(questions(role, all_rows(role))):
        if first.language == "zh":
            assert second.language == "en"
            assert second.path == first.path.removesuffix("zh") + "en"


@pytest.mark.parametrize("role", ["victim", "lawyer"])
def test_reporters_are_not_asked_for_the_officer(role):
    assert not [path for path in paths_asked(role) if path.startswith(("$.officer", "$.second_officer", "$.attestation"))]
    assert {entry.field for entry in left_to_others(role)} == {1, 2, 5, 6, 7}


def test_an_officer_is_asked_for_all_fourteen_parts():
    assert left_to_others("officer") == ()


def test_a_victim_is_not_asked_about_a_lawyer():
    assert not [path for path in paths_asked("victim") if "lawyer" in path]
    assert [path for path in paths_asked("lawyer") if "lawyer" in path]


def test_a_reporter_may_enter_only_papers_served_on_reporters():
    data = {"documents": [{"kind": "acceptance_receipt"}]}
    question = next(q for q in questions("victim", data) if q.path == "$.documents[0].kind")
    assert {c.value for c in question.choices} == {k.id for k in document_kinds() if k.served_on_reporter}
    officers = next(q for q in questions("officer", data) if q.path == "$.documents[0].kind")
    assert {c.value for c in officers.choices} == {k.id for k in document_kinds()}


def test_a_paper_of_the_officer_is_not_shown_to_a_reporter():
    data = {"documents": [{"kind": "filing_decision"}, {"kind": "acceptance_receipt"}]}
    assert "$.documents[0].kind" not in paths_asked("victim", data)
    assert "$.documents[1].kind" in paths_asked("victim", data)
    assert "$.documents[0].kind" in paths_asked("officer", data)


def test_an_entry_that_is_being_added_has_questions_before_it_has_data():
    data = {"incident": {"losses": [{"asset": "BTC"}]}}
    opened = [q.path for q in questions("victim", data, opened="$.incident.losses")]
    assert "$.incident.losses[1].asset" in opened
    assert "$.incident.losses[1].asset" not in paths_asked("victim", data)


@pytest.mark.parametrize(
    "path, keys",
    [
        ("$.incident.losses", {"asset"}),
        ("$.incident.valuations", {"basis", "amount", "currency"}),
        ("$.evidence", {"id"}),
        ("$.documents", {"kind"}),
        ("$.identifiers.orders", set()),
    ],
)
def test_what_an_entry_cannot_do_without_is_known_from_the_model(path, keys):
    assert required_keys(path) == keys


@pytest.mark.parametrize("entry", [one for one in fields.entries() if one.choices], ids=lambda one: one.path)
def test_the_example_of_a_choice_is_a_line_of_its_list_not_a_word_of_the_file(entry):
    assert entry.example in [choice.label for choice in entry.choices]
