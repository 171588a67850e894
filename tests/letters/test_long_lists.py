"""Many identifiers: every letter that lists them does so in tables of two hundred up to two thousand, and leaves more
of them to the annex.
"""

import re

import pytest

from ledraft.letters import library
from ledraft.letters.catalogue import Letter, letters, why_not
from ledraft.letters.context import build
from ledraft.letters.occasion import Annexed, AnnexFile, Occasion
from ledraft.resources import templates
from tests.letters import papers_cases
from tests.letters import papers_checks as checks

LISTS = re.compile(r"\border(?:s|s_pasted|_parts)\b")
"""What a letter names that lists orders."""
WORDS = {"zh": "订单（样例）", "en": "orders (specimen)"}
ANNEX = Annexed(WORDS, {"zh": "200.1 TRB", "en": "200.1 TRB"}, 2001, (AnnexFile("annex-orders.xlsx", "ab" * 32),))


def listing() -> list[Letter]:
    """The letters whose text lists orders."""
    return [
        one for one in letters()
        if not one.form and LISTS.search((templates() / one.languages[0] / f"{one.id}.md").read_text("utf-8"))
    ]  # fmt: skip


def shown(one: Letter, language: str, count: int) -> str:
    """The text of `one` for the officer's case with `count` orders, and the annex that holds them if they are many."""
    raw = papers_cases.sample("complete")
    order = raw["identifiers"]["orders"][0]
    raw["identifiers"]["orders"] = [order | {"order_id": f"9000{n:05d}"} for n in range(count)]
    raw["documents"].append(papers_cases.FREEZE_NOTICE)
    case = papers_cases.case(raw)
    assert not why_not(one, case, "filed")
    annexed = (ANNEX,) if count > 2000 else ()
    occasion = Occasion(checks.OCCASION.profile, checks.AS_OF, annexed=annexed)
    return library.compiled(one, language).text(build(case, one, language, occasion))


LISTING = [(one, language) for one in listing() for language in one.languages]
IDS = [f"{one.id}.{language}" for one, language in LISTING]


def test_the_letters_that_list_orders_are_known() -> None:
    names = {one.id for one in listing()}
    assert {"data-request", "freeze-request", "preservation-request", "counterparty-request", "mutual-assistance"} < names


@pytest.mark.parametrize(("one", "language"), LISTING, ids=IDS)
@pytest.mark.parametrize("count", [200, 201, 2000])
def test_up_to_two_thousand_orders_stand_in_tables_of_two_hundred(one: Letter, language: str, count: int) -> None:
    text = shown(one, language, count)
    wanted = count if one.id != "portal-text" or count <= 200 else 0
    assert len(re.findall(r"\b9000\d{5}\b", text)) == wanted
    if one.id == "portal-text" and count > 200:
        assert str(count) in text


@pytest.mark.parametrize(("one", "language"), LISTING, ids=IDS)
def test_beyond_two_thousand_the_letter_gives_count_total_and_hash_of_the_annex_alone(one: Letter, language: str) -> None:
    text = shown(one, language, 2001)
    assert not re.findall(r"\b9000\d{5}\b", text)
    assert "2001" in text
    if one.id != "portal-text":
        assert "annex-orders.xlsx" in text
        assert "200.1 TRB" in text
        assert "ab" * 32 in text


@pytest.mark.parametrize("one", [one for one in listing() if one.id != "portal-text"], ids=lambda one: one.id)
def test_no_table_of_a_letter_holds_more_than_two_hundred_orders(one: Letter) -> None:
    raw = papers_cases.sample("complete")
    order = raw["identifiers"]["orders"][0]
    raw["identifiers"]["orders"] = [order | {"order_id": f"9000{n:05d}"} for n in range(401)]
    raw["documents"].append(papers_cases.FREEZE_NOTICE)
    data = library.compiled(one, "zh").render(build(papers_cases.case(raw), one, "zh", checks.OCCASION)).data
    tables = checks.document_xml(data).split("<w:tbl>")[1:]
    counts = [len(re.findall(r"9000\d{5}", table)) for table in tables]
    assert [count for count in counts if count] == [200, 200, 1]
