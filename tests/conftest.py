"""What all tests share: the sample cases, and a command line that runs in this process."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledraft import languages, resources
from ledraft.cli import app

SAMPLES = resources.data("samples")
AS_OF = "2026-11-24T09:00:00+08:00"


@pytest.fixture(autouse=True)
def english_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are compared in English unless a test asks for Chinese."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    languages.use("en")


@pytest.fixture(scope="session")
def _samples() -> dict[str, dict[str, Any]]:
    return {name: json.loads((SAMPLES / f"{name}.json").read_text("utf-8")) for name in ("reporter", "complete")}


@pytest.fixture
def complete(_samples: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The JSON data of `complete.json`, to be changed at will."""
    return copy.deepcopy(_samples["complete"])


@pytest.fixture
def reporter(_samples: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The JSON data of `reporter.json`, to be changed at will."""
    return copy.deepcopy(_samples["reporter"])


class Shell:
    """Runs `ledraft` in a folder that holds the samples' evidence, and keeps what it printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture

    def save(self, data: Any, name: str = "case.json") -> Path:
        """Write JSON data (or bytes) as a file of the folder."""
        content = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def __call__(self, *words: object) -> "Outcome":
        self._capture.readouterr()
        code = app.run([str(word) for word in words])
        printed = self._capture.readouterr()
        return Outcome(code, printed.out, printed.err)


class Outcome:
    """What a command left behind: exit code, stdout, stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


@pytest.fixture
def ledraft(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line, in an empty folder that holds the samples' evidence files."""
    (tmp_path / "evidence").mkdir()
    for file in (SAMPLES / "evidence").iterdir():
        (tmp_path / "evidence" / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


def without(data: dict[str, Any], path: str) -> dict[str, Any]:
    """A copy of `data` without what stands at the dotted `path`."""
    data = copy.deepcopy(data)
    *way, last = path.removeprefix("$.").split(".")
    here = data
    for step in way:
        here = here[step]
    del here[last]
    return data


def with_value(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of `data` with `value` at the dotted `path`."""
    data = copy.deepcopy(data)
    *way, last = path.removeprefix("$.").split(".")
    here = data
    for step in way:
        here = here.setdefault(step, {})
    here[last] = value
    return data


Changer = Callable[[dict[str, Any]], dict[str, Any]]
