"""What may be wrong with a paper as it is drawn."""

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ledraft.letters.writing import Paper
from tests.letters.drawing import Page, Word, lines, pages
from tests.trust.test_documents_valid import NO_GLYPH, TICK_BOXES

A4 = (595, 842)
ASIDE, ABOVE = 42, 22
"""No text stands nearer to the sides, and to the upper and lower edge, in points: 15 and 8 mm, where printers print."""
HEADER, FOOTER = 75, 70
"""Between these heights stands what a page is for."""
MARKED, NOTED = 130, 100
"""The marks of drafts and specimens reach down to here, what stands above the page number begins here; both stand at
the same place on every page.
"""
LEAST = 3
"""Fewer lines do not deserve a page of their own."""
FOLIO = Counter("1")
"""What stands for the number of even pages until they are counted; a paper of one page has none."""
CLOSING = ("Signer", "Note", "AttachmentNote")
SHORT = 20
"""A closing line of fewer characters says nothing but farewell."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def faults(pdf: Path, paper: Paper, known: set[int]) -> Iterator[str]:
    """What is wrong with the drawing of `paper`; `known` are the code points that have a glyph."""
    found = pages(pdf)
    wrong = [f"{fault} on page {number}" for number, page in enumerate(found, 1) for fault in _faults_of_page(page)]
    wrong += [*_losses(found, paper, known), *_breaks(found, paper)]
    yield from (f"{pdf.stem}: {fault}" for fault in wrong)


def _faults_of_page(page: Page) -> Iterator[str]:
    width, height, words = page
    if tuple(sorted((round(width), round(height)))) != A4:
        yield f"{width} by {height}"
    if any(min(w.left, width - w.right) < ASIDE or min(w.top, height - w.bottom) < ABOVE for w in words):
        yield "text at the edge"


def _losses(found: list[Page], paper: Paper, known: set[int]) -> Iterator[str]:
    shown = "".join(word.text for page in found for word in page.words)
    lost = _characters(paper.text) - _characters(shown) - FOLIO
    boxes = set(NO_GLYPH.findall(shown)) - ({"□"} if "□" in paper.text or paper.letter.id in TICK_BOXES else set())
    boxes |= {char for char in shown if ord(char) not in known}
    if lost or boxes:
        yield f"lost {dict(lost)}, not drawable {boxes}"


def _characters(text: str) -> Counter[str]:
    """How often each character is there, spaces apart; a ligature counts as its letters."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if not char.isspace())


def _breaks(found: list[Page], paper: Paper) -> Iterator[str]:
    """Pages that are wasted, and headings that are left behind."""
    bodies = [lines(words) for words in _bodies(found)]
    paragraphs = _paragraphs(paper)
    headings = [text for style, text in paragraphs if style.startswith("Heading")]
    closing = _closing(paragraphs)
    for number, body in enumerate(bodies, 1):
        if not body:
            yield f"page {number} is empty"
        elif "".join(body) in closing:
            yield f"page {number} holds nothing but closing lines"
        elif number > 1 and len(body) < LEAST:
            yield f"page {number} holds {len(body)} lines: {body}"
        elif number < len(bodies) and any(text.endswith(body[-1]) for text in headings):
            yield f"a heading stays behind on page {number}: {body[-1]}"


def _bodies(found: list[Page]) -> list[list[Word]]:
    """The words of each page without those of header and footer."""
    places = Counter(
        (word.text, word.left, word.top)
        for page in found
        for word in page.words
        if word.top < MARKED or word.top > page.height - NOTED
    )
    return [
        [
            word
            for word in page.words
            if word.bottom > HEADER and word.bottom < page.height - FOOTER and places[word.text, word.left, word.top] < 2
        ]
        for page in found
    ]


def _paragraphs(paper: Paper) -> list[tuple[str, str]]:
    """Style and text of each paragraph that stands in no table, without spaces."""
    with zipfile.ZipFile(io.BytesIO(paper.data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    return [
        (paragraph.find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val"), "".join("".join(paragraph.itertext()).split()))
        for paragraph in body.iterchildren(f"{_W}p")
    ]


def _closing(paragraphs: list[tuple[str, str]]) -> str:
    """The lines that end the letter: before its first appendix, from the farewell on."""
    styles = [style for style, _text in paragraphs]
    end = styles.index("Appendix") if "Appendix" in styles else len(styles)
    start = end
    while start and _closes(*paragraphs[start - 1]):
        start -= 1
    return "".join(text for _style, text in paragraphs[start:end])


def _closes(style: str, text: str) -> bool:
    return not text or style.startswith(CLOSING) or (style == "Closing" and len(text) < SHORT)
