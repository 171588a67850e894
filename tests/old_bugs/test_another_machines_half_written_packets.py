"""Two machines wrote packets into one shared folder. The first write of each swept away what processes that were gone had
left half-written; whether a process is gone was asked by its number alone, and the number of a process of the other machine
means nothing here. So a worker removed the packets that workers elsewhere were just writing, and those cases failed.
"""

import subprocess
import sys
from pathlib import Path

from ledraft import atomic


def number_of_a_process_that_is_gone() -> int:
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


def test_what_another_machine_is_writing_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / f".ledraft-00000000-{number_of_a_process_that_is_gone()}-x"
    elsewhere.mkdir()
    atomic.write(tmp_path / "report.json", b"{}")
    assert elsewhere.is_dir()


def test_what_a_process_of_this_machine_left_behind_is_removed(tmp_path: Path) -> None:
    here = tmp_path / f".ledraft-{atomic._machine()}-{number_of_a_process_that_is_gone()}-x"
    here.mkdir()
    atomic.write(tmp_path / "report.json", b"{}")
    assert not here.exists()
