"""Word files as LibreOffice draws them: pages, and where each word stands on them."""

import os
import re
import subprocess
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

from tests.trust.test_documents_valid import PDF

AT_ONCE = 80
"""LibreOffice ends after some 200 files of one call."""
_SAME_LINE = 4
"""Words whose lower edges are so near stand on one line, in points."""


class Word(NamedTuple):
    """One word and its box, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """One page as drawn: its size in points, and its words."""

    width: float
    height: float
    words: list[Word]


def draw(files: Mapping[str, bytes], folder: Path) -> None:
    """Each of `files` (name, content) as a PDF of that name in `folder`, drawn by LibreOffice."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", PDF]
    paths = [str(folder / f"{name}.docx") for name in files]
    for start in range(0, len(paths), AT_ONCE):
        call = [*command, "--outdir", str(folder), *paths[start : start + AT_ONCE]]
        subprocess.run(call, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(folder)})


def pages(pdf: Path) -> list[Page]:
    """The pages of `pdf`."""
    shown = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [_page(part) for part in shown.split("<page ")[1:]]


def _page(shown: str) -> Page:
    width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', shown)[:2])
    found = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<', shown)
    words = [
        Word(float(left), float(top), float(right), float(bottom), unescape(text))
        for left, top, right, bottom, text in found
    ]
    return Page(width, height, words)


def lines(words: list[Word]) -> list[str]:
    """The lines of `words` from top to bottom, without spaces."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if found and word.bottom - found[-1][0].bottom < _SAME_LINE:
            found[-1].append(word)
        else:
            found.append([word])
    return ["".join(word.text for word in sorted(line, key=lambda word: word.left)) for line in found]
