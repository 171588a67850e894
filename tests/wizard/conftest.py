"""Every test of the wizard has an empty data folder of its own: nothing kept on the machine is read or written."""

import pytest

from ledraft import languages


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def language_of_the_screen():
    languages.use("en")
    yield
    languages.use("en")


@pytest.fixture
def case_path(tmp_path):
    return tmp_path / "case.json"
