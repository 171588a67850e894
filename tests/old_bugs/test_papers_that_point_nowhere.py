"""Papers that pointed to what was not there.

The sheet of dates named the calendar file `deadlines.ics`, which a packet lacks when all dates have passed. The papers
on the check of foreign addresses asked to check a table of addresses that was empty where a recipient's entry is not known.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

AFTER_ALL_DATES, BEFORE = "2099-01-01T09:00:00+08:00", "2023-03-25T09:00:00+08:00"


@pytest.mark.parametrize("as_of", [AFTER_ALL_DATES, BEFORE])
def test_the_sheet_names_the_calendar_file_only_if_the_packet_holds_it(
    ledraft: Shell, reporter: dict[str, Any], as_of: str
) -> None:
    case = ledraft.save(reporter | {"as_of": as_of})
    assert ledraft("export", case, "-o", "packet").code == 0
    for language in ("zh", "en"):
        sheet = ledraft("preview", case, "deadline-sheet", "--in", language).out
        assert ("deadlines.ics" in sheet) == (Path("packet") / "deadlines.ics").exists() == (as_of == BEFORE)


@pytest.mark.parametrize("letter", ["link-check", "link-check-letter"])
def test_no_check_of_an_empty_table_is_asked_for(ledraft: Shell, reporter: dict[str, Any], letter: str) -> None:
    known = ledraft("preview", ledraft.save(reporter), letter).out
    assert "没有查到该交易所的提交入口网址" not in known
    assert "https://" in known
    unknown = ledraft("preview", ledraft.save(reporter | {"recipient": "coinbase"}), letter).out
    assert "没有查到该交易所的提交入口网址" in unknown
    assert "出处和查看日期\n" not in unknown
