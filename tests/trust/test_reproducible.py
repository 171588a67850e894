"""The same case, version and `as_of` give the same bytes, whatever the machine is set to."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

ROOT = Path(__file__).parent.parent.parent
SETTINGS = [
    {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "umask": "022", "lang": "en"},
    {"LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "umask": "077", "lang": "zh"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4294967295", "umask": "000", "lang": "en"},
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "random", "umask": "027", "lang": "zh", "PYTHONOPTIMIZE": "1"},
]


def exported(case: Path, setting: dict[str, str], cwd: Path, options: list[str]) -> dict[str, str]:
    """The hash of every file that an export in another process writes."""
    cwd.mkdir(parents=True)
    env = {**os.environ, "PYTHONPATH": str(ROOT), **{k: v for k, v in setting.items() if k.isupper()}}
    command = [sys.executable, "-m", "ledraft", "--lang", setting["lang"], "export", str(case), "-o", "packet", *options]
    outcome = subprocess.run(
        command, cwd=cwd, env=env, umask=int(setting["umask"], 8), capture_output=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    files = (path for path in sorted(cwd.rglob("*")) if path.is_file())
    return {path.relative_to(cwd).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("options", [[], ["--final"]], ids=["draft", "final"])
def test_locale_time_zone_hash_seed_folder_umask_and_screen_language_change_no_byte(
    ledraft: Shell, complete: dict[str, Any], options: list[str]
) -> None:
    case = ledraft.save({**complete, "route": "email" if options else "kodex"})
    packets = [
        exported(case, setting, ledraft.folder / f"at {number}" / ("deep" * number), options)
        for number, setting in enumerate(SETTINGS)
    ]
    assert all(packet == packets[0] for packet in packets)
    assert {"packet.zip", "packet/manifest.json", "packet/case.json", "packet/data-request.zh.docx"} <= packets[0].keys()
    print(f"{len(packets)} settings, {len(packets[0])} files, all alike")
