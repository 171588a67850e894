"""Parity: the papers of a packet must agree. Read from the finished files with a second extractor, not from the context.

Compared are the languages of each letter; the e-mail, the Kodex sheet and the fund flow with the request; the e-mail's
plain text with its Word file; names in both scripts; and the controls of the officer half.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations

from ledraft.errors import Refused
from ledraft.languages import _
from ledraft.letters import reread
from ledraft.letters.writing import Paper
from ledraft.packet import persons, places
from ledraft.packet.extracting import Fact, facts
from ledraft.packet.places import Place
from ledraft.recipients.profile import Profile

_DERIVED = ("email", "email-subject", "fund-flow", "portal-text")
"""What these say of the case, the request says too."""
_LINE = 60


def _kind_label(kind: str) -> str:
    return {
        "time": _("time"),
        "clock": _("time of day"),
        "mailbox or address": _("mailbox or address"),
        "host": _("host"),
        "day": _("day"),
        "identifier": _("identifier"),
        "reference": _("reference"),
        "number": _("number"),
        "IP address": _("IP address"),
        "telephone number": _("telephone number"),
        "document number": _("document number"),
        "name": _("name"),
        "control": _("control"),
        "line": _("line"),
    }[kind]


@dataclass(frozen=True)
class Difference:
    """A fact that one paper states and its counterpart does not."""

    kind: str
    value: str
    stands_in: str
    missing_in: str

    def __str__(self) -> str:
        message = _("{kind} “{value}” stands in {here} but not in {there}.")
        if self.stands_in == self.missing_in:
            message = _("{kind} “{value}” is not the same everywhere in {here}.")
        return message.format(kind=_kind_label(self.kind), value=self.value, here=self.stands_in, there=self.missing_in)


def differences(
    papers: Sequence[Paper], mail: Mapping[str, bytes] | None = None, profile: Profile | None = None
) -> list[Difference]:
    """What the finished papers disagree on; `mail` are the files of the e-mail, `profile` what the recipient says."""
    words, texts = places.of_papers(papers), places.of_mail(mail or {})
    found = [*_between_languages(words), *_with_the_request(words, texts, profile), *_plain_texts(words, texts)]
    return list(dict.fromkeys([*found, *_persons(papers, words, texts), *_controls(papers)]))


def _between_languages(words: Iterable[Place]) -> Iterator[Difference]:
    for _letter, group in groupby(words, key=lambda place: place.letter):
        for here, there in permutations(group, 2):
            yield from _missing(here, there.name, facts(there.text))


def _missing(here: Place, there: str, stated: frozenset[Fact]) -> Iterator[Difference]:
    for kind, value in sorted(facts(here.text) - stated):
        yield Difference(kind, value, here.name, there)


def _with_the_request(words: Sequence[Place], texts: Sequence[Place], profile: Profile | None) -> Iterator[Difference]:
    for here in [*(one for one in words if one.letter in _DERIVED), *texts]:
        if requests := _requests(words, here):
            yield from _missing(here, requests[0].name, _said(requests))
    for sheet in (one for one in words if one.letter == "kodex-sheet"):
        if requests := _requests(words, sheet):
            elsewhere = _said([*requests, *_beside(words, sheet)]) | _published(profile)
            for part in places.parts_of_kodex_sheet(sheet):
                yield from _missing(part, requests[0].name, elsewhere)


def _said(stated: Iterable[Place]) -> frozenset[Fact]:
    return frozenset[Fact]().union(*(facts(place.text) for place in stated))


def _published(profile: Profile | None) -> frozenset[Fact]:
    """What the Kodex sheet prints of the recipient's own doors and of their sources."""
    if profile is None:
        return frozenset()
    return facts(" ".join([*_strings(profile.as_json()), *(channel.host for channel in profile.channels)]))


def _requests(words: Iterable[Place], here: Place) -> list[Place]:
    """The requests in the language of `here`, those on data first."""
    found = [place for place in words if place.letter.endswith("-request") and place.language == here.language]
    return sorted(found, key=lambda place: (place.letter != "data-request", place.name))


def _beside(words: Iterable[Place], here: Place) -> list[Place]:
    """The internal papers that carry what no request does: the approval, the files to upload."""
    return [one for one in words if one.letter in ("hand-over", "evidence-index") and one.language == here.language]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _plain_texts(words: Iterable[Place], texts: Iterable[Place]) -> Iterator[Difference]:
    """The e-mail as it is sent says what its Word file says, line by line."""
    files = {place.language: place for place in words if place.letter == "email"}
    for text in texts:
        if text.letter == "email" and text.language in files:
            for line in places.lines_not_in(text, files[text.language]):
                yield Difference("line", line[:_LINE], text.name, files[text.language].name)


def _persons(papers: Sequence[Paper], words: Sequence[Place], texts: Sequence[Place]) -> Iterator[Difference]:
    known, where = dict[str, str](), dict[str, str]()
    for place in (one for one in words if one.language == "en"):
        for characters, latin in persons.in_both_scripts(place.text).items():
            if known.setdefault(characters, latin) != latin:
                yield Difference("name", f"{latin} ({characters})", place.name, where[characters])
            where.setdefault(characters, place.name)
    for english, chinese in _pairs([*words, *texts]):
        yield from _names(english, chinese, known)
    for characters, name in persons.in_controls(papers).items():
        where.setdefault(characters, name)
    yield from _almost_in_characters([*words, *texts], where)


def _almost_in_characters(all_places: Sequence[Place], where: Mapping[str, str]) -> Iterator[Difference]:
    """`where` says of each name in characters in which paper it was read."""
    for chinese in (place for place in all_places if place.language == "zh"):
        english = [one.text for one in all_places if one.language == "en" and one.letter == chinese.letter]
        for word, right in persons.almost_in_characters(chinese.text, "\n".join(english), where):
            yield Difference("name", word, chinese.name, where[right])


def _pairs(all_places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """The English and the Chinese text of each letter, Word with Word, plain text with plain text."""
    for english in (place for place in all_places if place.language == "en"):
        for chinese in (place for place in all_places if place.language == "zh"):
            if english.letter == chinese.letter and english.is_word == chinese.is_word:
                yield english, chinese


def _names(english: Place, chinese: Place, known: Mapping[str, str]) -> Iterator[Difference]:
    for characters, latin in sorted({**known, **persons.in_both_scripts(english.text)}.items()):
        if re.search(rf"(?<![A-Za-z]){re.escape(latin)}(?![A-Za-z])", english.text) and characters not in chinese.text:
            yield Difference("name", f"{latin} ({characters})", english.name, chinese.name)
    for name, _right in persons.almost_in_latin(english.text, chinese.text, known.values()):
        yield Difference("name", name, english.name, chinese.name)


def _controls(papers: Iterable[Paper]) -> Iterator[Difference]:
    """One value of the officer half must be the same wherever one language prints it."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for paper in papers:
        for control in reread.controls(paper.data):
            text = "" if control.text.startswith(persons.BLANK) else control.text
            name, value = first.setdefault((control.path, paper.language), (paper.name, text))
            if value != text:
                yield Difference("control", control.path, name, paper.name)


def refuse_difference(
    papers: Sequence[Paper], mail: Mapping[str, bytes] | None = None, profile: Profile | None = None, *, final: bool
) -> None:
    """Raise Refused, naming both places, if final papers disagree. A draft may: its texts are still being written."""
    found = differences(papers, mail, profile) if final else []
    if found:
        raise Refused(_("The papers disagree; nothing was written:") + "".join(f"\n  {one}" for one in found))
