"""What every paper of the catalogue must pass, whatever it says."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from ledraft.case.model import Case
from ledraft.case.stage import stage_of
from ledraft.languages import Language
from ledraft.letters import library
from ledraft.letters.catalogue import Letter, letter, letters, why_not
from ledraft.letters.compiled import Rendered
from ledraft.letters.context import build
from ledraft.letters.occasion import Occasion
from ledraft.recipients.loading import load
from tests.letters import papers_cases

HERE = Path(__file__).parent
AS_OF = datetime.fromisoformat("2026-11-24T09:00:00+08:00")
OCCASION = Occasion(load("binance-cn"), AS_OF)
VARIANTS = papers_cases.variants()
_SPOILT = re.compile(r"\bNone\b|\bnan\b|\{\{|\}\}|\{%|%\}|｛｛|\*\*")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千〇\d]+条")


def of_file(name: str) -> list[Letter]:
    """The letters whose `extra` module is `name`."""
    return [one for one in letters() if one.extra == name]


def known(letter_id: str) -> Letter:
    """The letter with this id, which must exist."""
    found = letter(letter_id)
    assert found
    return found


def offered(one: Letter, case: Case) -> bool:
    """Whether role, stage, route and documents of `case` allow `one`."""
    return not why_not(one, case, stage_of(case.documents))


def one_per_role_and_stage(
    ones: list[Letter], preferred: dict[str, list[str]]
) -> Iterator[tuple[str, Language, str]]:
    """Letter id, language and variant: one variant for each role and stage that allow the letter, and the preferred."""
    for one in ones:
        names: dict[tuple[str, str], list[str]] = {}
        for name, case in VARIANTS.items():
            if offered(one, case):
                names.setdefault((case.role, stage_of(case.documents)), []).append(name)
        for found in names.values():
            chosen = [name for name in found if name in preferred.get(one.id, [])] or found[:1]
            yield from ((one.id, language, name) for name in chosen for language in one.languages)


@cache
def render(letter_id: str, language: Language, variant: str) -> tuple[Rendered, str]:
    """The Word file and the plain text of one letter for one variant."""
    one = known(letter_id)
    context = build(VARIANTS[variant], one, language, OCCASION)
    compiled = library.compiled(one, language)
    return compiled.render(context, {"title": one.title[language]}), compiled.text(context)


def is_clean(text: str) -> bool:
    """Whether no placeholder, mark-up or missing value shows."""
    return not _SPOILT.search(text)


def document_xml(data: bytes) -> str:
    """The main part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def audit(data: bytes, folder: Path) -> list[object]:
    """What the OOXML validator finds."""
    file = folder / "paper.docx"
    file.write_bytes(data)
    return list(OpenXmlValidator().validate(str(file)).errors)


def agrees_with_snapshot(text: str, name: str) -> None:
    """Compare `text` with the reviewed snapshot `name`; LEDRAFT_UPDATE_SNAPSHOTS=1 writes it anew."""
    path = HERE / "snapshots" / f"{name}.txt"
    if os.environ.get("LEDRAFT_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
    if not path.exists():
        pytest.fail(f"{path.name} has not been reviewed yet")
    assert text == path.read_text("utf-8")


def articles_typed_by_hand(letter_id: str, language: Language) -> list[str]:
    """Articles of a law that the text itself names, instead of taking them from the closed list."""
    source = (library.resources.templates() / language / f"{letter_id}.md").read_text("utf-8")
    return _ARTICLE.findall(source) + re.findall(r"\b[Aa]rticles? \d+", source)
