"""Data files are TOML; what was kept of them at installation is used only while it says the same."""

import shutil
import tomllib
from pathlib import Path

import pytest

from ledraft import resources

NAMES = sorted(path.relative_to(resources.data("")).as_posix() for path in resources.data("").rglob("*.toml"))


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own with the data files, each parsed and kept."""
    shutil.copytree(resources.data(""), tmp_path / "data", ignore=shutil.ignore_patterns("parsed"))
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.keep_parsed() == tmp_path / "data" / "parsed"
    return tmp_path


def test_every_table_that_was_kept_equals_its_file(package: Path) -> None:
    for name in NAMES:
        source = resources.data(name).read_bytes()
        assert resources._parsed_before(resources.data(name), source)
        assert resources.table(resources.data(name)) == tomllib.loads(source.decode())


def test_a_changed_file_is_parsed_again(package: Path) -> None:
    path = resources.data("mail.toml")
    path.write_text('free = ["specimen.example"]', "utf-8")
    assert resources.table(path) == {"free": ["specimen.example"]}


@pytest.mark.parametrize("damage", [slice(0, 0), slice(0, -1), slice(5, None)])
def test_a_damaged_table_is_parsed_again(package: Path, damage: slice) -> None:
    path, kept = resources.data("mail.toml"), package / "data" / "parsed" / "mail.pickle"
    kept.write_bytes(kept.read_bytes()[damage])
    assert resources.table(path) == tomllib.loads(path.read_text("utf-8"))


def test_a_file_from_elsewhere_is_parsed(tmp_path: Path) -> None:
    other = tmp_path / "mail.toml"
    other.write_text("a = 2026-11-20", "utf-8")
    assert resources.table(other)["a"].isoformat() == "2026-11-20"


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "mail.toml"
    other.write_text("a = ", "utf-8")
    with pytest.raises(ValueError):
        resources.table(other)
