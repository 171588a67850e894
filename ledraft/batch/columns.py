"""The column map: which column of a table is which value of a case (`data/columns.toml` and the registry of fields)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import ValidationError

from ledraft import resources
from ledraft.case import fields, paths
from ledraft.case.model import Case

_DATA = "columns.toml"
_SPLIT = re.compile(r"[,，、;；\s]+")
_KINDS = {"moment": "moment", "day": "day", "image": "yes_no"}


@dataclass(frozen=True)
class Column:
    """One column: the path of its value, how a cell becomes that value, and what must stand beside it."""

    path: str
    kind: str = "text"
    beside: Mapping[str, str] = field(default_factory=dict)


class NoSuchValue(ValueError):
    """A cell does not hold what its column is for; the text is the kind that was expected."""


def column(header: str) -> Column | None:
    """The column that `header` names (a JSONPath, or a label in either language), or None if nothing does."""
    known = _by_name().get(_folded(header))
    if known is None and header.strip().startswith("$."):
        return _by_path(header.strip())
    return known


def _by_path(path: str) -> Column | None:
    """A column named by a JSONPath that the model knows."""
    try:
        steps = paths.steps(path)
        Case.model_validate(assembled({path: ""}))
    except ValidationError as error:
        if any(one["type"] in ("extra_forbidden", "list_type", "model_type") for one in error.errors()):
            return None
    except ValueError:
        return None
    return Column(path, "yes_no" if steps[-1] in ("by_officer", "specimen") else "text")


def _folded(name: str) -> str:
    return "".join(name.split()).casefold().replace("(", "（").replace(")", "）")


@cache
def _by_name() -> dict[str, Column]:
    named = [*_from_registry(), *_from_data()]
    return {_folded(name): found for name, found in named}


def _from_data() -> Iterator[tuple[str, Column]]:
    for raw in resources.toml(_DATA)["column"]:
        found = Column(raw["path"], raw.get("kind", "text"), raw.get("with", {}))
        for name in (raw["path"], raw["zh"], raw["en"]):
            yield name, found


def _from_registry() -> Iterator[tuple[str, Column]]:
    suffixes = resources.toml(_DATA)["suffix"]
    for entry in fields.entries():
        if entry.kind.startswith("bilingual"):
            for language, suffix in suffixes.items():
                found = Column(f"{entry.path}.{language}")
                for spoken, label in entry.label.items():
                    yield f"{label}{suffix[spoken]}", found
        elif entry.kind not in ("group", "image"):
            found = Column(entry.path, _KINDS.get(entry.kind, "text"))
            for name in (entry.path, *entry.label.values()):
                yield name, found


def value(found: Column, cell: str) -> Any:
    """What a case holds for `cell`. Raises NoSuchValue if the cell is not of the column's kind."""
    match found.kind:
        case "list":
            return [part for part in _SPLIT.split(cell) if part]
        case "yes_no":
            return _truth(cell)
        case "day":
            return cell.removesuffix(" 00:00:00").replace("/", "-")
        case "moment":
            return cell.replace(" ", "T", 1)
    return cell


def _truth(cell: str) -> bool:
    words = resources.toml(_DATA)["words"]
    folded = cell.casefold()
    if folded not in (*words["yes"], *words["no"]):
        raise NoSuchValue("/".join((*words["yes"], *words["no"])))
    return folded in words["yes"]


def assembled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON data of a case whose `values` stand at definite paths; places left empty in a list close up."""
    tree: dict[str | int, Any] = {}
    for path, content in values.items():
        *way, last = paths.steps(path)
        here = tree
        for step in way:
            here = here.setdefault(step, {})
        here[last] = content
    data: dict[str, Any] = _lists(tree)
    return data


def _lists(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    if tree and all(isinstance(key, int) for key in tree):
        return [_lists(tree[key]) for key in sorted(tree)]
    return {key: _lists(content) for key, content in tree.items()}
