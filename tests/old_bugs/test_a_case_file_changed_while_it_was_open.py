"""Whoever added evidence with the command, or edited the file by hand, while the wizard was open on it, lost that: the next
answer wrote the file as the wizard had read it."""

import json

import pytest

from ledraft.errors import UserError
from ledraft.wizard.draft import opened
from ledraft.wizard.questions import questions


@pytest.fixture
def case_path(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"role": "victim", "route": "kodex"}')
    return path


def reference_in(draft):
    return next(q for q in questions("victim", draft.data) if q.path == "$.reference")


def test_what_another_program_wrote_stays_and_the_person_is_told(case_path):
    draft = opened(case_path)
    case_path.write_text('{"role": "victim", "route": "email"}')
    with pytest.raises(UserError, match="changed by another program"):
        draft.answer(reference_in(draft), "R-1")
    assert case_path.read_text() == '{"role": "victim", "route": "email"}'


def test_a_half_written_change_stays_as_well(case_path):
    draft = opened(case_path)
    case_path.write_text('{"role": ')
    with pytest.raises(UserError, match="changed by another program"):
        draft.answer(reference_in(draft), "R-1")
    assert case_path.read_text() == '{"role": '


def test_a_file_that_has_gone_is_written_anew_with_all_answers(case_path):
    draft = opened(case_path)
    case_path.unlink()
    draft.answer(reference_in(draft), "R-1")
    assert json.loads(case_path.read_text()) == {"role": "victim", "route": "kodex", "reference": "R-1"}


def test_a_file_that_was_only_looked_at_or_saved_unchanged_is_gone_on_with(case_path):
    draft = opened(case_path)
    draft.answer(reference_in(draft), "R-1")
    case_path.write_bytes(case_path.read_bytes())
    draft.answer(reference_in(draft), "R-2")
    assert json.loads(case_path.read_text())["reference"] == "R-2"
