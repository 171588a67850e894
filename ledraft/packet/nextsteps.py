"""What the person does next with a packet: by role, stage, route and what the packet holds (`data/next_steps.toml`)."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ledraft import resources
from ledraft.languages import LANGUAGES, _, pick
from ledraft.packet.preparing import Prepared


def next_steps(
    prepared: Prepared, files: Collection[str], case: Path, folder: Path, *, brief: bool = False
) -> list[str]:
    """The steps in order, in the language of the screen, without their numbers.

    `files` are the names in the packet, `case` the path of the case file and `folder` that of the packet as the person
    gave them; `brief` leaves out what the person finds on the hand-over page.
    """
    values = {"case": _quoted(case), "folder": _quoted(folder)}
    return [text for row in _rows(prepared, brief=brief) for text in _texts(row, files, values)]


def _rows(prepared: Prepared, *, brief: bool) -> Iterator[Mapping[str, Any]]:
    about = {"roles": prepared.case.role, "stages": prepared.subject.stage, "routes": prepared.case.route}
    for row in resources.toml("next_steps.toml")["step"]:
        fits = all(value in row.get(key, (value,)) for key, value in about.items())
        if fits and row.get("final", prepared.final) == prepared.final and (row.get("brief") or not brief):
            yield row


def _texts(row: Mapping[str, Any], files: Collection[str], values: Mapping[str, str]) -> Iterator[str]:
    """The step as a text; nothing where the packet holds none of the files that it is about."""
    named = [name for stem in row.get("files", ()) for name in _name(stem, files)]
    if named or "files" not in row:
        yield pick(row).format(files=_(", ").join(named), **values)


def _name(stem: str, files: Collection[str]) -> Iterator[str]:
    """The file of the paper `stem`: in Chinese where there is one, for the agency reads it."""
    wanted = (stem, f"{stem}.docx", *(f"{stem}.{language}.docx" for language in LANGUAGES))
    yield from [name for name in wanted if name in files][:1]


def _quoted(path: Path) -> str:
    """As it is typed in a shell."""
    return f'"{path}"' if " " in str(path) else str(path)
