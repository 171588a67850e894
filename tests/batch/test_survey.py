"""Before anything is written: packets that would have one name, and the pattern of a mailing."""

from pathlib import Path

import pytest

from ledraft.batch import reading
from ledraft.batch.survey import survey
from ledraft.errors import Refused, UserError
from tests.batch.cases import lines, small

ISSUED = [{"kind": "acceptance_receipt", "number": "样公受案〔2023〕1号", "date": "2023-03-22"}]
MAILING = ["binance-cn", "okx", "bybit"]


def look(folder: Path, *cases: object) -> dict[int, int]:
    (folder / "a.jsonl").write_bytes(lines(cases))
    return survey(reading.cases(folder / "a.jsonl")).repeated


def test_names_that_some_file_system_takes_for_one_are_told_apart(tmp_path: Path) -> None:
    references = ["A/1", "a-1", "B", "A:1", "Caf\u00e9", "Cafe\u0301", "case-8", "", b"{broken"]
    assert look(tmp_path, *(r if isinstance(r, bytes) else small(r) for r in references)) == {2: 1, 4: 1, 6: 5, 8: 7}


def test_requests_without_any_papers_number_to_many_recipients_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="forged"):
        look(tmp_path, *(small(f"R-{n}", recipient=r) for n, r in enumerate(MAILING)))


def test_a_number_in_each_case_or_one_recipient_is_no_mailing(tmp_path: Path) -> None:
    look(tmp_path, *(small(f"R-{n}", recipient=r, documents=ISSUED) for n, r in enumerate(MAILING)))
    look(tmp_path, *(small(f"R-{n}") for n in range(9)))


def test_papers_without_a_number_do_not_count(tmp_path: Path) -> None:
    blank = [{"kind": "acceptance_receipt", "number": " "}]
    with pytest.raises(Refused):
        look(tmp_path, *(small(f"R-{n}", recipient=r, documents=blank) for n, r in enumerate(MAILING)))


def test_a_file_without_any_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[ ]")
    with pytest.raises(UserError, match="no case"):
        survey(reading.cases(tmp_path / "a.json"))
