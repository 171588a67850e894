"""`ledraft verify /` read every file below the folder named before it looked whether there was a packet at all."""

from pathlib import Path

import pytest

from ledraft.packet import verifying
from tests.conftest import Shell


def test_a_folder_without_a_manifest_is_refused_before_anything_in_it_is_looked_for(
    ledraft: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "rglob", lambda *_all: pytest.fail("it was walked"))
    outcome = ledraft("verify", "/")
    assert outcome.code == 2
    assert "no packet of ledraft" in outcome.err


def test_a_manifest_at_the_top_of_a_disk_does_not_make_it_a_packet(ledraft: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MAX_FILES", 3)
    Path("manifest.json").write_text("{}", "utf-8")
    for number in range(3):
        Path(f"{number}.bin").touch()
    outcome = ledraft("verify", ".")
    assert outcome.code == 2
    assert "holds more than 3 files" in outcome.err


def test_only_what_the_manifest_names_is_read(ledraft: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ledraft("demo", "demo").code == 0
    packet = next(path.parent for path in Path("demo").rglob("manifest.json"))
    (packet / "film.bin").touch()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(str(path)) if path.name == "film.bin" else read(path))
    outcome = ledraft("verify", packet)
    assert outcome.code == 1
    assert outcome.out == "film.bin: is not in the manifest\n"
