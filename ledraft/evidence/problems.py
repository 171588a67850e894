"""What is wrong with an export file, as data: the texts stand in `data/exports/shared/problems.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from ledraft import resources
from ledraft.evidence.ownmap import proposed_name
from ledraft.languages import Language, pick

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One finding about a file: `id` names its text, `cell` is such as `Sheet1!B17` (empty: the whole file).

    `values` fills the text; it holds names of columns ({zh, en}) and counts, never the content of a data
    cell.
    """

    id: str
    file: str
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return cast(Severity, self._entry()["severity"])

    def message(self, language: Language | None = None) -> str:
        """What is wrong and where, in `language` (default: the language of the screen)."""
        texts = resources.toml("exports/shared/texts.toml")["problem"]
        where = pick(texts["and"], language).join(part for part in (self.file, self.cell or self.sheet) if part)
        values = {"row": self.row, **{key: _shown(value, language) for key, value in self.values.items()}}
        text = pick(self._entry()["message"], language).format(**values)
        return pick(texts["at"], language).format(where=where, text=text)

    def fix(self, language: Language | None = None) -> str:
        """How to mend it, in `language`."""
        return pick(self._entry()["fix"], language)

    def _entry(self) -> dict[str, dict[str, str]]:
        entry: dict[str, dict[str, str]] = resources.toml("exports/shared/problems.toml")[self.id]
        return entry


@dataclass(frozen=True, slots=True)
class Headings:
    """Header words of columns that are not known; shown each with what it may be."""

    words: tuple[str, ...]

    def shown(self) -> str:
        """`成交时间 (Time?), 备注`."""
        named = ((word, proposed_name(word)) for word in self.words)
        return ", ".join(f"{word} ({name}?)" if name else word for word, name in named) or "—"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What each column was taken for: its title in both languages, and its header as written."""

    columns: tuple[tuple[Mapping[str, str], str], ...]

    def shown(self, language: Language | None) -> str:
        """`Time = 成交时间; Amount = 数量`."""
        return "; ".join(f"{pick(title, language)} = {word}" for title, word in self.columns)


def _shown(value: object, language: Language | None) -> object:
    if isinstance(value, Mapping):
        return pick(value, language)
    if isinstance(value, Headings):
        return value.shown()
    if isinstance(value, ReadAs):
        return value.shown(language)
    return " / ".join(str(_shown(part, language)) for part in value) if isinstance(value, tuple) else value


def column_letters(index: int) -> str:
    """The letters a spreadsheet gives to the column `index`, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters, index = chr(ord("A") + rest) + letters, index - 1
    return letters


def cell_name(sheet: str, index: int, row: int) -> str:
    """`Sheet1!B17` for column `index` (from 0) of `row` (from 1); without the sheet for a text file."""
    return f"{sheet}!{column_letters(index)}{row}" if sheet else f"{column_letters(index)}{row}"
