"""Every paper that any role may have drafted at any stage: exported, valid, and drawn as its text says."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from openxml_audit import OpenXmlValidator

from ledraft.letters.writing import Paper
from tests.letters import whole_catalogue
from tests.letters.papers_checks import HERE, agrees_with_snapshot, is_clean
from tests.trust.test_documents_valid import NO_GLYPH, PDF, TICK_BOXES, drawable

A4 = (595, 842)
ASIDE, ABOVE = 42, 22
"""No text stands nearer to the sides, and to the upper and lower edge, in points: 15 and 8 mm, where printers print."""
HEADER, FOOTER = 75, 60
"""Between these heights stands what a page is for."""
FOLIO = Counter("1")
"""What stands for the number of even pages until they are counted; a paper of one page has none."""
AT_ONCE = 80
"""LibreOffice ends after some 200 files of one call."""


@cache
def papers() -> dict[str, Paper]:
    """Every paper that differs from the others, by name."""
    return dict(whole_catalogue.papers())


def test_every_place_of_the_matrix_has_a_sample_case() -> None:
    assert [str(place) for place in whole_catalogue.places() if not place.variants] == []


def test_every_paper_is_written_whole_at_every_place() -> None:
    assert [name for name, paper in papers().items() if not is_clean(paper.text)] == []
    print(f"{len(list(whole_catalogue.places()))} places, {len(papers())} papers that differ")


def test_the_text_of_every_paper_is_the_reviewed_one() -> None:
    for name, paper in papers().items():
        agrees_with_snapshot(paper.text, f"catalogue/{name}")


def test_no_reviewed_text_is_left_of_a_paper_that_is_not_written() -> None:
    kept = {path.stem for path in (HERE / "snapshots" / "catalogue").glob("*.txt")}
    assert kept == set(papers())


def drawn() -> dict[str, Paper]:
    """The papers worth drawing: by the letter's first route, and for a lawyer only what a lawyer signs."""
    return {
        name: paper
        for name, paper in papers().items()
        if name.endswith(paper.letter.routes[0]) and (".lawyer" not in name or paper.letter.audience == "reporter")
    }


def test_every_paper_opens_cleanly_in_word(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    found = []
    for name, paper in papers().items():
        file.write_bytes(paper.data)
        found += [f"{name}: {error}" for error in OpenXmlValidator().validate(str(file)).errors]
    assert found == []


def draw(chosen: dict[str, Paper], folder: Path) -> None:
    """Each of `chosen` as a PDF in `folder`, drawn by LibreOffice."""
    for name, paper in chosen.items():
        (folder / f"{name}.docx").write_bytes(paper.data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", PDF]
    files = [str(folder / f"{name}.docx") for name in chosen]
    for start in range(0, len(files), AT_ONCE):
        call = [*command, "--outdir", str(folder), *files[start : start + AT_ONCE]]
        subprocess.run(call, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(folder)})


class Page(NamedTuple):
    """One page as drawn: its size, and each word with its box; points from the upper left corner."""

    width: float
    height: float
    words: list[tuple[float, float, float, float, str]]


def pages(pdf: Path) -> list[Page]:
    """The pages of `pdf`."""
    shown = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [page(part) for part in shown.split("<page ")[1:]]


def page(shown: str) -> Page:
    """One page as pdftotext shows it."""
    width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', shown)[:2])
    found = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<', shown)
    boxes = [(float(left), float(top), float(right), float(bottom)) for left, top, right, bottom, _text in found]
    return Page(width, height, [(*box, unescape(text)) for box, (*_corners, text) in zip(boxes, found, strict=True)])


def characters(text: str) -> Counter[str]:
    """How often each character is there, spaces apart; a ligature counts as its letters."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if not char.isspace())


def faults(pdf: Path, paper: Paper, known: set[int]) -> Iterator[str]:
    """What is wrong with the drawing of `paper`."""
    found = pages(pdf)
    for number, (width, height, words) in enumerate(found, 1):
        if tuple(sorted((round(width), round(height)))) != A4:
            yield f"{pdf.stem}: page {number} is {width} by {height}"
        if not any(top > HEADER and bottom < height - FOOTER for _left, top, _right, bottom, _text in words):
            yield f"{pdf.stem}: page {number} is empty"
        if any(min(left, width - right) < ASIDE or min(top, height - end) < ABOVE for left, top, right, end, _t in words):
            yield f"{pdf.stem}: text at the edge of page {number}"
    shown = "".join(text for page in found for *_box, text in page.words)
    lost = characters(paper.text) - characters(shown) - FOLIO
    boxes = set(NO_GLYPH.findall(shown)) - ({"□"} if "□" in paper.text or paper.letter.id in TICK_BOXES else set())
    boxes |= {char for char in shown if ord(char) not in known}
    if lost or boxes:
        yield f"{pdf.stem}: lost {dict(lost)}, not drawable {boxes}"


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is not installed")
def test_every_paper_is_drawn_on_a4_with_all_of_its_text(tmp_path: Path) -> None:
    chosen, known = drawn(), drawable()
    draw(chosen, tmp_path)
    assert [f for name, paper in chosen.items() for f in faults(tmp_path / f"{name}.pdf", paper, known)] == []
    print(f"{len(chosen)} papers drawn")
