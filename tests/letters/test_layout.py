"""The page as it is printed: LibreOffice turns letters into PDF, and the figures are measured there.

GB/T 9704-2012 asks for 28 characters by 22 lines, white margins of 37 (top), 35 (bottom), 28 (left) and 26 mm
(right). The paragraphs are exact in height and the characters set at a fixed pitch, so that any Chinese font gives
the same figures.
"""

import shutil
import subprocess

import pytest

from ledraft.letters.catalogue import letter as find_letter
from ledraft.letters.compiling import compile_prose
from tests.letters.letter_samples import FILTERS, context, frame, letter
from tests.letters.test_data_request import prepared

pdfplumber = pytest.importorskip("pdfplumber")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is not installed"),
]
MM = 25.4 / 72
FULL_PAGES = "本页用于测量版心每行应排二十八字" * 90
FILTER = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    """Every letter to be looked at, converted in one go; by name."""
    folder = tmp_path_factory.mktemp("layout")
    empty = {"draft": "", "specimen": "", "validity": "", "reference": ""}
    full = {
        "draft": "草稿 DRAFT",
        "specimen": "样本 SPECIMEN",
        "validity": "无效 Not valid",
        "reference": "LD-1",
    }
    measured = compile_prose(f"{{.Addressee}}\n{FULL_PAGES}", "m.md", frame("zh"), FILTERS)
    letters = {
        "bare": measured.render(context(page=empty)),
        "marked": measured.render(context(page=full)),
        "zh": letter("zh").render(context()),
        "en": letter("en").render(context()),
    }
    letters["request"] = prepared("complete").desk.paper(find_letter("data-request"), "zh")
    for name, rendered in letters.items():
        (folder / f"{name}.docx").write_bytes(rendered.data)
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        FILTER,
    ]
    files = [str(folder / f"{name}.docx") for name in letters]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=120)
    return {name: folder / f"{name}.pdf" for name in letters}


def lines_of(page):
    """The characters of each line of the type area, from top to bottom."""
    lines = {}
    for char in page.chars:
        if abs(char["size"] - 16) < 0.5 and char["text"].strip():
            lines.setdefault(round(char["matrix"][5]), []).append(char)
    return [lines[baseline] for baseline in sorted(lines, reverse=True)]


def white_margins(page):
    """Top, bottom, left and right white margin in mm; the em box of a character reaches 0.88 em above its baseline."""
    lines = lines_of(page)
    chars = [char for line in lines for char in line]
    top = float(page.height) - lines[0][0]["matrix"][5] - 0.88 * 16
    bottom = lines[-1][0]["matrix"][5] - 0.12 * 16
    left, right = min(c["x0"] for c in chars), float(page.width) - max(c["x0"] + 15.75 for c in chars)
    return tuple(round(length * MM, 2) for length in (top, bottom, left, right))


@pytest.mark.parametrize("name", ["bare", "marked"])
def test_a_page_holds_22_lines_of_28_characters_within_the_white_margins(pdf, name):
    with pdfplumber.open(pdf[name]) as document:
        page = document.pages[0]
        lines, margins = lines_of(page), white_margins(page)
    print(f"{name}: {len(lines)} lines, {[len(line) for line in lines]}, top/bottom/left/right {margins} mm")
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
    assert margins == pytest.approx((37, 35, 28, 26), abs=1)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("zh", ["草稿", "— 1 —", "【待办案单位填写：职务】"]),
        ("en", ["DRAFT", "Our ref LD-2026-0001 · Page 1 of"]),
    ],
)
def test_marks_blanks_and_page_numbers_are_seen(pdf, name, texts):
    with pdfplumber.open(pdf[name]) as document:
        text = "".join(page.extract_text() for page in document.pages)
    for expected in texts:
        assert expected.replace(" ", "") in text.replace(" ", "").replace("\n", "")


def test_every_page_of_a_draft_says_so(pdf):
    with pdfplumber.open(pdf["marked"]) as document:
        assert len(document.pages) >= 2
        for page in document.pages:
            assert "DRAFT" in page.extract_text()
            assert "SPECIMEN" in page.extract_text()


@pytest.mark.parametrize("name", ["zh", "en"])
def test_tables_stay_inside_the_type_area(pdf, name):
    with pdfplumber.open(pdf[name]) as document:
        edges = [
            edge
            for page in document.pages
            for table in page.find_tables()
            for edge in (table.bbox[0], table.bbox[2])
        ]
    assert min(edges) * MM == pytest.approx(28, abs=0.3)
    assert max(edges) * MM == pytest.approx(184, abs=0.3)


def is_full_width(char):
    return "　" <= char["text"] <= "鿿" or "！" <= char["text"] <= "｠" or char["text"] in "“”"


def test_page_1_of_the_request_keeps_the_margins_and_28_characters_a_line(pdf):
    with pdfplumber.open(pdf["request"]) as document:
        first = document.pages[0]
        title = max(c["matrix"][5] for c in first.chars if abs(c["size"] - 22) < 0.5 and c["text"] == "关")
        body = [char for line in lines_of(first) for char in line if is_full_width(char)]
        # two empty lines of 29.6 pt above the title; the em box of a 16 pt line in its place gives the margin
        top = (float(first.height) - title - 2 * 29.6 - 0.88 * 16) * MM
        left, right = min(c["x0"] for c in body) * MM, (float(first.width) - max(c["x0"] + 15.75 for c in body)) * MM
        letters = [page for page in document.pages[:5] if lines_of(page)]
        bottom = min(white_margins(page)[1] for page in letters)
        full = [line for page in letters for line in lines_of(page) if all(map(is_full_width, line))]
    longest = max(map(len, full))
    print(f"request: top {top:.2f}, bottom {bottom:.2f}, left {left:.2f}, right {right:.2f} mm; {longest} characters a line")
    assert (top, bottom, left, right) == pytest.approx((37, 35, 28, 26), abs=1)
    assert longest == 28
