"""What was measured is told alike in both languages."""

import re
from pathlib import Path

import pytest

from tests.benchmarks import pages
from tests.benchmarks.measuring import Row

FORECAST = pages.DOCS / "forecast.md"


def figures(page: Path) -> set[str]:
    """The figures of two digits and more outside code; a single digit may be a word: 两种, “two”."""
    text = re.sub(r"`[^`]*`", "", page.read_text("utf-8"))
    return set(re.findall(r"\d[\d,.]*\d", text))


@pytest.mark.parametrize("page", [pages.ENGLISH, FORECAST], ids=lambda page: page.stem)
def test_both_pages_give_the_same_figures(page: Path) -> None:
    assert figures(page) == figures(page.with_suffix(".zh.md"))


def test_the_chinese_table_is_the_english_one_in_chinese() -> None:
    assert len(pages.lines(pages.ENGLISH)) > 10
    assert pages.in_chinese(pages.lines(pages.ENGLISH)) == pages.lines(pages.CHINESE)


@pytest.mark.parametrize("page", [pages.ENGLISH, FORECAST], ids=lambda page: page.stem)
def test_both_pages_name_the_same_commands_and_files(page: Path) -> None:
    named = [set(re.findall(r"`[^`]+`", one.read_text("utf-8"))) for one in (page, page.with_suffix(".zh.md"))]
    assert named[0] == named[1]


def test_a_measurement_is_kept_on_both_pages_and_leaves_the_other_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENGLISH", "CHINESE"):
        page = getattr(pages, name)
        copy = tmp_path / page.name
        copy.write_bytes(page.read_bytes())
        monkeypatch.setattr(pages, name, copy)
    before = pages.lines(pages.ENGLISH)
    pages.keep([Row("ledraft --help", "ledraft / python -c pass", (12345.0,), at_most=4.5)])
    after, chinese = pages.lines(pages.ENGLISH), pages.lines(pages.CHINESE)
    changed = [number for number, line in enumerate(before) if line != after[number]]
    assert [after[number].split(" | ")[0] for number in changed] == ["| ledraft --help"]
    assert "| ledraft --help | ledraft / python -c pass | 1.23e+04 | 1.23e+04 | 1.23e+04 | ≤ 4.5 | 否 |  |" in chinese
