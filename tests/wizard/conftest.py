"""Every test of the wizard has an empty data folder of its own: nothing kept on the machine is read or written."""

import pytest

from ledraft import languages
from tests.wizard.drive import EVIDENCE, environment


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def language_of_the_screen():
    languages.use("en")
    yield
    languages.use("en")


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """Hundreds of sittings in this process need not outlive a power cut; processes of their own sync as ever."""
    monkeypatch.setattr("os.fsync", lambda handle: None)


@pytest.fixture(autouse=True)
def a_piece_of_evidence(tmp_path):
    (tmp_path / EVIDENCE).write_text("order,quantity\n")


@pytest.fixture
def case_path(tmp_path):
    """Where a case file may be made, beside a piece of evidence."""
    return tmp_path / "case.json"


@pytest.fixture(scope="session")
def nursery(tmp_path_factory):
    """A process that has ledraft loaded and forks those in which the wizard is killed hundreds of times."""
    from tests.wizard.nursery import Nursery

    nursery = Nursery(environment(tmp_path_factory.mktemp("nursery")))
    yield nursery
    nursery.close()
