"""How one value of a case is printed: as text, as a labelled control, or as a blank that says who fills it."""

from dataclasses import dataclass
from datetime import date

from ledraft.case import fields, paths, times
from ledraft.case.base import Bilingual
from ledraft.case.blank import is_blank
from ledraft.case.documents import document_kind
from ledraft.case.model import Case
from ledraft.case.papers import Document
from ledraft.case.stage import issued
from ledraft.languages import Language
from ledraft.letters.control import Control
from ledraft.letters.phrases import phrase


@dataclass(frozen=True)
class Printer:
    """Prints the values of one case in one language; `bound` makes the controls of the kit repeat each other."""

    case: Case
    language: Language
    bound: bool = False

    def field(self, path: str) -> str:
        """The value at the registered `path`; of the officer half as a control, filled or blank."""
        entry = fields.entry(path)
        value = paths.get(self.case, path)
        tag = path.removeprefix("$.")
        if isinstance(value, Bilingual):
            value, tag = getattr(value, self.language), f"{tag}.{self.language}"
        if entry.half == "officer":
            return self.control(value, tag, entry.label[self.language])
        return value if not is_blank(value) else self.blank("reporter", tag, entry.label[self.language])

    def control(self, text: str, tag: str, label: str) -> Control:
        """A control of the officer half: `text` if there is one, else a blank that asks the agency for `label`."""
        if is_blank(text):
            return self.blank("officer", tag, label)
        return Control(text, tag, label, bound=self.bound)

    def blank(self, half: str, tag: str, label: str) -> Control:
        """A blank that asks `half` for `label`; one that the kit repeats in both languages is worded for both."""
        shared = self.bound and not tag.endswith((".zh", ".en"))
        text = phrase("blank", "kit", "zh") if shared else phrase("blank", half, self.language, label=label)
        return Control(text, tag, label, blank=True, bound=self.bound)

    def text(self, value: Bilingual, tag: str, label: str) -> str:
        """A text of the reporter half in this language, or a blank that asks for it."""
        text: str = getattr(value, self.language)
        return text if not is_blank(text) else self.blank("reporter", f"{tag}.{self.language}", label)

    def day(self, value: date) -> str:
        """A day as a letter writes it: 2023年3月21日 / 21 March 2023."""
        return times.chinese_day(value) if self.language == "zh" else times.english_day(value)

    def moment(self, text: str, clock: str, tag: str, label: str) -> str:
        """A moment by one clock (`beijing` or `utc`); one without offset is printed as it stands (a rule finds it)."""
        instant = times.moment(text)
        if instant is not None:
            return times.beijing(instant) if clock == "beijing" else times.utc(instant)
        return text or self.blank("reporter", tag, label)

    def document(self, kind: str) -> dict[str, str]:
        """Title, number and date of the latest issued document of `kind`, blanks where it is not issued.

        The date is ISO 8601 in both languages, so that the officer types it once.
        """
        paper = issued(self.case.documents, kind) or self._unissued(kind)
        title = document_kind(kind).title[self.language]
        tag = f"documents.{kind}"
        number = phrase("label", "document_number", self.language, document=title)
        dated = phrase("label", "document_date", self.language, document=title)
        return {
            "kind": kind,
            "title": title,
            "number": self.control(paper.number, f"{tag}.number", number),
            "date": self.control(paper.date, f"{tag}.date", dated),
            "approver": self.control(paper.approver.name, f"{tag}.approver.name", title),
        }

    def _unissued(self, kind: str) -> Document:
        return next((d for d in self.case.documents if d.kind == kind), Document(kind=kind))
