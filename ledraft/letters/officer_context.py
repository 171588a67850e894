"""What the papers of the officer's own side name beyond the common context: the provisions, each with its mark."""

from collections.abc import Iterable

from ledraft import resources
from ledraft.case.citations import Citation, citation, may_stand_in
from ledraft.case.stage import stage_of
from ledraft.languages import Language
from ledraft.letters.catalogue import Letter
from ledraft.letters.occasion import Occasion
from ledraft.letters.phrases import phrase
from ledraft.letters.values import Printer
from ledraft.recipients.facts import Role
from ledraft.recipients.profile import Profile

Row = dict[str, str]

_WHOLE = "whole text"
_CHECK: dict[Language, str] = {"zh": "（待核）", "en": " (to be checked)"}


def extra(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """What a paper needs that names nothing but provisions and the portal."""
    return common(printer, letter, occasion)


def common(printer: Printer, letter: Letter, occasion: Occasion) -> dict[str, object]:
    """The provisions of the letter's catalogue line: in full (`cite`) and by the article alone (`art`), both by id with
    `_` for `-`, and as rows (`laws`); and the mailbox for questions about the portal."""
    found, language = provisions(printer, letter), printer.language
    return {
        "cite": {_key(one): named(one, language) for one in found},
        "art": {_key(one): one.article[language] + _check(one, language) for one in found},
        "laws": rows(found, language),
        "help_mailboxes": mailboxes(occasion.profile, "onboarding_help", language),
    }


def _key(one: Citation) -> str:
    return one.id.replace("-", "_")


def provisions(printer: Printer, letter: Letter) -> list[Citation]:
    """The provisions of the letter's catalogue line that may stand before its audience, at the stage of the case."""
    ids = dict.fromkeys(letter.cites(stage_of(printer.case.documents)))
    return [one for one in map(citation, ids) if may_stand_in(one, letter.audience)]


def named(one: Citation, language: Language) -> str:
    """Instrument and article as a sentence names them; what was read in a secondary source only says so."""
    gap = "" if language == "zh" else ", "
    article = "" if one.article["en"] == _WHOLE else f"{gap}{one.article[language]}"
    return f"{one.instrument.name[language]}{article}{_check(one, language)}"


def rows(found: Iterable[Citation], language: Language) -> list[Row]:
    """The provisions as rows: instrument, article, gist, the day of the text that was read, whether to be checked."""
    return [
        {
            "instrument": one.instrument.name[language],
            "article": one.article[language],
            "gist": one.gist[language].rstrip("。.") + _check(one, language),
            "as_of": one.as_of.isoformat(),
        }
        for one in found
    ]


def _check(one: Citation, language: Language) -> str:
    return _CHECK[language] if one.needs_check else ""


def blank(printer: Printer, letter: Letter, name: str) -> str:
    """A blank that is no part of a case: the agency writes it on this paper itself (labels: `data/officer.toml`)."""
    label = resources.toml("officer.toml")["blank"][printer.language][name]
    return printer.blank("officer", f"letter.{letter.id}.{name}", label)


def mailboxes(profile: Profile, role: Role, language: Language) -> str:
    """The recipient's mailboxes for one purpose, as a profile with sources names them; a dash if it names none."""
    return dash(joined([one.target for one in profile.channels if one.role == role], language))


def joined(texts: Iterable[str], language: Language) -> str:
    """Names in a row, as `language` separates them."""
    return ("、" if language == "zh" else ", ").join(texts)


def dash(text: str) -> str:
    """`text`, or a dash where a table cell would stay empty."""
    return text or "—"


def status(printer: Printer, value: str) -> str:
    """How sure a fact is, in words; a fact without a status counts as stated by the reporter."""
    return phrase("status", value or "stated", printer.language)
