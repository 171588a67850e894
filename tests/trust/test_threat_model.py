"""The threat model keeps its word in both languages: each promise names tests that exist, and a figure."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = {"en": ROOT / "docs/threat-model.md", "zh": ROOT / "docs/threat-model.zh.md"}


def rows(language: str, heading: str) -> list[list[str]]:
    """The cells of each row of the table that begins with the heading."""
    lines = PAGES[language].read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    table = lines[start + 2 :]
    end = next((n for n, line in enumerate(table) if not line.startswith("|")), len(table))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[:end]]


PROMISES = {"en": rows("en", "promise"), "zh": rows("zh", "承诺")}
FIGURES = {"en": rows("en", "command"), "zh": rows("zh", "命令")}


@pytest.mark.parametrize("language", PAGES)
def test_each_promise_names_tests_that_exist_and_a_figure(language: str) -> None:
    assert len(PROMISES[language]) >= 22
    for promise, held_by, figure in PROMISES[language]:
        named = re.findall(r"`(tests/[^`:]+)[^`]*`", held_by)
        assert named, promise
        assert [path for path in named if not (ROOT / path).exists()] == [], promise
        assert figure.strip("| "), promise


def test_both_pages_make_the_same_promises_and_give_the_same_figures() -> None:
    for english, chinese in zip(PROMISES["en"], PROMISES["zh"], strict=True):
        assert re.findall(r"`(tests/[^`]+)`", english[1]) == re.findall(r"`(tests/[^`]+)`", chinese[1])
    for english, chinese in zip(FIGURES["en"], FIGURES["zh"], strict=True):
        assert english[0] == chinese[0]
        said = [set(re.findall(r"\d[\d,.]*\d", figure[1])) for figure in (english, chinese)]  # one digit may be a word: 两种
        assert said[0] - {"21", "2026"} <= said[1]


@pytest.mark.parametrize("language", PAGES)
def test_each_figure_comes_out_of_a_command_of_this_repository(language: str) -> None:
    for command, figure in FIGURES[language]:
        named = re.findall(r"tests[/.][\w/.]+", command)
        assert named, command
        for one in named:
            assert (ROOT / one).exists() or (ROOT / f"{one.replace('.', '/')}.py").exists(), command
        assert re.search(r"\d", figure)
