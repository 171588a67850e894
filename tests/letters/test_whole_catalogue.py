"""Every paper that any role may have drafted at any stage: exported, valid, and drawn as its text says."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from ledraft.letters.writing import Paper
from tests.letters import whole_catalogue
from tests.letters.drawing import draw
from tests.letters.drawn_faults import faults
from tests.letters.papers_checks import HERE, agrees_with_snapshot, is_clean
from tests.trust.test_documents_valid import drawable


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


def test_every_paper_opens_cleanly_in_word(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    found = []
    for name, paper in papers().items():
        file.write_bytes(paper.data)
        found += [f"{name}: {error}" for error in OpenXmlValidator().validate(str(file)).errors]
    assert found == []


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is not installed")
def test_every_paper_is_drawn_on_a4_with_all_of_its_text_and_no_page_is_wasted(tmp_path: Path) -> None:
    known = drawable()
    draw({name: paper.data for name, paper in papers().items()}, tmp_path)
    assert [f for name, paper in papers().items() for f in faults(tmp_path / f"{name}.pdf", paper, known)] == []
    print(f"{len(papers())} papers drawn")
