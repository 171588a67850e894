"""One pair of words per term, one description per data category."""

import pytest

from ledraft.case.glossary import data_categories, data_category, term, terms


@pytest.mark.parametrize("one", terms().values(), ids=lambda one: one.id)
def test_every_term_stands_in_both_languages(one):
    for texts in (one.name, one.note or one.name):
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize("one", data_categories().values(), ids=lambda one: one.id)
def test_every_data_category_says_what_it_contains_in_both_languages(one):
    assert set(one.name) == set(one.contains) == {"zh", "en"}
    assert one.sensitivity in ("open", "personal", "sensitive")


def test_no_two_terms_share_a_chinese_name():
    names = [one.name["zh"] for one in terms().values()]
    assert len(names) == len(set(names))


def test_counterparties_are_third_persons_and_the_reporters_own_trades_are_not():
    assert data_category("counterparties").third_persons
    assert not data_category("spot_orders_trades").third_persons


def test_api_key_records_never_ask_for_the_secret():
    assert "never the secret" in data_category("api_key_records").contains["en"]


def test_matched_trades_are_explained_to_readers_abroad():
    assert term("matched_trade").name["zh"] == "对敲"
    assert term("matched_trade").note["en"]


@pytest.mark.parametrize("find", [term, data_category])
def test_an_unknown_id_is_not_guessed(find):
    with pytest.raises(KeyError):
        find("unheard_of")
