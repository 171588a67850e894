"""Every Word file is valid, carries a fixed list of properties, and is drawn without a missing glyph."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from ledraft.letters.catalogue import letters
from tests.conftest import AS_OF, Shell

CORE = {"title", "creator", "language", "created", "modified"}
AS_OF_UTC = "2026-11-24T01:00:00Z"
APPLICATION = "ledraft"
PDF = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'
NO_GLYPH = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff\u25a1]")
"""Replacement and private-use characters, and the box that LibreOffice draws for what no font has."""
TICK_BOXES = {"checklist", "hand-over", "kodex-sheet"}


def drawable() -> set[int]:
    """The code points for which this machine has a glyph. LibreOffice looks in every font before it draws a box, and
    the text of a PDF holds the character even then, so the fonts are asked and not the text alone.
    """
    command = ["fc-list", "--format", "%{charset} "]
    ranges = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    ends = [(int(one.split("-")[0], 16), int(one.split("-")[-1], 16)) for one in set(ranges)]
    return {point for first, last in ends for point in range(first, last + 1)}


def word_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.docx"))


def faults(path: Path) -> Iterator[str]:
    """What openxml-audit finds, and every property that is not on the list."""
    for error in OpenXmlValidator().validate(str(path)).errors:
        yield f"{path.name}: {error}"
    with zipfile.ZipFile(path) as archive:
        core = etree.fromstring(archive.read("docProps/core.xml"))
        properties = {etree.QName(element).localname: element.text for element in core}
        names = set(archive.namelist())
        app = archive.read("docProps/app.xml").decode()
    if not properties.keys() <= CORE | {"subject"} or properties["creator"] != APPLICATION:
        yield f"{path.name}: properties {properties}"
    if {properties[name] for name in ("created", "modified") if name in properties} - {AS_OF_UTC}:
        yield f"{path.name}: dated {properties}"
    if re.findall(r"<(\w+)>", app) != ["Application"] or APPLICATION not in app:
        yield f"{path.name}: {app}"
    if "docProps/custom.xml" in names or "docProps/thumbnail.jpeg" in names:
        yield f"{path.name}: {names}"


@pytest.mark.parametrize("route", ["kodex", "email"])
@pytest.mark.parametrize("options", [[], ["--final"]], ids=["draft", "final"])
def test_every_word_file_of_the_complete_packet_is_valid(
    ledraft: Shell, complete: dict[str, Any], route: str, options: list[str]
) -> None:
    assert ledraft("export", ledraft.save({**complete, "route": route}), "-o", "out", *options).code == 0
    files = word_files(Path("out"))
    assert [fault for path in files for fault in faults(path)] == []
    print(f"{len(files)} documents, no fault")


@pytest.mark.parametrize("route", ["kodex", "email"])
def test_every_word_file_of_the_reporters_packet_is_valid(ledraft: Shell, reporter: dict[str, Any], route: str) -> None:
    assert ledraft("export", ledraft.save({**reporter, "route": route, "as_of": AS_OF}), "-o", "out").code == 0
    files = word_files(Path("out"))
    assert [fault for path in files for fault in faults(path)] == []
    print(f"{len(files)} documents, no fault")


def test_every_letter_that_export_offers_is_valid(ledraft: Shell, complete: dict[str, Any]) -> None:
    path = ledraft.save(complete)
    written = [one.id for one in letters() if ledraft("export", path, "-o", "all", "--letter", one.id).code == 0]
    files = word_files(Path("all"))
    assert [fault for file in files for fault in faults(file)] == []
    print(f"{len(written)} letters, {len(files)} documents, no fault")
    assert len(written) > 10


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is not installed")
def test_the_packet_is_drawn_without_a_missing_glyph(ledraft: Shell, complete: dict[str, Any]) -> None:
    ledraft("export", ledraft.save(complete), "-o", "out")
    files = word_files(Path("out"))
    profile = f"-env:UserInstallation=file://{ledraft.folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", PDF, "--outdir", "pdf", *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(ledraft.folder)})
    drawn = sorted(Path("pdf").glob("*.pdf"))
    assert [path.stem for path in drawn] == [path.stem for path in files]
    known = drawable()
    assert 0x10FFFE not in known
    for path in drawn:
        text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout.decode()
        fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
        wrong = set(NO_GLYPH.findall(text)) - ({"\u25a1"} if path.stem.split(".")[0] in TICK_BOXES else set())
        wrong |= {char for char in text if ord(char) not in known and not char.isspace()}
        assert (path.name, wrong) == (path.name, set())
        assert len(text.strip()) > 100, path.name
        assert fonts, path.name
        assert not [font for font in fonts if "LastResort" in font or ".notdef" in font], path.name
    print(f"{len(drawn)} documents drawn")
