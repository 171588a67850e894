"""From a line of a sheet to a Row: every cell that cannot be taken as it stands becomes a problem with its cell named."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timezone

from ledraft import resources
from ledraft.evidence.clock import lacks_seconds, time_reader
from ledraft.evidence.headers import Header
from ledraft.evidence.maps import Column
from ledraft.evidence.numbers import NOTHING, Figure, figure, sides_of_pair
from ledraft.evidence.problems import SheetProblem, cell_name
from ledraft.evidence.rows import Amount, Row, Text
from ledraft.evidence.sheets import Line

_EXACT_BELOW = 2**53  # from here on a spreadsheet's number cannot hold every integer
_EXACT_DIGITS = 15
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_ROUNDED = re.compile(r"[1-9]\d{14}0{4,}")
_GUARD = re.compile(r'="(.*)"')


class _Unreadable(Exception):
    """The line is no row; its problem has been noted."""


class RowBuilder:
    """Builds the rows of one sheet under one header; `problems` grows as lines are read."""

    def __init__(self, header: Header, file: str, sheet: str, zone: timezone | None, *, commas: bool) -> None:
        """`zone` is that of the file's times (None: not known); `commas` says whether a comma may part thousands."""
        self.header, self.map, self.file, self.sheet = header, header.map, file, sheet
        self.zone, self.commas = zone, commas
        self.problems: list[SheetProblem] = []
        self._read_time = time_reader(header.map.dates)
        self._found = [column for column in header.map.columns if column.key in header.positions]
        self._numbers = [c for c in self._found if c.role in ("amount", "figure")]
        self._notes = [c for c in self._found if c.role in ("note", "from", "to")]
        self._ids = [c for c in self._found if c.role == "id"]
        self._seen: dict[str, dict[str, list[int]]] = {
            c.key: defaultdict(list) for c in self._ids if c.unique
        }
        self._single = {c.role: c.key for c in self._found if c.role in ("symbol", "side", "status", "time")}

    def build(self, line: Line) -> Row | None:
        """The row of `line`, or None if the line is no row: then a problem says why."""
        try:
            return self._row(line)
        except _Unreadable:
            return None

    def _row(self, line: Line) -> Row:
        if line.broken:
            self._note(line.broken, line, 0)
            raise _Unreadable
        symbol, status = self._symbol(line), self._text(line, "status")
        time = self._time(line, self.header.positions[self._single["time"]])
        columns = [(column, self.header.positions[column.key]) for column in self._numbers]
        amounts, figures = self._read_numbers(line, columns, symbol)
        return Row(
            number=line.number,
            kind=self.map.kind,
            market=self.map.market,
            time=time,
            time_text=self._cell(line, self._single["time"]),
            symbol=symbol,
            side=self._text(line, "side"),
            status=status,
            ids=tuple(self._read_ids(line)),
            amounts=amounts,
            figures=figures,
            notes=tuple(Text(c.key, text) for c in self._notes if (text := self._cell(line, c.key).strip())),
            cells=line.cells,
            counted=self._counts(line, status),
        )

    def fill(self, line: Line, order: Row, positions: dict[str, int]) -> Row | None:
        """A fill below its `order` in a nested layout: time and amounts from `line`, the rest from it."""
        columns = [(c, positions[c.key]) for c in self.map.columns if c.key in positions and c.role != "time"]
        try:
            time = self._time(line, positions["time"])
            amounts, figures = self._read_numbers(line, columns, order.symbol)
        except _Unreadable:
            return None
        text = self._at(line, positions["time"])
        fill = replace(order, number=line.number, time=time, time_text=text, cells=line.cells, notes=())
        return replace(fill, amounts=amounts, figures=figures, counted=self._counts_as(order.status) is True)

    def duplicates(self) -> Iterator[SheetProblem]:
        """One problem for each id that should stand once and stands more often."""
        for key, seen in self._seen.items():
            title = self.map.column(key).title
            for rows in seen.values():
                if len(rows) > 1:
                    cell = cell_name(self.sheet, self.header.positions[key], rows[1])
                    values = {"column": title, "count": len(rows), "rows": ", ".join(map(str, rows[:20]))}
                    yield SheetProblem("duplicate-id", self.file, self.sheet, cell, rows[1], values)

    def _note(self, problem: str, line: Line, index: int, column: Column | None = None) -> None:
        cell = cell_name(self.sheet, index, line.number)
        values = {"column": column.title} if column else {}
        self.problems.append(SheetProblem(problem, self.file, self.sheet, cell, line.number, values))

    @staticmethod
    def _at(line: Line, index: int) -> str:
        return line.cells[index] if index < len(line.cells) else ""

    def _cell(self, line: Line, key: str) -> str:
        index = self.header.positions.get(key)
        return self._at(line, index) if index is not None else ""

    def _text(self, line: Line, role: str) -> str:
        return self._cell(line, self._single[role]).strip() if role in self._single else ""

    def _symbol(self, line: Line) -> str:
        """The pair as written, or put together where the layout has its two assets only."""
        parts = [self._cell(line, key).strip() for key in self.map.pair]
        return "/".join(parts) if parts and all(parts) else self._text(line, "symbol")

    def _counts(self, line: Line, status: str) -> bool:
        """Whether the row stands in totals; a status that is not known does not count, and is named."""
        if self.map.booked_by and not self._cell(line, self.map.booked_by).strip():
            return False
        counts = self._counts_as(status)
        if counts is None:
            self._note("unknown-status", line, self.header.positions[self._single["status"]])
        return counts is True

    def _counts_as(self, status: str) -> bool | None:
        """True: carried out. False: not carried out. None: the word is not known."""
        if not self.map.counted_statuses or not status or status.casefold() in self.map.counted_statuses:
            return True
        known = status.casefold() in resources.toml("exports/shared/assets.toml")["statuses"]["not_counted"]
        return False if known else None

    def _time(self, line: Line, index: int) -> datetime | None:
        read = self._read_time(self._at(line, index))
        if read is None:
            self._note("not-a-row" if self._is_footer(line) else "bad-time", line, index)
            raise _Unreadable
        time, aware = read
        if not aware and self.zone is None:
            return None
        return (time if aware else time.replace(tzinfo=self.zone)).astimezone(UTC)

    def _is_footer(self, line: Line) -> bool:
        filled = [cell.strip().casefold() for cell in line.cells if cell.strip()]
        words = resources.toml("exports/shared/assets.toml")["footers"]["words"]
        return len(filled) <= max(1, len(self.header.positions) // 3) or any(
            cell.rstrip(":：") in words for cell in filled
        )

    def _read_numbers(
        self, line: Line, columns: Iterable[tuple[Column, int]], symbol: str
    ) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
        """The amounts and the figures that stand in `columns` of `line`."""
        read = [(column.role, self._amount(line, column, index, symbol)) for column, index in columns]
        found = [(role, amount) for role, amount in read if amount]
        amounts = tuple(amount for role, amount in found if role == "amount")
        return amounts, tuple(amount for role, amount in found if role != "amount")

    def _amount(self, line: Line, column: Column, index: int, symbol: str) -> Amount | None:
        text = self._at(line, index)
        is_nothing = text.strip().casefold() in NOTHING
        read = None if is_nothing else figure(text, sides_of_pair(symbol), commas=self.commas)
        if read is None and column.must_be_filled:
            self._note("bad-amount", line, index, column)
            raise _Unreadable
        if read is None:
            if not is_nothing:
                self._note("unread-amount", line, index, column)
            return None
        return Amount(column.key, read.value, self._checked_asset(line, column, read, symbol, index))

    def _checked_asset(self, line: Line, column: Column, read: Figure, symbol: str, index: int) -> str:
        asset = read.unit or self._asset(line, column, symbol)
        if not read.sure:
            self._note("unknown-unit", line, index, column)
        if read.value < 0 and not (self.map.signed or column.negative):
            self._note("negative-amount", line, index, column)
        if index in line.numeric and len(read.value.as_tuple().digits) > _EXACT_DIGITS:
            self._note("too-many-digits", line, index, column)
        if not asset and column.role == "amount" and read.value:
            self._note("no-asset", line, index, column)
        return asset

    def _asset(self, line: Line, column: Column, symbol: str) -> str:
        sides = dict(zip(("base", "quote"), sides_of_pair(symbol), strict=True))
        for source in column.asset:
            found = self._cell(line, source[1:]).strip() if source.startswith("@") else sides[source]
            if found:
                return found
        return ""

    def _read_ids(self, line: Line) -> Iterator[Text]:
        for column in self._ids:
            index = self.header.positions[column.key]
            text = self._id(line, column, index)
            if text:
                yield Text(column.key, text)
                if column.unique:
                    self._seen[column.key][text].append(line.number)

    def _id(self, line: Line, column: Column, index: int) -> str:
        """The id without what spreadsheets put around it (blanks, TAB, `="…"`); inside nothing is touched."""
        text = self._at(line, index).strip()
        guard = _GUARD.fullmatch(text)
        text = guard.group(1) if guard else text
        if text in NOTHING:
            return ""
        if self._is_damaged(text, numeric=index in line.numeric):
            self._note("damaged-id", line, index, column)
            return ""
        if _ROUNDED.fullmatch(text):
            self._note("doubtful-id", line, index, column)
        return text

    @staticmethod
    def _is_damaged(text: str, *, numeric: bool) -> bool:
        if not numeric:
            return bool(_EXPONENT.fullmatch(text))
        return not text.isdigit() or int(text) >= _EXACT_BELOW


def resave_signs(line: Line, time_index: int) -> Iterator[str]:
    """Ids of the problems that the first data row betrays: a spreadsheet program has saved the file again."""
    if line.dates:
        yield "resaved-dates"
    if line.numeric:
        yield "resaved-numbers"
    if time_index < len(line.cells) and lacks_seconds(line.cells[time_index]):
        yield "resaved-minutes"
