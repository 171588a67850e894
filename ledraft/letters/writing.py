"""From a case to finished papers: each rendered once, re-read strictly, refused if anything was lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledraft.case.model import Case
from ledraft.errors import UnusableInput
from ledraft.languages import Language, ngettext
from ledraft.letters import library, reread
from ledraft.letters.catalogue import Letter, letter
from ledraft.letters.compiled import Rendered
from ledraft.letters.context import Context, build
from ledraft.letters.occasion import Occasion
from ledraft.letters.phrases import phrase
from ledraft.letters.pictures import pictures, places, undrawn
from ledraft.letters.reread import Finished
from ledraft.letters.sheets import sheet_context
from ledraft.rules.parts import FieldStatus
from ledraft.rules.rule import Finding


@dataclass(frozen=True)
class Paper:
    """One finished paper: the letter, its language, the Word file, and what a strict reader finds in it: the text, and
    the SHA-256 of every part by name.
    """

    letter: Letter
    language: Language
    data: bytes
    text: str
    parts: Mapping[str, str]

    @property
    def name(self) -> str:
        """The file name, ASCII, such as `data-request.zh.docx`."""
        return f"{self.letter.id}.{self.language}.docx"


@dataclass(frozen=True)
class Desk:
    """Writes the papers of one case; what is known of the case beside its file comes in with it."""

    case: Case
    occasion: Occasion
    statuses: tuple[FieldStatus, ...]
    findings: Sequence[Finding]

    @cached_property
    def _contexts(self) -> dict[tuple[str, Language, bool], Context]:
        return {}

    def context(self, one: Letter, language: Language, *, bound: bool = False) -> Context:
        """The context of `one` in `language`, built once."""
        key = (one.id, language, bound)
        if key not in self._contexts:
            self._contexts[key] = self._build(one, language, bound=bound)
        return self._contexts[key]

    def _build(self, one: Letter, language: Language, *, bound: bool) -> Context:
        context = build(self.case, one, language, self.occasion, bound=bound)
        if not one.form:
            return context
        if one.picture:
            context |= {
                "drawn": places(one, self.case, language),
                "undrawn": undrawn(one, self.case, language),
            }
        return context | self._sheets(language)

    def _sheets(self, language: Language) -> Context:
        """What the forms name beyond the letters' context, built once."""
        if language not in self._for_forms:
            text = self._request_text(language)
            self._for_forms[language] = sheet_context(
                self.case, language, self.occasion, self.statuses, self.findings, text
            )
        return self._for_forms[language]

    @cached_property
    def _for_forms(self) -> dict[Language, Context]:
        return {}

    def _request_text(self, language: Language) -> str:
        pasted = letter("portal-text")
        return self.text(pasted, language) if pasted else ""

    def text(self, one: Letter, language: Language) -> str:
        """A prose letter as plain text: the e-mail's body, the preview, the text to paste into the portal."""
        return library.compiled(one, language).text(self.context(one, language))

    def paper(self, one: Letter, language: Language) -> Paper:
        """The finished paper. Raises UnusableInput if a value did not survive into the Word file."""
        rendered = library.compiled(one, language).render(
            self.context(one, language),
            self._properties(one.title[language], language),
            pictures(one, self.case, language),
        )
        name = f"{one.id}.{language}.docx"
        finished = _checked(rendered, name)
        return Paper(one, language, finished.data, finished.text, finished.parts)

    def own(self, data: bytes, name: str, language: Language) -> bytes:
        """A user's own Word template, filled with what the data request names. Raises UnusableInput if it is refused."""
        from ledraft.letters.ownforms import compile_own, refuse_hidden_marks  # loads docxtpl and lxml

        request = letter("data-request")
        assert request is not None
        context = self.context(request, language)
        rendered = compile_own(data, name, context, language).render(context, self._properties(name, language))
        _checked(rendered, name)
        refuse_hidden_marks(rendered.data, name, context)
        return rendered.data

    def _properties(self, title: str, language: Language) -> dict[str, str]:
        tag = {"zh": "zh-CN", "en": "en-GB"}[language]
        return {"title": title, "language": tag, "as_of": self.occasion.as_of.isoformat()}

    def kit(self, letters: Iterable[Letter]) -> Finished:
        """The officer's kit of those `letters` that belong into it, in the case's languages."""
        chosen = [(one, lang) for one in letters if one.in_kit for lang in one.languages if lang in self.case.languages]
        contexts = {library.kit_id(one, lang): self.context(one, lang, bound=True) for one, lang in chosen}
        first = next(iter(contexts.values()))
        properties = self._properties(phrase("page", "kit_title", "zh"), "zh")
        rendered = library.kit().render({"kit": {"letters": contexts}, "page": first["page"]}, properties)
        return _checked(rendered, "issuing-kit.docx")


def _checked(rendered: Rendered, name: str) -> Finished:
    """The Word file as it was read back, after every value printed into it was found again."""
    finished = reread.finished(rendered)
    lost = reread.missing(rendered.printed, finished.text)
    if lost:
        message = ngettext(
            "{name}: {count} value would be lost in this file.",
            "{name}: {count} values would be lost in this file.",
            len(lost),
        )
        raise UnusableInput(message.format(name=name, count=len(lost)))
    return finished
