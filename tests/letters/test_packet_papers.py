"""The papers of every packet: each carries what its catalogue line names, and no paper of the catalogue names nothing."""

import tomllib
from pathlib import Path

import pytest

from ledraft.languages import Language
from ledraft.letters.catalogue import Letter, letter, letters
from tests.letters import whole_catalogue

ITEMS = tomllib.loads((Path(__file__).parent / "data" / "request_items.toml").read_text("utf-8"))
PAPERS = [one for one in letters() if one.id in ITEMS]
IN_EACH_LANGUAGE = [(one, language) for one in PAPERS for language in one.languages]


def shown(one: Letter, language: Language) -> str:
    """What stands in the Word file of `one` for the officer's case, by the letter's first route."""
    return whole_catalogue.desk("officer-filed", one.routes[0]).paper(one, language).text


def test_every_paper_of_the_catalogue_names_the_items_that_it_carries() -> None:
    assert [one.id for one in letters() if not one.carries] == []


@pytest.mark.parametrize(("one", "language"), IN_EACH_LANGUAGE, ids=[f"{one.id}.{lang}" for one, lang in IN_EACH_LANGUAGE])
def test_a_paper_of_the_packet_carries_every_item_of_its_list(one: Letter, language: Language) -> None:
    assert set(one.carries) == set(ITEMS[one.id])
    text = shown(one, language)
    assert [item for item, words in ITEMS[one.id].items() if words[language] not in text] == []


def test_an_email_does_not_speak_of_the_portal_where_the_badge_is_concerned() -> None:
    mail = letter("email")
    assert mail
    assert "shown on the portal" not in shown(mail, "en")
    assert "门户上出示" not in shown(mail, "zh")
