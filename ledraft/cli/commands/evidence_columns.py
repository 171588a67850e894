"""`ledraft evidence columns`, and the questions about an export that the file itself leaves open, asked on a terminal."""

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import click

from ledraft.cli.common import CASE, note
from ledraft.errors import UnusableInput
from ledraft.evidence import ownmap, register
from ledraft.evidence.headers import SEARCHED, fullest
from ledraft.evidence.intake import examine
from ledraft.evidence.maps import Column, map_of, maps
from ledraft.evidence.ownmap import GENERAL, ColumnMap
from ledraft.evidence.sheets import open_file
from ledraft.evidence.words import parse_zone
from ledraft.languages import _, pick


def columns_command() -> click.Command:
    """Build the command."""
    return click.Command(
        "columns",
        callback=_columns,
        help=_("Write a column map for an export whose layout is not known, to be corrected by hand."),
        params=[
            click.Argument(["file"], type=CASE, required=False),
            click.Option(
                ["--like"], default=GENERAL, metavar="LAYOUT", help=_("The layout whose columns are meant.")
            ),
            click.Option(["--sheet"], default="", help=_("The sheet of a workbook.")),
            click.Option(["--layouts"], is_flag=True, help=_("List the layouts instead.")),
        ],
    )


def _columns(file: Path | None, like: str, sheet: str, layouts: bool) -> None:
    if layouts:
        click.echo("\n".join(f"{entry.id}: {pick(entry.title)}" for entry in maps()))
    elif file is None:
        raise click.MissingParameter(param_hint="FILE", param_type="argument")
    else:
        click.echo(ownmap.written(headings(file, sheet), like), nl=False)


def headings(path: Path, sheet: str = "") -> list[str]:
    """The cells of the fullest of the first lines of the table at `path`. Raises UnusableInput if there is none."""
    book = open_file(path, examine(path).media_type)
    for entry in book.sheets:
        if sheet in ("", entry.name):
            line = fullest(list(islice(entry.lines(entry.delimiters[0]), SEARCHED)))
            if line and any(cell.strip() for cell in line.cells):
                return [cell.strip() for cell in line.cells]
    raise UnusableInput(_("{path} holds no table with a header.").format(path=path))


def asked(examined: register.Examined) -> register.Examined:
    """`examined`, read again with what a person answered to what the file leaves open: its columns, what a layout for
    several kinds records, its zone. Without a terminal nothing is asked.
    """
    for problem, question in (
        ("no-header", _ask_columns),
        ("kind-by-caller", _ask_kind),
        ("zone-missing", _ask_zone),
    ):
        if _is_terminal() and any(one.id == problem for one in examined.problems):
            reading = question(examined)
            examined = register.look_at(examined.path, "export", reading) if reading else examined
    return examined


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(text: str, default: str = "") -> str:
    return str(click.prompt(text, default=default, show_default=bool(default), err=True)).strip()


def _ask_columns(examined: register.Examined) -> register.Reading | None:
    headers = headings(examined.path, examined.reading.sheet)
    note(_("{file}: the layout is not known. Which column is which?").format(file=examined.path.name))
    note("  ".join(f"{number} {header}" for number, header in enumerate(headers, 1) if header))
    near = ownmap.proposals(headers)
    chosen = {
        column.key: _ask_column(column, headers, near.get(column.key, ""))
        for column in map_of(GENERAL).columns
    }
    mapped = ColumnMap({key: header for key, header in chosen.items() if header})
    try:
        mapped.layout()
    except UnusableInput as error:
        note(error.headline)
        return None
    return replace(examined.reading, columns=mapped)


def _ask_column(column: Column, headers: list[str], near: str) -> str:
    default = str(headers.index(near) + 1) if near else ""
    while True:
        answer = _ask(pick(column.title), default)
        if answer in ("", "-", "0"):
            return ""
        if answer.isdecimal() and 1 <= int(answer) <= len(headers) and headers[int(answer) - 1]:
            return headers[int(answer) - 1]
        note(_("A number from 1 to {count}, or 0 for none.").format(count=len(headers)))


def _ask_kind(examined: register.Examined) -> register.Reading | None:
    found = next(one for one in examined.problems if one.id == "kind-by-caller")
    note(found.message())
    titles = found.values["kinds"]
    assert isinstance(titles, tuple)
    kinds = sorted({entry.kind for entry in maps() if entry.title in titles})
    kind = click.prompt(_("Which of them"), type=click.Choice(["", *kinds]), default="", err=True)
    selection = replace(examined.reading.selection, kinds=(kind,))
    return replace(examined.reading, selection=selection) if kind else None


def _ask_zone(examined: register.Examined) -> register.Reading | None:
    note(_("{file} does not say which time zone its times are in.").format(file=examined.path.name))
    while True:
        zone = _ask(_("Offset, such as UTC or UTC+8; nothing if it is not known"))
        if not zone or parse_zone(zone):
            return replace(examined.reading, zone=zone) if zone else None
        note(_("{zone} is no fixed offset: write UTC, UTC+8 or +08:00.").format(zone=zone))
