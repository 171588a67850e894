"""The data request and the e-mail, word for word, as reviewed; and what the list of 26 fields asks of them."""

import os
import tomllib
from pathlib import Path

import pytest

from ledraft import resources
from ledraft.case import reading
from ledraft.languages import Language
from ledraft.letters.catalogue import letter
from ledraft.packet import preparing
from ledraft.packet.preparing import Prepared
from tests.conftest import AS_OF

HERE = Path(__file__).parent
CARRIED = tomllib.loads((HERE / "data/request_items.toml").read_text("utf-8"))


def prepared(sample: str, route: str = "kodex") -> Prepared:
    loaded = reading.read(resources.data("samples") / f"{sample}.json")
    loaded = preparing.with_case(loaded, route=route)
    return preparing.prepare(loaded, preparing.clock(loaded.case, AS_OF, None), open_files=False)  # type: ignore[arg-type]


def text(sample: str, letter_id: str, language: Language) -> str:
    one = letter(letter_id)
    assert one is not None
    return prepared(sample, "email" if letter_id == "email" else "kodex").desk.text(one, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("sample", ["reporter", "complete"])
@pytest.mark.parametrize("letter_id", ["data-request", "email", "portal-text"])
def test_the_text_is_the_reviewed_one(letter_id: str, sample: str, language: Language) -> None:
    path = HERE / f"snapshots/{letter_id}.{language}.{sample}.txt"
    written = text(sample, letter_id, language)
    if os.environ.get("LEDRAFT_UPDATE_SNAPSHOTS"):
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("item", CARRIED["data-request"])
def test_the_request_carries_every_item_of_the_merged_field_list(item: str, language: Language) -> None:
    assert CARRIED["data-request"][item][language] in text("complete", "data-request", language)


def test_only_the_items_that_belong_to_a_freeze_are_left_to_the_freeze_request() -> None:
    carried = {int(item.split("-")[1]) for item in CARRIED["data-request"]}
    assert set(range(1, 27)) - carried == {13, 21}  # chain identifiers: none in this case; freeze: its own letter
