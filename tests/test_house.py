"""The house rules that a machine can check: sizes of rooms, docstrings, words that do not belong into the project."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "ledraft").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[Path, Function]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                yield path, node


def size(function: Function) -> int:
    docstring = ast.get_docstring(function, clean=False)
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - (len(docstring.splitlines()) if docstring else 0)


def test_functions_are_short() -> None:
    sizes = sorted((size(function), f"{path.name}:{function.name}") for path, function in functions())
    median, ninetieth = sizes[len(sizes) // 2][0], sizes[len(sizes) * 9 // 10][0]
    print(f"{len(MODULES)} files, {len(sizes)} functions, median {median} lines, 90th percentile {ninetieth}")
    assert median <= 7
    assert ninetieth <= 25
    assert [name for lines, name in sizes if lines > 60] == []


def test_files_are_short() -> None:
    assert [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_public_names_have_docstrings() -> None:
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        bare += [] if ast.get_docstring(tree) else [path.name]
        for node in ast.walk(tree):
            named = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node) and not _inside_function(tree, node):
                bare.append(f"{path.name}:{node.name}")
    assert bare == []


def _inside_function(tree: ast.Module, wanted: ast.AST) -> bool:
    return any(
        wanted in ast.walk(node) and wanted is not node for node in ast.walk(tree) if isinstance(node, Function)
    )


def tracked_texts() -> Iterator[tuple[Path, str]]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        try:
            yield Path(name), (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue


def test_no_path_of_this_machine_stands_in_the_project() -> None:
    own = (f"{ROOT}/", f"{Path.home()}/")
    assert [str(name) for name, text in tracked_texts() if any(path in text for path in own)] == []


def test_locks_hold_hashes_and_no_download_addresses() -> None:
    lock = (ROOT / "tests/requirements.txt").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert "http" not in lock


def test_no_test_waits_for_a_clock() -> None:
    waiting = re.compile(r"\btime\.sleep\(")
    assert [str(p) for p in (ROOT / "tests").rglob("*.py") if p.name != "test_house.py" and waiting.search(p.read_text())] == []
