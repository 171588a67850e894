"""Persons in finished papers: each name in Latin letters and in characters must be the same person everywhere.

What belongs together is read from the papers themselves, where the English ones print both: `WANG Moumou (王某某)`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ledraft import resources
from ledraft.letters import reread
from ledraft.letters.writing import Paper

BLANK = "【"
"""What is still to be filled in is worded for the reader of each paper."""
_LATIN = r"[A-Z]{2,}(?:[ '’-][A-Z]{2,})? [A-Z][a-z]+(?:['’-]?[a-z]+)*"
_NAME = re.compile(rf"(?<![A-Za-z])({_LATIN})(?![A-Za-z])")
_BOTH = re.compile(rf"(?<![A-Za-z])({_LATIN}) \(([一-鿿·]{{2,8}})\)")
_LONG_ENOUGH = 3
_WINDOWS = (2, 3, 4)


def in_both_scripts(text: str) -> dict[str, str]:
    """The names of an English text that stand there in both scripts: characters → Latin letters."""
    return {characters: latin for latin, characters in _BOTH.findall(text)}


def in_controls(papers: Iterable[Paper]) -> dict[str, str]:
    """The names that the Chinese papers print in the controls of family and given name: characters → the paper's name."""
    found: dict[str, str] = {}
    for paper in papers:
        controls = reread.controls(paper.data) if paper.language == "zh" else []
        for family, given in pairwise(controls):
            base, _dot, key = family.path.rpartition(".family.")
            if key == "zh" and given.path == f"{base}.given.zh" and not family.text.startswith(BLANK):
                found.setdefault(family.text + given.text, paper.name)
    return found


def almost_in_latin(english: str, chinese: str, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(name, the known one) for each name in `english` that shares one part with a known name and is none of them; unless
    somebody in `chinese` is spelt so.
    """
    names = frozenset(known)
    for name in sorted({*_NAME.findall(english)} - names):
        family, _space, given = name.rpartition(" ")
        for other in sorted(names):
            other_family, _space, other_given = other.rpartition(" ")
            if (family == other_family) != (given == other_given) and not _bears(name, chinese):
                yield name, other
                break


def almost_in_characters(chinese: str, english: str, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(word, the known name) where one character of a name of three or more is another; unless somebody of that name
    stands in `english`, or the word is a shortened name and what follows it.
    """
    names = frozenset(known)
    others = [name for name in {*_NAME.findall(english)} if not any(_is_spelt(one, name) for one in names)]
    for name in sorted(name for name in names if len(name) >= _LONG_ENOUGH):
        for word in sorted({*_windows(chinese, name[0], len(name))} - names):
            if _differs_in_one(word, name) and not any(_is_spelt(word, other) for other in others):
                yield word, name


def _windows(text: str, first: str, length: int) -> Iterator[str]:
    for match in re.finditer(re.escape(first), text):
        word = text[match.start() : match.start() + length]
        if re.fullmatch(f"[一-鿿]{{{length}}}", word):
            yield word


def _differs_in_one(word: str, name: str) -> bool:
    differing = [char for char, right in zip(word, name, strict=True) if char != right]
    return len(differing) == 1 and differing[0] not in resources.toml("parity.toml")["after_a_name"]["zh"]


def _bears(name: str, chinese: str) -> bool:
    """Whether any word of `chinese` of a name's length is spelt like `name`."""
    return any(
        _is_spelt(run[start : start + length], name)
        for run in {*re.findall("[一-鿿]{2,}", chinese)}
        for length in _WINDOWS
        for start in range(len(run) - length + 1)
    )


def _is_spelt(characters: str, latin: str) -> bool:
    from ledraft.names import pinyin  # loads the dictionary of readings, needed only where names almost agree

    return not pinyin.misspelt(characters, latin)
