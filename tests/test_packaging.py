"""Templates, catalogues and data are found from a wheel, an editable install and an sdist alike."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from ledraft.letters.catalogue import letters

ROOT = Path(__file__).parent.parent
FOUND = (
    "from ledraft import languages, resources; languages.use('zh');"
    "assert (resources.templates() / 'zh' / 'data-request.md').is_file();"
    "assert (resources.templates() / 'en' / 'frame-letter.docx').is_file();"
    "assert resources.data('samples').joinpath('complete.json').is_file();"
    "assert languages._('Interrupted.') != 'Interrupted.';"
    "print(resources.templates())"
)


def build(target: str, folder: Path, source: Path = ROOT) -> Path:
    """Build a wheel or sdist of `source` with the backend of this environment; no network is needed."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(folder.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build("sdist", folder)) as archive:
        archive.extractall(folder, filter="data")
    source = next(path for path in folder.iterdir() if path.is_dir())
    return build("wheel", folder / "wheel", source)


def run_from(archive: Path, folder: Path) -> str:
    """Unpack a wheel beside this environment's libraries and look for the resources from another folder."""
    with zipfile.ZipFile(archive) as unpacked:
        unpacked.extractall(folder)
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {FOUND}"]
    return subprocess.run(command, cwd="/", check=True, capture_output=True, text=True).stdout.strip()


def test_a_wheel_carries_templates_catalogues_and_data(wheel: Path, tmp_path: Path) -> None:
    assert run_from(wheel, tmp_path) == str(tmp_path / "ledraft/_data/templates")


def test_a_wheel_carries_every_letter_compiled_for_this_python(wheel: Path) -> None:
    folder = f"ledraft/_data/templates/compiled/{sys.implementation.cache_tag}/"
    names = {name.removeprefix(folder) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(folder)}
    assert names == {f"{lang}-{one.id}.bin" for one in letters() for lang in one.languages} | {"kit.bin"}


def test_a_wheel_made_from_the_sdist_carries_the_same_files(wheel: Path, wheel_of_sdist: Path, tmp_path: Path) -> None:
    assert zipfile.ZipFile(wheel).namelist() == zipfile.ZipFile(wheel_of_sdist).namelist()
    assert run_from(wheel_of_sdist, tmp_path)


def test_the_checkout_itself_finds_them() -> None:
    found = subprocess.run([sys.executable, "-c", FOUND], cwd="/", capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("templates")


def test_the_wheel_holds_no_generator_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if "build_frames" in name or name.startswith("tests/") or "hatch_build" in name]


def test_the_same_source_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build("wheel", tmp_path).read_bytes() == wheel.read_bytes()
