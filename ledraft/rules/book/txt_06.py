"""TXT-06: one organisation named in two ways."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ledraft.case.base import Bilingual
from ledraft.rules.origins import REAL_CASE
from ledraft.rules.rule import Hit, Rule, Subject

_WORD = re.compile(
    r"(?<![\w./@-])(?P<word>[A-Za-z][A-Za-z0-9]*)(?=(?P<next> [A-Z][A-Za-z0-9]*)?)(?![./@-]?\w)", re.ASCII
)
_LEAST = 4


def check(subject: Subject) -> Iterator[Hit]:
    """Spellings of a service that differ in capitals or spaces, one Chinese name with two English ones, and an agency
    whose English name does not hold its superior's as the Chinese does.
    """
    yield from _superior(subject)
    yield from _pairs(subject)
    yield from _spellings(subject)


def _superior(subject: Subject) -> Iterator[Hit]:
    agency = subject.case.agency
    name, superior = agency.name, agency.superior
    if superior.zh and superior.en and name.en and superior.zh in name.zh and superior.en not in name.en:
        yield Hit("$.agency.name.en", {"other": superior.en})


def _pairs(subject: Subject) -> Iterator[Hit]:
    english: dict[str, str] = {}
    for path, pair in _organisations(subject):
        if pair.zh and pair.en and english.setdefault(pair.zh, pair.en) != pair.en:
            yield Hit(f"{path}.en", {"other": english[pair.zh]})


def _organisations(subject: Subject) -> Iterator[tuple[str, Bilingual]]:
    case = subject.case
    yield "$.agency.name", case.agency.name
    yield "$.agency.superior", case.agency.superior
    for index, candidate in enumerate(case.incident.candidates):
        yield f"$.incident.candidates[{index}].name", candidate.name
    for index, position in enumerate(case.incident.positions):
        yield f"$.incident.positions[{index}].party", position.party


def _spellings(subject: Subject) -> Iterator[Hit]:
    known = _known(subject)
    written = [*_named(subject), *((text.path, text.value) for text in subject.texts.prose_that(other_spellings, known))]
    for path, name in written:
        for right in other_spellings(name, known)[:1]:
            yield Hit(path, {"other": right})


def _named(subject: Subject) -> Iterator[tuple[str, str]]:
    incident = subject.case.incident
    for index, service in enumerate(incident.services):
        yield f"$.incident.services[{index}].name", service.name
    yield "$.incident.authorisation.vendor", incident.authorisation.vendor


def _known(subject: Subject) -> tuple[str, ...]:
    """The first spelling of each service, and the recipient's own."""
    names = [subject.profile.brand, *(service.name for service in subject.case.incident.services)]
    known: dict[str, str] = {}
    for name in names:
        if len(name) >= _LEAST:
            known.setdefault(_folded(name), name)
    return tuple(known.values())


@lru_cache(maxsize=1024)
def other_spellings(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The names of `known` that `text` spells with other capitals or spaces; addresses do not count."""
    small = _folded(text)
    if all(small.count(_folded(name)) == text.count(name) for name in known):
        return ()
    right = {_folded(name): name for name in known}
    written = [(right[_folded(word)], word) for word in _words(text) if _folded(word) in right]
    return tuple(dict.fromkeys(name for name, word in written if name != word))


def _words(text: str) -> Iterator[str]:
    """Each word, and each with the one that follows if that begins with a capital."""
    for match in _WORD.finditer(text):
        yield match["word"]
        if match["next"]:
            yield match["word"] + match["next"]


def _folded(name: str) -> str:
    return name.replace(" ", "").casefold()


RULE = Rule(
    id="TXT-06",
    severity="warning",
    owner="reporter",
    source=REAL_CASE,
    message={
        "zh": "同一单位或者服务有两种写法，别处为“{other}”。",
        "en": "One organisation or service is written in two ways; elsewhere it is “{other}”.",
    },
    fix={"zh": "统一为一种写法，以其官方名称为准。", "en": "Use one spelling throughout, the official one."},
    check=check,
    example={
        "zh": "同一程序写成三种大小写，收件人以为涉及三个服务。",
        "en": "One program was spelt in three ways, and the reader took it for three services.",
    },
)
