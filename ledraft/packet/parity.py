"""Parity: what the Chinese and the English papers say must agree. Read from the finished files, not from the context."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ledraft.case.times import ENGLISH_MONTHS
from ledraft.errors import Refused
from ledraft.languages import _
from ledraft.letters import reread
from ledraft.letters.writing import Paper

_ENGLISH_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(ENGLISH_MONTHS)}) (\d{{4}})\b")
_CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_KINDS = {
    "time": re.compile(r"(?<!\d)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?"),
    "mailbox or address": re.compile(
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|https?://[\x21-\x7e]+[A-Za-z0-9/]"
    ),
    "day": re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]| \d\d:)"),
    "identifier": re.compile(
        r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{8,}(?![A-Za-z0-9])"
    ),
    "number": re.compile(r"(?<![\d.:-])\d+\.\d+(?!\.?\d)|(?<![\dA-Za-z.:+〕-])\d{5,}(?![\dA-Za-z:-])"),
    "IP address": re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"),
    "telephone number": re.compile(r"\+\d[\d ]{6,}\d"),
    "document number": re.compile(r"字\s?[〔\[]\d{4}[〕\]]\d+号"),
}


def _kind_label(kind: str) -> str:
    return {
        "time": _("time"),
        "mailbox or address": _("mailbox or address"),
        "day": _("day"),
        "identifier": _("identifier"),
        "number": _("number"),
        "IP address": _("IP address"),
        "telephone number": _("telephone number"),
        "document number": _("document number"),
        "name": _("name"),
        "control": _("control"),
    }[kind]


_IN_CHARACTERS = re.compile(r"[A-Z]{2,} [A-Z][a-z'’-]+ \(([一-鿿·]{2,8})\)")


@dataclass(frozen=True)
class Difference:
    """A fact that one paper states and its counterpart does not."""

    kind: str
    value: str
    stands_in: str
    missing_in: str

    def __str__(self) -> str:
        message = _("{kind} “{value}” stands in {here} but not in {there}.")
        return message.format(kind=_kind_label(self.kind), value=self.value, here=self.stands_in, there=self.missing_in)


def facts(text: str) -> frozenset[tuple[str, str]]:
    """The hard facts in `text`: times, days (in either language's form), numbers, identifiers, mailboxes, addresses."""
    text = _ENGLISH_DAY.sub(lambda m: f"{m[3]}-{ENGLISH_MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}", text)
    text = _CHINESE_DAY.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text)
    return frozenset((kind, found) for kind, pattern in _KINDS.items() for found in pattern.findall(text))


def differences(papers: Sequence[Paper]) -> list[Difference]:
    """What the papers disagree on: facts between the languages of one letter, and controls between all papers."""
    found: list[Difference] = []
    for _letter, pair in groupby(sorted(papers, key=lambda p: p.name), key=lambda p: p.letter.id):
        found += _between([(p.name, facts(p.text)) for p in pair])
    return found + _names(papers) + _controls(papers)


def _between(sides: Sequence[tuple[str, frozenset[tuple[str, str]]]]) -> Iterable[Difference]:
    for here, stated in sides:
        for there, counterpart in sides:
            for kind, value in sorted(stated - counterpart):
                yield Difference(kind, value, here, there)


def _names(papers: Iterable[Paper]) -> list[Difference]:
    """A name that an English paper gives in characters, too, must stand so in its Chinese counterpart."""
    chinese = {paper.letter.id: paper for paper in papers if paper.language == "zh"}
    pairs = [(p, chinese[p.letter.id]) for p in papers if p.language == "en" and p.letter.id in chinese]
    return [
        Difference("name", name, english.name, other.name)
        for english, other in pairs
        for name in sorted({*_IN_CHARACTERS.findall(english.text)})
        if name not in other.text
    ]


def _controls(papers: Iterable[Paper]) -> list[Difference]:
    """One value of the officer half must be the same wherever one language prints it."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    found = []
    for paper in papers:
        for control in reread.controls(paper.data):
            name, value = first.setdefault((control.path, paper.language), (paper.name, control.text))
            if value != control.text:
                found.append(Difference("control", control.path, name, paper.name))
    return found


def refuse_difference(papers: Sequence[Paper], *, final: bool) -> None:
    """Raise Refused, naming both places, if final papers disagree. A draft may: its texts are still being written."""
    if not final:
        return
    found = differences(papers)
    if found:
        raise Refused(_("The papers disagree; nothing was written:") + "".join(f"\n  {one}" for one in found))
