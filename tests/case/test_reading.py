"""A case file is read as people write it, or refused with every problem at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledraft import languages
from ledraft.case import reading, saving
from ledraft.case.model import Case
from ledraft.case.problems import known_types
from ledraft.errors import UnusableInput, UserError


def read(content: bytes) -> reading.Loaded:
    return reading.read_bytes(content, "case.json", Path())


def refusal(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read(content)
    return str(caught.value)


def test_utf8_with_and_without_a_byte_order_mark_reads_the_same() -> None:
    text = '{"incident": {"title": {"zh": "样例案"}}}'
    assert read(text.encode()).case == read(b"\xef\xbb\xbf" + text.encode()).case


def test_gb18030_is_accepted_with_a_notice() -> None:
    loaded = read('{"incident": {"title": {"zh": "样例案"}}}'.encode("gb18030"))
    assert loaded.case.incident.title.zh == "样例案"
    assert "GB18030" in loaded.notices[0]


def test_bytes_in_neither_encoding_are_refused() -> None:
    assert "neither UTF-8 nor GB18030" in refusal(b'{"reference": "\xff\xff\xff"}')


def test_an_empty_file_is_refused_with_the_way_out() -> None:
    assert "ledraft new" in refusal(b"  \n")


def test_broken_json_names_line_and_reason() -> None:
    message = refusal(b'{\n  "reference": "a"\n  "role": "victim"\n}')
    assert "line 3" in message
    assert "comma is missing" in message


def test_deep_nesting_is_refused_and_does_not_overflow() -> None:
    assert "nested too deeply" in refusal(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


@pytest.mark.parametrize("constant", [b"NaN", b"Infinity", b"-Infinity"])
def test_nan_and_infinity_are_refused(constant: bytes) -> None:
    assert "JSON knows no" in refusal(b'{"reference": ' + constant + b"}")


def test_a_key_that_stands_twice_is_refused_with_path_and_line() -> None:
    message = refusal(b'{"officer": {"email": "a@b.example",\n "email": "c@d.example"}}')
    assert "line 2, $.officer.email" in message
    assert "twice" in message


def test_a_misspelt_key_is_answered_with_the_nearest_one() -> None:
    assert "did you mean “position”" in refusal(b'{"officer": {"positon": {"zh": "x"}}}')


def test_all_problems_are_told_at_once_each_with_its_line() -> None:
    content = b'{\n"role": "king",\n"documents": [{"kind": 5}],\n"as_of": "yesterday",\n"specimen": "yes"}'
    message = refusal(content)
    for place in ("line 2, $.role", "line 4, $.as_of", "line 5, $.specimen"):
        assert place in message


def test_an_overlong_text_is_refused_without_repeating_it() -> None:
    message = refusal(json.dumps({"reference": "x" * 600}).encode())
    assert "too long" in message
    assert "xxx" not in message


def test_a_file_over_twenty_megabytes_is_refused() -> None:
    assert "20 MB" in refusal(b" " * (20 * 1024 * 1024 + 1))


def test_null_means_absent() -> None:
    assert read(b'{"officer": null, "requests": null}').case == Case()


def test_an_amount_keeps_every_digit_written_as_text_or_number() -> None:
    data = {"incident": {"losses": [{"asset": "BTC", "amount": "1.46966133"}, {"asset": "ETH", "amount": 7}]}}
    text = json.dumps(data).replace('"1.46966133"', "1.469661330")
    assert [loss.amount for loss in read(text.encode()).case.incident.losses] == ["1.469661330", "7"]


def test_a_time_without_offset_still_loads() -> None:
    assert read(b'{"incident": {"period": {"from": "2023-03-21T01:49:08"}}}').case.incident.period.from_


@pytest.mark.parametrize("content", [b"[]", b'"case"', b"5"])
def test_json_that_is_no_object_is_refused(content: bytes) -> None:
    assert "curly brackets" in refusal(content)


def test_messages_are_in_the_users_language() -> None:
    languages.use("zh")
    assert "是否应为“position”" in refusal(b'{"officer": {"positon": {"zh": "x"}}}')


def test_a_missing_file_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ledraft new"):
        reading.read(tmp_path / "none.json")


def test_a_folder_is_no_case_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        reading.read(tmp_path)


def test_every_type_of_problem_that_the_model_can_raise_has_a_message_of_ours() -> None:
    kinds = {"extra_forbidden", *_error_types(Case.__pydantic_core_schema__)}
    assert kinds <= known_types()


_RAISED_BY = {
    "str": {"string_type", "string_too_long", "string_pattern_mismatch"},
    "int": {"int_type", "greater_than_equal", "less_than_equal"},
    "bool": {"bool_type"},
    "list": {"list_type", "too_short", "too_long"},
    "model": {"model_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
    "model-fields": {"missing"},
}


def _error_types(schema: Any) -> set[str]:
    """The error types of the kinds of validators that a core schema holds (see _RAISED_BY)."""
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= _RAISED_BY.get(schema.get("type", ""), set()) if isinstance(schema.get("type"), str) else set()
        for value in schema.values():
            found |= _error_types(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            found |= _error_types(value)
    return found


def test_saving_and_reading_gives_the_same_case(complete: dict[str, Any]) -> None:
    case = reading.validate(complete)
    assert read(saving.dump(saving.as_data(case))).case == case


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.json"
    saving.save({"reference": "old"}, path)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="No space left"):
        saving.save({"reference": "new"}, path)
    assert json.loads(path.read_text())["reference"] == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["case.json"]


def test_problems_can_be_compared() -> None:
    with pytest.raises(UnusableInput) as caught:
        reading.validate({"role": 5})
    assert caught.value.lines == ("$.role: must be one of: 'victim', 'lawyer' or 'officer'.",)
