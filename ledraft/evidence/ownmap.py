"""A column map of one's own, for an export whose layout is not known: a person says which column is which.

Proposals are made from the header words of every known layout; they are offered and never taken by themselves.
"""

import difflib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ledraft.errors import UnusableInput
from ledraft.evidence.maps import Column, ExportMap, map_of, maps
from ledraft.evidence.words import normalised
from ledraft.languages import _, pick
from ledraft.osreasons import why

OWN = "own"
GENERAL = "generic"
_ALIKE = 0.75
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """`columns` names for each key of the layout `like` the column of the file, by its header as written; `counted` are
    the words of the status column for what was carried out (none: as in that layout).
    """

    columns: Mapping[str, str]
    like: str = GENERAL
    counted: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The map as plain JSON, for `evidence[].selection`."""
        plain: dict[str, Any] = {"columns": dict(self.columns), "like": self.like}
        return plain | ({"counted": list(self.counted)} if self.counted else {})

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "ColumnMap":
        """The map that `to_dict` wrote, or that a person did. Raises UnusableInput for what is no map."""
        unknown = sorted(plain.keys() - {"columns", "like", "counted"})
        columns, like, counted = plain.get("columns"), plain.get("like", GENERAL), plain.get("counted", [])
        texts = (
            [*columns.values(), like, *counted]
            if isinstance(columns, Mapping) and isinstance(counted, list)
            else [None]
        )
        if unknown or not all(isinstance(text, str) for text in texts):
            message = _(
                "A column map holds “columns” (name = header), “like” and “counted”, and nothing else."
            )
            raise UnusableInput(message)
        assert isinstance(columns, Mapping)
        return cls({key: text for key, text in columns.items() if text.strip()}, like, tuple(counted))

    def layout(self) -> ExportMap:
        """The layout that the map makes. Raises UnusableInput if it names what is not known, one column twice, or lacks
        the time or every amount.
        """
        base = _base(self.like)
        known = {column.key: column for column in base.columns}
        _refuse(
            sorted(self.columns.keys() - known.keys()),
            _("The column map names what {like} does not have: {names}."),
            base,
        )
        headers = [normalised(header) for header in self.columns.values()]
        twice = sorted({header for header in headers if headers.count(header) > 1})
        _refuse(twice, _("The column map of {like} gives one column two meanings: {names}."), base)
        columns = tuple(_mapped(known[key], header) for key, header in self.columns.items())
        roles = {column.role for column in columns}
        lacking = [role for role in ("time", "amount") if role not in roles]
        _refuse(lacking, _("The column map of {like} must name a column for: {names}."), base)
        counted = frozenset(word.casefold() for word in self.counted) or base.counted_statuses
        pair = base.pair if set(base.pair) <= self.columns.keys() else ()
        return replace(
            base,
            id=OWN,
            exchange="",
            columns=columns,
            counted_statuses=counted,
            pair=pair,
            nested={},
            generic=True,
            booked_by="",
        )


def _refuse(names: Sequence[str], message: str, base: ExportMap) -> None:
    if names:
        raise UnusableInput(message.format(like=base.id, names=", ".join(names)))


def _base(like: str) -> ExportMap:
    try:
        return map_of(like)
    except KeyError:
        names = ", ".join(entry.id for entry in maps())
        raise UnusableInput(
            _("There is no layout {like}; the layouts are: {names}.").format(like=like, names=names)
        ) from None


def _mapped(column: Column, header: str) -> Column:
    return replace(
        column, names=frozenset({normalised(header)}), required=True, may_be_empty=not column.must_be_filled
    )


def read_map(path: Path) -> ColumnMap:
    """The column map in the TOML file `path`. Raises UnusableInput if it cannot be read or is none."""
    try:
        return ColumnMap.from_dict(tomllib.loads(path.read_text("utf-8-sig")))
    except OSError as error:
        raise UnusableInput(
            _("{path} cannot be read: {reason}.").format(path=path, reason=why(error))
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnusableInput(
            _("{path} is no column map (TOML, UTF-8): {reason}").format(path=path, reason=error)
        ) from error


def proposals(headers: Iterable[str], like: str = GENERAL) -> dict[str, str]:
    """For each key of the layout `like` the nearest of `headers`, by the words that known layouts use for it."""
    base = _base(like)
    ranked = sorted(
        ((_nearness(header, column), -place, column.key, header)
         for place, header in enumerate(headers) if header.strip() for column in base.columns),
        reverse=True,
    )  # fmt: skip
    found: dict[str, str] = {}
    for nearness, _place, key, header in ranked:
        if nearness >= _ALIKE and key not in found and header not in found.values():
            found[key] = header
    return {column.key: found[column.key] for column in base.columns if column.key in found}


def _nearness(header: str, column: Column) -> float:
    words = normalised(header)
    return max(
        (_likeness(words, alias) for alias in {*column.names, *_aliases().get(column.key, ())}), default=0.0
    )


def _likeness(words: str, alias: str) -> float:
    if words == alias:
        return 1.0
    if min(len(words), len(alias)) >= _SHORTEST_PART and (alias in words or words in alias):
        return 0.8 + 0.1 * min(len(words), len(alias)) / max(len(words), len(alias))
    return difflib.SequenceMatcher(None, words, alias).ratio() * 0.9


@cache
def _aliases() -> Mapping[str, frozenset[str]]:
    """Every header word of every layout, by key."""
    found: dict[str, set[str]] = {}
    for column in (column for entry in maps() for column in entry.columns):
        found.setdefault(column.key, set()).update(column.names)
    return {key: frozenset(names) for key, names in found.items()}


def proposed_name(header: str) -> str:
    """What `header` may be, as the general layout names it, in the language of the screen; empty if nothing is near."""
    found = proposals([header])
    titles = {column.key: pick(column.title) for column in map_of(GENERAL).columns}
    return next((titles[key] for key in found), "")


def written(headers: Sequence[str], like: str = GENERAL) -> str:
    """A column map for a file with `headers`, as TOML to be corrected by hand: proposals filled in, the rest open."""
    return "\n".join(_lines(headers, like)) + "\n"


def _lines(headers: Sequence[str], like: str) -> Iterator[str]:
    found, base = proposals(headers, like), _base(like)
    yield "# " + _(
        "Put after “=” the header of the column, exactly as in the file; leave the quotes empty where it has none."
    )
    yield "# " + _("Columns of the file: {names}").format(
        names=", ".join(_quoted(one) for one in headers if one.strip())
    )
    yield f"like = {_quoted(like)}"
    if any(column.role == "status" for column in base.columns):
        yield "# " + _(
            "The words of the status column for what was carried out, each in quotes; [] if there is none."
        )
        yield "counted = []"
    yield "\n[columns]"
    for column in base.columns:
        must = " " + _("(needed)") if column.role == "time" else ""
        yield f"{column.key} = {_quoted(found.get(column.key, ''))}  # {pick(column.title)}{must}"


def _quoted(text: str) -> str:
    return json.dumps(text.strip(), ensure_ascii=False)
