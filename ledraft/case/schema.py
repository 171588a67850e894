"""The JSON Schema (2020-12) of a case file, from which editors complete."""

from typing import Any

from ledraft.case import fields
from ledraft.case.model import Case


def schema() -> dict[str, Any]:
    """The JSON Schema of `Case`, with the label, help and example of each question written where it belongs."""
    document = Case.model_json_schema(by_alias=True)
    document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    document["title"] = "ledraft case file"
    for entry in fields.entries():
        _describe(document, entry)
    return document


def _describe(document: dict[str, Any], entry: fields.Entry) -> None:
    """Write the entry's label into the schema node at its path; a shared definition keeps its own description."""
    node = document
    for name in entry.path.removeprefix("$.").split("."):
        node = _resolve(document, node)["properties"][name.split("[")[0]]
    node["title"] = f"{entry.label['zh']} / {entry.label['en']}"
    node.setdefault("description", f"{entry.help['zh']} / {entry.help['en']}")


def _resolve(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref") or node.get("items", {}).get("$ref")
    return document["$defs"][reference.rsplit("/", 1)[1]] if reference else node
