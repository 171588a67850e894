"""What starts fast stays fast: a command loads the libraries that it needs for this one case, and no others."""

import subprocess
import sys
from pathlib import Path

import pytest

from ledraft import resources

SAMPLE = resources.data("samples") / "complete.json"
HEAVY = ("pydantic", "prompt_toolkit", "questionary", "docx", "docxtpl", "lxml", "jinja2", "babel", "rich", "phonenumbers", "PIL")
FOR_OTHER_CASES = ("email_validator", "stdnum", "pypinyin", "cn2an", "confusable_homoglyphs")
FOR_OTHER_COMMANDS = ("docx", "docxtpl", "lxml", "jinja2", "babel", "rich", "questionary", "markdown_it", "xlsxwriter", "PIL", "tomllib")
FOR_COMPILING = ("docx", "docxtpl", "lxml", "markdown_it")


def loaded_by(*arguments: str, among: tuple[str, ...], before: str = "") -> list[str]:
    """Which libraries `among` the named ones the command line with `arguments` loads; `before` runs first."""
    code = (
        f"import sys; sys.argv = ['ledraft', *{arguments!r}]\n{before}\n"
        "from ledraft.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as leave: assert leave.code in (0, None), leave.code\n"
        f"print('loaded', *[name for name in {among!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    assert loaded_by(option, among=HEAVY) == []


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The data files parsed, as at installation, in a folder of their own; the code that puts it in place."""
    folder = str(tmp_path_factory.mktemp("tables"))
    place = f"from pathlib import Path; from ledraft import resources; resources._place_of_parsed = lambda path: Path({folder!r}, path.parent.name + path.stem)\n"
    subprocess.run([sys.executable, "-c", f"{place}resources.keep_parsed()"], check=True)
    return place


def programs_in(folder: Path) -> str:
    """The code that has the letters' programs looked for in `folder`."""
    return f"from pathlib import Path; from ledraft.letters import precompiled; precompiled.folder = lambda: Path({str(folder)!r})\n"


def test_a_check_loads_what_its_case_needs(tables: str) -> None:
    assert loaded_by("check", str(SAMPLE), among=FOR_OTHER_CASES + FOR_OTHER_COMMANDS, before=tables) == []


def test_an_export_compiles_no_letter_that_was_compiled_at_installation(tmp_path: Path) -> None:
    place = programs_in(tmp_path)
    subprocess.run([sys.executable, "-c", f"{place}from ledraft.letters import library; library.precompile()"], check=True)
    arguments = ("export", str(SAMPLE), "-o", str(tmp_path / "packet"))
    assert loaded_by(*arguments, among=FOR_COMPILING, before=place) == []
