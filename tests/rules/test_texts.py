"""Every text of a case with its place, and the expressions that are looked for in them."""

import json

from ledraft.case import paths
from ledraft.case.model import Case
from ledraft.case.reading import validate
from ledraft.case.schema import schema
from ledraft.rules.texts import CHOICES, MOMENT_KEYS, gather
from ledraft.rules.watches import MEMORY, found_in, watch, watch_if
from tests.rules.building import complete


def _keys(node, test):
    return {key for name, sub in node.get("properties", {}).items() for key in [name] if test(sub)} | {
        key for sub in node.get("$defs", {}).values() for key in _keys(sub, test)
    }


def test_every_date_time_of_the_model_is_known_as_one():
    described = _keys(schema(), lambda sub: "offset from UTC" in sub.get("description", "") or sub.get("examples") == ["2023-03-21T01:49:08+08:00"])
    assert described <= {key.rstrip("_") for key in MOMENT_KEYS}
    assert {"at", "as_of", "discovered_at", "attested_at"} <= MOMENT_KEYS


def test_each_text_stands_where_its_path_says():
    case = validate(complete())
    texts = gather(case)
    assert len(texts.all) > 300
    for text in texts.all:
        assert paths.get(case, text.path) == text.value
    assert {text.language for text in texts.prose} == {"zh", "en"}


def test_no_text_of_the_file_is_left_out_but_values_from_lists():
    data = complete()

    def leaves(value, key=""):
        if isinstance(value, dict):
            return [leaf for k, v in value.items() if k not in CHOICES for leaf in leaves(v, k)]
        if isinstance(value, list):
            return [leaf for item in value for leaf in leaves(item, key)]
        return [value] if isinstance(value, str) else []

    assert sorted(text.value for text in gather(validate(data)).all) == sorted(leaves(data))


def test_defaults_are_no_texts():
    assert gather(Case()).all == ()
    assert gather(Case()).pairs == ()


def test_a_watch_is_found_only_where_it_counts():
    anywhere, chinese, prose = watch("needle"), watch("needle", language="zh"), watch("needle", prose=True)
    gated = watch("Needle", gate="needle")
    assert set(found_in("a needle", "")) & {anywhere, chinese, prose, gated} == {anywhere, chinese}
    assert set(found_in("a needle", "en")) & {anywhere, chinese, prose, gated} == {anywhere, prose}
    assert set(found_in("a Needle", "zh")) & {anywhere, chinese, prose, gated} == {gated}


def test_the_memory_of_texts_is_bounded():
    for number in range(MEMORY + 10):
        found_in(f"text {number}", "")
    assert found_in("text 1", "") == found_in("text 1", "")


def test_holding_gives_each_text_once():
    word = watch("王某某")
    texts = gather(validate(json.loads(json.dumps(complete()))))
    found = texts.holding(word, word)
    assert len(found) == len({text.path for text in found}) > 3
    assert sum(1 for _ in texts.find(word)) >= len(found)


def test_prose_is_asked_for_by_section_and_judged_once_for_each_text():
    asked = []

    def names_him(text, known):
        asked.append(text)
        return any(name in text for name in known)

    texts = gather(validate(complete()))
    found = list(texts.prose_that(names_him, ("王某某",), "$.incident.summary", "$.incident.title"))
    assert [text.path for text in found] == ["$.incident.summary.zh", "$.incident.title.zh"]
    assert list(texts.prose_that(names_him, ("王某某",), "$.incident.summary", "$.incident.title")) == found
    assert len(asked) == 4
    assert {text.path for text in found} < {text.path for text in texts.prose_that(names_him, ("王某某",))}
    assert list(texts.prose_that(names_him, ("王某某",), "$.no_such_key")) == []


def test_the_memory_of_a_judge_is_bounded_and_forgets_nothing_it_says():
    from ledraft.rules.texts import _memory

    def is_long(text, _known):
        return len(text) > 10

    texts = gather(validate(complete()))
    before = [text.path for text in texts.prose_that(is_long, ())]
    _memory(is_long, ()).update({f"text {number}": True for number in range(MEMORY)})
    _memory(is_long, ()).pop(texts.prose[0].value)
    assert [text.path for text in texts.prose_that(is_long, ())] == before
    assert len(_memory(is_long, ())) < MEMORY


def test_what_no_expression_can_say_is_asked_with_the_language():
    doubled = watch_if(lambda text, language: language == "en" and text == text[::-1])
    assert doubled in found_in("level", "en")
    assert doubled not in found_in("level", "zh")
    assert doubled not in found_in("levels", "en")
