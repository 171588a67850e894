"""The finished texts of a packet that parity compares: Word files, the e-mail as its program opens it, its text files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import pairwise

from ledraft import resources
from ledraft.languages import Language
from ledraft.letters.writing import Paper

_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]")
_BETWEEN_LANGUAGES = "\n* * *\n"
_RECORD_OF_STATES = 3
_NUMBERING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(?\d{1,2}[.．、)])")


@dataclass(frozen=True)
class Place:
    """A finished text: the file that it stands in, the letter that it says, its language."""

    name: str
    letter: str
    language: Language
    text: str

    @property
    def is_word(self) -> bool:
        """True for a Word file, False for the e-mail and the text files beside it."""
        return self.name.endswith(".docx")

    @property
    def squeezed(self) -> str:
        """The text without white space, as lines and cells are told apart differently in Word and in plain text."""
        return _squeezed(self.text)


def of_papers(papers: Iterable[Paper]) -> list[Place]:
    """The Word files, by name."""
    places = [Place(paper.name, paper.letter.id, paper.language, paper.text) for paper in papers]
    return sorted(places, key=lambda place: place.name)


def of_mail(files: Mapping[str, bytes]) -> list[Place]:
    """Subject and body of the e-mail, in the draft that a mail program opens and in the text files beside it."""
    places: list[Place] = []
    if draft := files.get("email/email.eml"):
        message = message_from_bytes(draft, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain",))
        places += _both_texts("email/email.eml", str(message["Subject"]), body.get_content() if body else "")
    subject, body_text = (files.get(f"email/{name}.txt", b"").decode() for name in ("subject", "body"))
    return places + _both_texts("email/subject.txt", subject, "") + _both_texts("email/body.txt", "", body_text)


def _both_texts(name: str, subject: str, body: str) -> list[Place]:
    subjects = [Place(name, "email-subject", _language(subject), subject)] if subject else []
    parts = body.replace("\r\n", "\n").split(_BETWEEN_LANGUAGES) if body else []
    return subjects + [Place(name, "email", _language(part), part) for part in parts]


def _language(text: str) -> Language:
    """Chinese if Han is a third of the letters: names and addresses keep their own script."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh" if han * 2 > latin else "en"


def parts_of_kodex_sheet(sheet: Place) -> Iterator[Place]:
    """The parts of the sheet, save the record of states, which grows by hand."""
    start = re.compile(resources.toml("parity.toml")["kodex_sheet_parts"]["expression"], re.MULTILINE)
    bounds = [0, *(match.start() for match in start.finditer(sheet.text)), len(sheet.text)]
    parts = [sheet.text[begin:end] for begin, end in pairwise(bounds)]
    for number, text in enumerate(parts):
        if number != _RECORD_OF_STATES:
            yield replace(sheet, text=text)


def lines_not_in(plain: Place, word: Place) -> Iterator[str]:
    """The lines of the plain text that the Word file does not say; numbering that Word makes itself does not count."""
    stands = word.squeezed
    for line in plain.text.splitlines():
        if _squeezed(line) not in stands and _squeezed(_NUMBERING.sub("", line)) not in stands:
            yield line.strip()


def _squeezed(text: str) -> str:
    return "".join(text.split())
