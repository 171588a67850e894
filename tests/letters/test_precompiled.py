"""Letters compiled at installation: the same papers, and never a stale, foreign or damaged program."""

import sys
from pathlib import Path

import jinja2
import pytest

from ledraft.letters import compiling, precompiled
from ledraft.letters.compiled import Program, ready
from ledraft.letters.sandbox import PRINTED, Unprintable
from tests.letters.letter_samples import FILTERS, context, frame, source


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    letter, page = tmp_path / "letter.md", tmp_path / "page.docx"
    letter.write_text(source("zh"), "utf-8")
    page.write_bytes(frame("zh"))
    return [letter, page]


@pytest.fixture
def kept(sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(precompiled, "folder", lambda: tmp_path / "compiled")
    program = compiling.prose_program(source("zh"), "letter.md", frame("zh"), FILTERS)
    precompiled.save("letter", sources, program)
    return program


def test_a_kept_letter_prints_what_the_letter_compiled_now_prints(kept: Program, sources: list[Path]) -> None:
    loaded = precompiled.load("letter", sources)
    assert loaded is not None
    now, later = ready(kept, FILTERS), ready(loaded, FILTERS)
    assert later.render(context()) == now.render(context())
    assert later.text(context()) == now.text(context())
    assert later.variables == now.variables


@pytest.mark.parametrize("which", [0, 1])
def test_a_changed_source_makes_the_kept_letter_stale(kept: Program, sources: list[Path], which: int) -> None:
    sources[which].write_bytes(sources[which].read_bytes() + b"\n")
    assert precompiled.load("letter", sources) is None


@pytest.mark.parametrize("part", ["__version__", "a module", "another Python"])
def test_another_compiler_makes_the_kept_letter_stale(
    kept: Program, sources: list[Path], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    precompiled._compiler.cache_clear()
    if part == "__version__":
        monkeypatch.setattr(precompiled, "version", lambda library: "0")
    elif part == "a module":
        monkeypatch.setattr(precompiled, "__file__", str(sources[0]))
    else:
        monkeypatch.setattr(precompiled, "MAGIC_NUMBER", b"0")
    try:
        assert precompiled.load("letter", sources) is None
    finally:
        precompiled._compiler.cache_clear()


@pytest.mark.parametrize("damage", [slice(0, 0), slice(0, 20), slice(0, -1), slice(1, None)])
def test_a_damaged_program_is_passed_over(kept: Program, sources: list[Path], damage: slice) -> None:
    path = precompiled.folder() / "letter.bin"
    path.write_bytes(path.read_bytes()[damage])
    assert precompiled.load("letter", sources) is None


def test_a_kept_letter_stays_in_the_sandbox(kept: Program, sources: list[Path]) -> None:
    loaded = precompiled.load("letter", sources)
    assert loaded is not None
    env = ready(loaded, FILTERS).parts[0][1].environment
    assert env.sandboxed
    assert env.undefined is jinja2.StrictUndefined
    with pytest.raises(Unprintable):
        env.from_string("{{ x }}").render({PRINTED: [], "x": None})


def test_programs_are_kept_for_this_python_alone() -> None:
    assert precompiled.folder().name == sys.implementation.cache_tag


def test_equal_letters_are_kept_as_equal_bytes(kept: Program, sources: list[Path]) -> None:
    first = (precompiled.folder() / "letter.bin").read_bytes()
    again = compiling.prose_program(source("zh"), "letter.md", frame("zh"), FILTERS)
    precompiled.save("letter", sources, again)
    assert (precompiled.folder() / "letter.bin").read_bytes() == first
