"""`export --force` replaced whatever folder or file stood in the place of the packet.

Whoever named the folder of the own documents as the output lost them; `--force` is for older packets.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell


@pytest.mark.parametrize("name", ["out", "out.zip", "out/manifest.json"])
def test_what_is_no_packet_is_never_replaced(ledraft: Shell, reporter: dict[str, Any], name: str) -> None:
    kept = Path(name) if "." in name else Path(name) / "letter.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("of another program", "utf-8")
    outcome = ledraft("export", ledraft.save(reporter), "-o", "out", "--force")
    assert outcome.code == 1
    assert "is no packet of ledraft" in outcome.err
    assert kept.read_text("utf-8") == "of another program"


def test_an_older_packet_and_an_empty_folder_are_replaced(ledraft: Shell, reporter: dict[str, Any]) -> None:
    Path("out").mkdir()
    case = ledraft.save(reporter)
    for _time in range(2):
        assert ledraft("export", case, "-o", "out", "--force").code == 0
