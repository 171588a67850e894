"""Builds what the rules look at: a whole case and a profile, changed in the places that a test names."""

import copy
import json
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from ledraft import resources
from ledraft.case import paths, times
from ledraft.case.reading import validate
from ledraft.recipients.loading import load
from ledraft.recipients.profile import Profile
from ledraft.rules.files import Files
from ledraft.rules.rule import Subject

FIXTURES = Path(__file__).parent / "fixtures"
LATE = datetime.fromisoformat("2026-11-24T09:00:00+08:00")

Changes = list[list[Any]]


def complete() -> dict[str, Any]:
    """The sample case that is complete."""
    return copy.deepcopy(resources.json_data("samples/complete.json"))


def changed(data: dict[str, Any], changes: Changes) -> dict[str, Any]:
    for path, value in changes:
        paths.put(data, path, copy.deepcopy(value))
    return data


def subject_of(data: dict[str, Any], profile: Profile | None = None, files: Files | None = None) -> Subject:
    case = validate(data)
    return Subject(case, profile or load(case.recipient), times.moment(case.as_of) or LATE, files)


def profile_with(changes: dict[str, Any] | None = None, sources: list[str] | None = None) -> Profile:
    """binance-cn with some facts replaced, or with the facts of some sources only."""
    table = tomllib.loads((resources.data("recipients") / "binance-cn.toml").read_text("utf-8"))
    if sources:
        table = {key: kept for key, value in table.items() if (kept := _from(value, sources)) is not None}
        table["sources"] = {name: table["sources"][name] for name in sources}
    return Profile.model_validate(table | (changes or {}))


def _from(value: Any, sources: list[str]) -> Any:
    if isinstance(value, list):
        return [kept for item in value if (kept := _from(item, sources)) is not None]
    if isinstance(value, dict) and "cite" in value:
        if not set(value["cite"]) & set(sources):
            return None
        return {key: kept for key, item in value.items() if (kept := _from(item, sources)) is not None} | {
            "cite": [one for one in value["cite"] if one in sources]
        }
    return value


def as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
