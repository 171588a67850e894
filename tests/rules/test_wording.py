"""The words of opinion: found where they stand as facts, left alone where somebody is named who says them."""

import tomllib
from pathlib import Path

import pytest

from ledraft.rules.opinions import expressions
from ledraft.rules.wording import pattern

KINDS = ("accusation", "blame", "guess")
SENTENCES = tomllib.loads((Path(__file__).parent / "data" / "sentences.toml").read_text("utf-8"))


def _is_opinion(sentence: str) -> bool:
    return any(any(expressions(sentence, kind)) for kind in KINDS)


def test_two_hundred_sentences_are_judged_half_of_them_innocent():
    for language in ("zh", "en"):
        counts = {kind: len(sentences) for kind, sentences in SENTENCES[language].items()}
        assert counts["innocent"] == sum(counts[kind] for kind in KINDS) == 50


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nine_of_ten_opinions_are_found_and_nine_of_ten_findings_are_opinions(language):
    opinions = [s for kind in KINDS for s in SENTENCES[language][kind]]
    found = sum(map(_is_opinion, opinions))
    wrong = sum(map(_is_opinion, SENTENCES[language]["innocent"]))
    precision, recall = found / (found + wrong), found / len(opinions)
    print(f"{language}: precision {precision:.3f}, recall {recall:.3f} on {len(opinions) + 50} sentences")
    assert precision >= 0.9
    assert recall >= 0.9


def test_the_same_words_are_innocent_when_somebody_is_named_who_says_them():
    assert list(expressions("该公司监守自盗。", "accusation")) == ["监守自盗"]
    assert list(expressions("报案人称该公司监守自盗。", "accusation")) == []
    assert list(expressions("The company stole it.", "accusation")) == ["stole"]
    assert list(expressions("He says the company stole it.", "accusation")) == []


def test_an_innocent_sentence_does_not_excuse_the_next_one():
    assert list(expressions("He says little. The company stole it.", "accusation")) == ["stole"]
    assert list(expressions("是否如此，尚待查明。黑客盗币。", "accusation")) == ["黑客"]


def test_long_expressions_are_quoted_shortly():
    words = next(expressions("The exchange, as everybody who ever used it knows, failed.", "blame"))
    assert len(words) <= 40


def test_a_list_is_compiled_for_one_language_or_both():
    assert pattern("emergency", "zh").search("紧急")
    assert not pattern("emergency", "zh").search("urgent")
    assert pattern("emergency").search("URGENT")


UNSEEN = ("held_out", "held_out_second", "held_out_third")


@pytest.mark.parametrize("name", UNSEEN)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sentences_once_unseen_are_judged_right_since_the_lists_were_mended(name, language):
    """Written before the lists were opened or mended; docs/forecast.md has what was found on them then."""
    sentences = tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text("utf-8"))[language]
    opinions = [s for kind in KINDS for s in sentences[kind]]
    assert len(opinions) == len(sentences["innocent"])
    assert [s for s in sentences["innocent"] if _is_opinion(s)] == []
    assert sum(map(_is_opinion, opinions)) / len(opinions) >= 0.9
