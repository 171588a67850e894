"""Each statement of a request is followed by the evidence it rests on, with rows or pages."""

from typing import Any

import pytest

from ledraft.case.events import Reference
from ledraft.case.reading import validate
from ledraft.letters.references import behind, in_cell
from ledraft.letters.values import Printer

CASE = {
    "evidence": [
        {"id": "E1", "kind": "export", "rows": 900},
        {"id": "E2", "kind": "bank_record", "pages": 4},
        {"id": "E3", "kind": "chat"},
    ]
}


def named(*places: tuple[str, str]) -> list[Reference]:
    return [Reference(evidence=evidence, row=row) for evidence, row in places]


@pytest.mark.parametrize(
    ("places", "zh", "en"),
    [
        ([("E3", "")], "［证据E3］", " [E3]"),
        ([("E1", "2")], "［证据E1第2行］", " [E1, row 2]"),
        ([("E2", "3")], "［证据E2第3页］", " [E2, page 3]"),
        ([("E1", "2"), ("E1", "4"), ("E3", "")], "［证据E1第2、4行；E3］", " [E1, rows 2, 4; E3]"),
        ([("E1", str(n)) for n in (9, 5, 6, 7, 8, 2)], "［证据E1第2、5–9行］", " [E1, rows 2, 5–9]"),
        ([("E3", "20:31:07")], "［证据E3（20:31:07）］", " [E3 (20:31:07)]"),
        ([], "", ""),
    ],
)
def test_places_are_named_as_each_language_cites_them(places: Any, zh: str, en: str) -> None:
    case = validate(CASE)
    assert behind(named(*places), Printer(case, "zh")) == zh
    assert behind(named(*places), Printer(case, "en")) == en


def test_many_scattered_rows_are_counted_and_the_first_of_them_named() -> None:
    rows = named(*(("E1", str(n)) for n in range(2, 200, 2)))
    assert behind(rows, Printer(validate(CASE), "en")) == " [E1, rows 2, 4, 6, 8, 10, 12 and others, 99 rows in all]"
    assert behind(rows, Printer(validate(CASE), "zh")) == "［证据E1第2、4、6、8、10、12行等共99行］"


def test_a_cell_without_evidence_holds_a_dash() -> None:
    assert in_cell([], Printer(validate(CASE), "zh")) == "—"


@pytest.mark.parametrize(("language", "bracket"), [("zh", "［证据E1第2、3行］"), ("en", " [E1, rows 2, 3]")])
def test_the_request_prints_them_behind_each_fact(language: Any, bracket: str) -> None:
    from tests.letters.test_data_request import text

    assert bracket in text("complete", "data-request", language)
