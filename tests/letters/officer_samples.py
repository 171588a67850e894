"""Variants of the sample cases, one per stage and role, and the papers of the officer's side rendered from them."""

import os
from datetime import datetime
from functools import cache
from pathlib import Path

from ledraft import resources
from ledraft.case import reading
from ledraft.case.model import Case
from ledraft.case.papers import Document
from ledraft.letters import library
from ledraft.letters.catalogue import Letter, letters
from ledraft.letters.compiled import Rendered
from ledraft.letters.context import build
from ledraft.letters.occasion import Occasion
from ledraft.recipients.loading import load

SNAPSHOTS = Path(__file__).parent / "snapshots"
CATALOGUE = resources.toml("letters/3-officer.toml")["letter"]
PAPERS = [one for one in letters() if one.id in {line["id"] for line in CATALOGUE}]
STAGES = ("reported", "accepted", "filed", "declined", "transferred", "withdrawn")
ROLES = ("victim", "lawyer", "officer")
OCCASION = Occasion(load("binance-cn"), datetime.fromisoformat("2026-11-24T10:00:00+08:00"))

_RECEIPT = Document(kind="acceptance_receipt", number="样公（刑）受案字〔2023〕00001号", date="2023-04-10")
_ENDED = {
    "declined": "non_filing_notice",
    "transferred": "transfer_notice",
    "withdrawn": "withdrawal_decision",
}


@cache
def sample(name: str) -> Case:
    """The shipped sample case `name`."""
    return reading.read(resources.data("samples") / f"{name}.json").case


def variant(role: str, stage: str) -> Case:
    """A case at `stage`: the officer's complete one, or the reporter's own half."""
    base = sample("complete" if role == "officer" else "reporter")
    return base.model_copy(update={"role": role, "documents": _documents(stage)})


def _documents(stage: str) -> list[Document]:
    if stage == "reported":
        return []
    if stage == "accepted":
        return [_RECEIPT]
    if stage == "filed":
        return sample("complete").documents
    return [_RECEIPT, Document(kind=_ENDED[stage], number="样公（刑）字〔2023〕00009号", date="2023-05-20")]


@cache
def rendered(paper: Letter, language: str, role: str, stage: str) -> Rendered:
    """One paper as a Word file."""
    return library.compiled(paper, language).render(context(paper, language, role, stage))


@cache
def text(paper: Letter, language: str, role: str, stage: str) -> str:
    """One paper as plain text."""
    return library.compiled(paper, language).text(context(paper, language, role, stage))


@cache
def context(paper: Letter, language: str, role: str, stage: str) -> dict[str, object]:
    """What one paper is rendered from."""
    return build(variant(role, stage), paper, language, OCCASION)


def allowed() -> list[tuple[Letter, str, str, str]]:
    """Every paper in every language, for every role and stage that allows it."""
    return [
        (paper, language, role, stage)
        for paper in PAPERS
        for language in paper.languages
        for role in paper.roles
        for stage in paper.stages
    ]


def name(value: object) -> str:
    """How a parameter shows in a test's name."""
    return value.id if isinstance(value, Letter) else str(value)


def matches_snapshot(shown: str, stem: str) -> bool:
    """Whether `shown` is the reviewed text; LEDRAFT_UPDATE_SNAPSHOTS=1 writes it anew for the next review."""
    path = SNAPSHOTS / f"{stem}.txt"
    if os.environ.get("LEDRAFT_UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    return path.is_file() and path.read_text("utf-8") == shown
