"""The registry of fields, parts and questions: everything that a case file asks for, from one data file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ledraft import resources

Owner = Literal["reporter", "officer", "agency"]
Half = Literal["reporter", "officer"]
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Choice:
    """One value that may be chosen, with its label in both languages; `roles` who may choose it, empty for all."""

    value: str
    label: Texts
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """What must be answered before something is asked: `path` with any answer, or with `value` alone."""

    path: str
    value: str = ""


@dataclass(frozen=True)
class Item:
    """One value inside each object of a list, `path` relative to that object.

    `only_for` names the values of the object's `kind` that have it, empty for all; `choices_from` the list whose
    choices it takes; `roles` who is asked, empty for all whom the list is asked of; `needs` another value of the same
    object. `help` and `example` are its own, where those of the list do not serve.
    """

    path: str
    kind: str
    label: Texts
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    only_for: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    needs: Need | None = None
    help: Texts | None = None
    example: Texts | None = None


@dataclass(frozen=True)
class Entry:
    """One value at a definite JSONPath: label, help, example, owner, sensitivity, the question to ask.

    `empty` says what it means when a list stays empty, in both languages; None where that needs no word. `needs` is
    another value of the case without which this one is not asked for.
    """

    path: str
    section: str
    kind: str
    owner: Owner
    sensitivity: Literal["open", "personal", "secret"]
    roles: tuple[str, ...]
    label: Texts
    help: Texts
    example: Texts
    field: int | None = None
    source_items: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    items: tuple[Item, ...] = ()
    empty: Texts | None = None
    needs: Need | None = None

    @property
    def half(self) -> Half:
        """Which half of the case the value belongs to; an agency's data are confirmed in the officer half."""
        return "reporter" if self.owner == "reporter" else "officer"


@dataclass(frozen=True)
class Field:
    """One of the eight required fields and its parts."""

    number: int
    id: str
    owner: Owner
    kodex_steps: tuple[int, ...]
    label: Texts
    parts: tuple[Entry, ...]


def _choices(raw: Any) -> tuple[Choice, ...]:
    return tuple(Choice(c["value"], c["label"], tuple(c.get("roles", ()))) for c in raw)


def _need(raw: Mapping[str, Any]) -> Need | None:
    return Need(**raw["needs"]) if "needs" in raw else None


def _item(raw: Mapping[str, Any]) -> Item:
    own = {
        "choices": _choices(raw.get("choices", ())),
        "only_for": tuple(raw.get("only_for", ())),
        "roles": tuple(raw.get("roles", ())),
        "needs": _need(raw),
    }
    return Item(**{**raw, **own})


def _entry(raw: Mapping[str, Any]) -> Entry:
    return Entry(
        **{
            **raw,
            "roles": tuple(raw["roles"]),
            "source_items": tuple(raw.get("source_items", ())),
            "choices": _choices(raw.get("choices", ())),
            "items": tuple(_item(i) for i in raw.get("items", ())),
            "needs": _need(raw),
        }
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, in the order in which the wizard asks."""
    return tuple(_entry(raw) for raw in resources.toml("fields.toml")["entry"])


@cache
def _by_path() -> dict[str, Entry]:
    return {entry.path: entry for entry in entries()}


def entry(path: str) -> Entry:
    """The entry at `path`. Raises KeyError for a path that the registry does not know."""
    return _by_path()[path]


@cache
def all_fields() -> tuple[Field, ...]:
    """The eight required fields in order, each with its parts; fourteen parts together."""
    return tuple(
        Field(
            raw["number"],
            raw["id"],
            raw["owner"],
            tuple(raw["kodex_steps"]),
            raw["label"],
            tuple(e for e in entries() if e.field == raw["number"]),
        )
        for raw in resources.toml("fields.toml")["field"]
    )


@cache
def sections() -> dict[str, Texts]:
    """Section id → label, in the wizard's order."""
    return {raw["id"]: raw["label"] for raw in resources.toml("fields.toml")["section"]}
