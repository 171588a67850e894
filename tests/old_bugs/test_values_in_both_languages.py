"""What was typed for the source of a value was lost, and an English page could print a Chinese calculation.

The blank for a missing English source carried a tag without the number of the value, so read-back could not tell which of
several it belonged to. A calculation and its rounding stood in the case as one line for both languages.
"""

from pathlib import Path
from typing import Any

from ledraft.case.events import Valuation
from tests.conftest import Shell
from tests.letters.test_readback import filled

VALUES = {"basis": "disposal", "amount": "7.5", "currency": "USD", "status": "stated"}


def test_the_source_typed_into_the_second_of_two_values_comes_back_into_that_one(
    ledraft: Shell, complete: dict[str, Any]
) -> None:
    del complete["incident"]["valuations"][1]["source"]["en"]
    case = ledraft.save(complete)
    ledraft("export", case, "-o", "out")
    letter = Path("out/data-request.en.docx")
    letter.write_bytes(filled(letter.read_bytes(), {"incident.valuations[1].source.en": "as displayed on 21 March"}))
    outcome = ledraft("read", letter, case)
    assert "$.incident.valuations[1].source.en" in outcome.out, outcome.err
    assert b"as displayed on 21 March" in case.read_bytes()


def test_a_calculation_in_one_line_serves_both_languages_unless_it_is_chinese() -> None:
    assert Valuation(**VALUES, division="15 ÷ 2").division.en == "15 ÷ 2"
    chinese = Valuation(**VALUES, division="15 元除以 2").division
    assert (chinese.zh, chinese.en) == ("15 元除以 2", "")


def test_an_english_page_prints_no_chinese_calculation(ledraft: Shell, complete: dict[str, Any]) -> None:
    value = complete["incident"]["valuations"][2]
    value |= {"division": "286417.56 元 ÷ 40856.89 美元 = 7.0103", "rounding": "四舍五入"}
    case = ledraft.save(complete)
    english = ledraft("preview", case, "data-request", "--in", "en").out
    assert "[to be supplied" in english.replace("【", "[")
    assert "美元" not in english
    assert "四舍五入" not in english
    value["division"] = {"zh": value["division"], "en": "CNY 286417.56 ÷ USD 40856.89 = 7.0103"}
    english = ledraft("preview", ledraft.save(complete), "data-request", "--in", "en").out
    assert "CNY 286417.56 ÷ USD 40856.89 = 7.0103, 4 decimal places, rounded half up" in " ".join(english.split())
