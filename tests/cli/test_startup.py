"""What starts fast stays fast: the commands that need nothing load nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "prompt_toolkit", "questionary", "docx", "docxtpl", "lxml", "jinja2", "babel", "rich", "phonenumbers", "PIL")


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    code = (
        f"import sys; sys.argv = ['ledraft', '{option}']\n"
        "from ledraft.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as leave: assert not leave.code\n"
        f"print('loaded', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"
