"""Cases are read one after the other, from any of the formats; what is broken costs one case and names its place."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ledraft.batch import reading
from ledraft.batch.array import elements
from ledraft.batch.columns import column
from ledraft.case import fields
from ledraft.errors import UnusableInput, UserError
from tests.batch.cases import lines, small

CASES = [small("A-1"), small("案-2", incident={"title": {"zh": "[账户]被盗", "en": 'a "title", {odd}'}}), small("C-3")]


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(item.raw.decode("utf-8-sig")) for item in reading.cases(path)]


def save(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_json_lines_and_an_array_hold_the_same_cases(tmp_path: Path, mark: bytes) -> None:
    array = json.dumps(CASES, ensure_ascii=False, indent=1).encode()
    assert read(save(tmp_path, "a.jsonl", mark + lines(CASES))) == CASES
    assert read(save(tmp_path, "a.json", mark + array)) == CASES


def test_gb18030_is_read(tmp_path: Path) -> None:
    text = json.dumps(CASES, ensure_ascii=False)
    assert read(save(tmp_path, "a.json", text.encode("gb18030"))) == CASES
    path = save(tmp_path, "a.jsonl", json.dumps(CASES[1], ensure_ascii=False).encode("gb18030"))
    assert [item.raw.decode("gb18030") for item in reading.cases(path)] == [json.dumps(CASES[1], ensure_ascii=False)]


def test_blank_lines_count_as_lines_but_not_as_cases(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", b"\n" + lines(CASES[:1]) + b"  \n" + lines(CASES[2:]))
    assert [(item.number, item.line) for item in reading.cases(path)] == [(1, 2), (2, 4)]


def cut(text: str, size: int) -> list[tuple[str, bool]]:
    blocks = [text[at : at + size] for at in range(0, len(text), size)]
    return [(one.text, bool(one.problem)) for one in elements(blocks)]


@given(
    st.lists(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))),
    st.integers(1, 40),
    st.sampled_from([None, 0, 2]),
)
@settings(max_examples=80, deadline=None)
def test_an_array_falls_into_its_elements_however_it_is_cut_into_blocks(data: list[object], size: int, indent: int | None) -> None:
    found = cut(json.dumps(data, ensure_ascii=False, indent=indent), size)
    assert [json.loads(text) for text, _problem in found] == data


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    "broken", ['{"reference": "x', '{"reference": {"a": 1', '{"reference": "x"}}', '{"reference" "x"}', '{"reference": [1}']
)
def test_a_broken_element_of_an_array_does_not_swallow_the_next(broken: str, size: int) -> None:
    good = [f'{{"reference": "R-{n}"}}' for n in range(4)]
    found = cut("[\n" + ",\n".join([*good[:2], broken, *good[2:]]) + "\n]", size)
    assert [text for text, _problem in found if text in good] == good
    assert len(found) == 5


def test_an_array_cut_off_at_its_end_keeps_every_case_before(tmp_path: Path) -> None:
    text = json.dumps(CASES, ensure_ascii=False).encode()
    for end in (len(text) - 1, len(text) - 30):
        found = list(reading.cases(save(tmp_path, "a.json", text[:end])))
        complete = [json.loads(item.raw) for item in found if not item.problem]
        assert complete == CASES[: len(complete)]
        assert len(complete) >= 2
        assert "breaks off" in found[-1].problem


def test_what_follows_the_array_is_named(tmp_path: Path) -> None:
    *cases, last = reading.cases(save(tmp_path, "a.json", json.dumps(CASES).encode() + b" {}"))
    assert len(cases) == 3
    assert "follows" in last.problem


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.xlsx"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UserError, match="empty"):
        list(reading.cases(save(tmp_path, name, content)))


@pytest.mark.parametrize(("name", "content"), [("a.json", b'{"format": "x"}'), ("a.docx", b"PK"), ("a.xlsx", b"PK")])
def test_what_is_no_batch_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UnusableInput):
        list(reading.cases(save(tmp_path, name, content)))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(UserError):
            reading.cases(path)


HEADER = ["Our reference", "机构名称（中文）", "$.agency.name.en", "Badge front kept by the officer", "立案决定书文号",
          "Date of the filing decision", "languages", "$.documents[1].approver.name"]  # fmt: skip
ROW = ["C-1", "某市公安局", "Specimen Bureau", "是", "某公（刑）立字〔2023〕1号", "2023/03/22", "zh, en", "样本"]
EXPECTED = {
    "reference": "C-1",
    "agency": {"name": {"zh": "某市公安局", "en": "Specimen Bureau"}},
    "officer": {"credentials": {"badge_front": {"by_officer": True}}},
    "documents": [
        {"number": "某公（刑）立字〔2023〕1号", "kind": "filing_decision", "date": "2023-03-22", "approver": {"name": "样本"}}
    ],
    "languages": ["zh", "en"],
}


def as_csv(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_by_its_column_map(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = save(tmp_path, "a.csv", as_csv([HEADER, ROW, ["", ""], ["C-2"]], delimiter).encode(encoding))
    assert read(path) == [EXPECTED, {"reference": "C-2"}]
    assert [item.line for item in reading.cases(path)] == [2, 4]


def test_a_workbook_is_read_by_the_same_map(tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADER, ROW):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx") == [EXPECTED]


def test_digits_that_a_spreadsheet_has_lost_are_never_passed_on(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Our reference", "Account UID"], ["ok", 12345678], ["lost", 12345678901234567890]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    good, lost = reading.cases(tmp_path / "a.xlsx")
    assert json.loads(good.raw)["reporter"]["account"]["uid"] == "12345678"
    assert "$.reporter.account.uid" in lost.problem


@pytest.mark.parametrize("header", ["Our referense", "$.agency.nam.zh", "$.agency", "$"])
def test_a_column_that_nothing_names_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(UnusableInput, match="header"):
        list(reading.cases(save(tmp_path, "a.csv", as_csv([["Our reference", header], ["A", "B"]]).encode())))


def test_a_value_named_by_two_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="two columns"):
        list(reading.cases(save(tmp_path, "a.csv", as_csv([["Our reference", "内部编号"], ["A", "B"]]).encode())))


def test_a_cell_that_is_no_answer_names_its_column(tmp_path: Path) -> None:
    (item,) = reading.cases(save(tmp_path, "a.csv", as_csv([["Our reference", "样本"], ["A", "perhaps"]]).encode()))
    assert "$.specimen" in item.problem


def test_every_single_value_of_the_registry_has_its_column() -> None:
    for entry in fields.entries():
        if entry.kind in ("group", "image"):
            continue
        suffixes = {"zh": ("（中文）", "（英文）"), "en": (" (Chinese)", " (English)")}
        bilingual = entry.kind.startswith("bilingual")
        for spoken, label in entry.label.items():
            for ending, path in zip(suffixes[spoken], (".zh", ".en"), strict=True) if bilingual else [("", "")]:
                found = column(label + ending)
                assert found is not None
                assert found.path == entry.path + path
