"""What every form starts from: one case, one language, the letters' own values, and the recipient's doors and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledraft import resources
from ledraft.case import times
from ledraft.case.base import Bilingual
from ledraft.case.model import Case, Route
from ledraft.languages import Language
from ledraft.letters.context import Context
from ledraft.letters.occasion import Occasion
from ledraft.letters.values import Printer
from ledraft.recipients.facts import Channel, Fact, Source

Row = Mapping[str, object]


def texts(group: str) -> Mapping[str, Mapping[str, str]]:
    """All texts of one group of `data/sheets.toml`, by key and language. Raises KeyError if unknown."""
    found: Mapping[str, Mapping[str, str]] = resources.toml("sheets.toml")[group]
    return found


def phrase(group: str, key: str, language: Language, **values: object) -> str:
    """The text `group.key` of `data/sheets.toml`, its `{placeholders}` filled. Raises KeyError if unknown."""
    text = texts(group)[key][language]
    return text.format(**values) if values else text


@dataclass(frozen=True)
class Sheet:
    """One case on one form in `language`; `contexts` are what all letters name alike, which the forms repeat."""

    case: Case
    language: Language
    occasion: Occasion
    contexts: Mapping[Language, Context]

    @property
    def printer(self) -> Printer:
        """Prints blanks and controls as the letters do."""
        return Printer(self.case, self.language)

    @property
    def today(self) -> date:
        """The day on which the form is made, by the Beijing clock."""
        return self.occasion.as_of.astimezone(times.BEIJING).date()

    def say(self, group: str, key: str, **values: object) -> str:
        """`phrase` in the language of the form."""
        return phrase(group, key, self.language, **values)

    def listed(self, *pieces: str) -> str:
        """Pieces as a list; they may hold commas themselves."""
        return ("；" if self.language == "zh" else "; ").join(pieces)

    def either(self, text: Bilingual) -> str:
        """`text` in the form's language, else in the other: an index in one language beats a gap."""
        own, other = (text.zh, text.en) if self.language == "zh" else (text.en, text.zh)
        return own or other

    def door(self, route: Route) -> Channel | None:
        """Where a request by `route` may be handed in today; None if the profile knows no door."""
        return self.occasion.profile.channel(route, self.today)

    def source(self, fact: Fact) -> Source:
        """The strongest source that says all of `fact`."""
        return self.occasion.profile.source_of(fact)
