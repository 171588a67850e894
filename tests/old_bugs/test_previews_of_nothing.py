"""`ledraft preview --in en` of a letter that is written in Chinese alone printed nothing, and ended well."""

from typing import Any

from tests.conftest import Shell


def test_a_letter_is_not_shown_in_a_language_that_it_lacks(ledraft: Shell, reporter: dict[str, Any]) -> None:
    case = ledraft.save(reporter)
    outcome = ledraft("preview", case, "price-determination", "--in", "en")
    assert outcome.code == 1
    assert "“price-determination” is written in zh only, not in en." in outcome.err
    assert "价格认定" in ledraft("preview", case, "price-determination").out
