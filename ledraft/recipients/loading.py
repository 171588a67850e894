"""Reads recipients' profiles, one file each, and refuses any that cannot be trusted.

Adding a recipient is adding `<id>.toml` to the folder.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ledraft import resources
from ledraft.errors import UnusableInput, UserError
from ledraft.languages import _
from ledraft.recipients.guards import problems
from ledraft.recipients.profile import Profile


def all_ids(folder: Path | None = None) -> tuple[str, ...]:
    """The ids of all recipients in `folder` (default: ledraft's own), sorted. No file is opened."""
    return tuple(sorted(path.stem for path in (folder or _own_folder()).glob("*.toml")))


def load(recipient_id: str, folder: Path | None = None) -> Profile:
    """The profile of `recipient_id` from `folder` (default: ledraft's own); only this one file is read, once.

    Raises UserError for an id that is not there, UnusableInput (with every problem) for a file that
    may not be used.
    """
    return _load(recipient_id, folder or _own_folder())


@cache
def _load(recipient_id: str, folder: Path) -> Profile:
    known = all_ids(folder)
    if recipient_id not in known:
        raise UserError(_unknown(recipient_id, known))
    return _parse(folder / f"{recipient_id}.toml")


def _own_folder() -> Path:
    return resources.data("recipients")


def _unknown(recipient_id: str, known: tuple[str, ...]) -> str:
    return _(
        "Recipient {id} was not found. Known: {known}. For any other exchange, ask its support through its"
        " own website for its law-enforcement page; do not use an address from a search result."
    ).format(id=recipient_id, known=", ".join(known))


def _parse(path: Path) -> Profile:
    profile = _validated(_table(path), path)
    lines = problems(profile)
    if profile.id != path.stem:
        lines.append(_("id: {id} is not the name of the file.").format(id=profile.id))
    if lines:
        raise _unusable(path, lines)
    return profile


def _table(path: Path) -> dict[str, Any]:
    try:
        return resources.table(path)
    except ValueError as error:  # not TOML, or not UTF-8
        raise _unusable(path, [str(error)]) from error


def _validated(table: dict[str, Any], path: Path) -> Profile:
    try:
        return Profile.model_validate(table)
    except ValidationError as error:
        raise _unusable(path, [_line(one["type"], one["loc"]) for one in error.errors()]) from error


def _unusable(path: Path, lines: list[str]) -> UnusableInput:
    return UnusableInput(_("The recipient file {name} cannot be used:").format(name=path.name), lines)


def _line(kind: str, location: tuple[int | str, ...]) -> str:
    messages = {
        "missing": _("{place}: missing."),
        "extra_forbidden": _("{place}: this key is not known."),
        "date_type": _("{place}: not a date (write 2026-11-20, without quotation marks)."),
        "value_error": _("{place}: a text is needed in both languages, zh and en."),
    }
    message = messages.get(kind, _("{place}: not a usable value ({kind})."))
    return message.format(place=".".join(map(str, location)), kind=kind)
