"""From a case to its file: the same case gives the same bytes, on any machine."""

from pathlib import Path
from typing import Any

from ledraft import atomic, jsontext
from ledraft.case.model import Case
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why


def prune(data: Any) -> Any:
    """`data` without what is empty: a case file holds answers, not blanks. False and 0 are answers."""
    if isinstance(data, dict):
        kept = {key: prune(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in ("", None, [], {})}
    return [prune(value) for value in data] if isinstance(data, list) else data


def as_data(case: Case) -> dict[str, Any]:
    """`case` as JSON data, in the order of the model's keys, without what is empty by default; `format` and `role` always
    stand, and so does a required key that is still unanswered."""
    data: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"format": case.format, "role": case.role} | data


def dump(data: dict[str, Any]) -> bytes:
    """JSON data as UTF-8 text, indented by two, ending in a newline."""
    return (jsontext.dumps(data) + "\n").encode("utf-8")


def save(data: dict[str, Any], path: Path) -> None:
    """Write JSON data to `path` in one step (0600). Raises UserError if the disk refuses; the old file then stays."""
    try:
        atomic.write(path, dump(data))
    except OSError as error:
        message = _("{path} could not be saved: {reason}. The old file is unchanged.")
        raise UserError(message.format(path=path, reason=why(error))) from None
