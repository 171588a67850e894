"""`ledraft doctor`: what this machine offers, what is missing, and what that means."""

import locale
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledraft import __version__, resources
from ledraft.cli import programs
from ledraft.cli.common import now
from ledraft.errors import UnusableInput
from ledraft.languages import LANGUAGES, _
from ledraft.osreasons import why

_OLDEST_PYTHON = (3, 11)
_COLUMNS = 80
_OLD_AFTER_DAYS = 180


@dataclass(frozen=True)
class Check:
    """One thing looked at: what, whether it is there (`ok`), worth knowing (`note`) or needed and absent (`missing`)."""

    what: str
    state: Literal["ok", "note", "missing"]
    text: str


def command() -> click.Command:
    """Build the command."""
    return click.Command("doctor", callback=_doctor, params=[])


@click.pass_context
def _doctor(ctx: click.Context) -> None:
    checks = list(_checks())
    marks = {"ok": "[x]", "note": "[!]", "missing": "[ ]"}
    for check in checks:
        click.echo(f"{marks[check.state]} {check.what}: {check.text}")
    missing = sum(check.state == "missing" for check in checks)
    notes = sum(check.state == "note" for check in checks)
    click.echo(_("Needed and missing: {missing}; notes: {notes}.").format(missing=missing, notes=notes))
    ctx.exit(1 if missing else 0)


def _checks() -> Iterator[Check]:
    yield Check("ledraft", "ok", __version__)
    yield _python()
    yield _encoding()
    yield _width()
    yield _templates()
    yield _translations()
    yield _folder(Path.cwd())
    yield _font()
    yield _program("LibreOffice", programs.libreoffice(), _("draws letters as PDF (ledraft preview --pdf)"))
    yield _program("pdftoppm", shutil.which("pdftoppm"), _("turns a PDF into pictures"))
    yield _program("7z", shutil.which("7z") or shutil.which("7zz"), _("opens a locked packet (ledraft export --lock)"))
    yield _profiles(now().date())


def _python() -> Check:
    state: Literal["ok", "missing"] = "ok" if sys.version_info >= _OLDEST_PYTHON else "missing"
    return Check("Python", state, f"{platform.python_version()} ({platform.system()})")


def _encoding() -> Check:
    encoding = getattr(sys.stdout, "encoding", "") or ""
    name = locale.setlocale(locale.LC_CTYPE) or "C"
    shown = f"{name}, {encoding}"
    try:
        "案件②〔2026〕".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        text = _("{locale}: this terminal cannot show every Chinese character; question marks stand for them")
        return Check(_("locale and encoding"), "note", text.format(locale=shown))
    return Check(_("locale and encoding"), "ok", shown)


def _width() -> Check:
    columns = shutil.get_terminal_size((_COLUMNS, 24)).columns
    text = _("{columns} columns").format(columns=columns)
    if columns >= _COLUMNS:
        return Check(_("width of the terminal"), "ok", text)
    return Check(_("width of the terminal"), "note", text + _("; 80 are better for reading"))


def _templates() -> Check:
    counts = {language: len(list((resources.templates() / language).glob("*.*"))) for language in LANGUAGES}
    text = ", ".join(f"{language} {count}" for language, count in counts.items())
    return Check(_("templates"), "ok" if all(counts.values()) else "missing", text)


def _translations() -> Check:
    found = (resources.locales() / "zh" / "LC_MESSAGES" / "ledraft.mo").is_file()
    text = "zh, en" if found else _("the Chinese catalogue is not there; messages stay English")
    return Check(_("languages of the screen"), "ok" if found else "missing", text)


def _folder(folder: Path) -> Check:
    """Whether a case file can be written here in one step: a temporary file is made, renamed and removed."""
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".ledraft-") as trial:
            (Path(trial) / "new").write_bytes(b"")
            (Path(trial) / "new").replace(Path(trial) / "old")
    except OSError as error:
        text = _("{folder} cannot be written to: {reason}")
        return Check(_("this folder"), "missing", text.format(folder=folder, reason=why(error)))
    return Check(_("this folder"), "ok", _("{folder} can be written to").format(folder=folder))


def _font() -> Check:
    from ledraft.evidence.fonts import chinese_font

    try:
        return Check(_("Chinese font"), "ok", chinese_font().name)
    except UnusableInput:
        text = _("none found; pictures with Chinese text cannot be drawn. Noto Sans CJK is free")
        return Check(_("Chinese font"), "note", text)


def _program(name: str, path: str | None, use: str) -> Check:
    if path:
        return Check(name, "ok", path)
    return Check(name, "note", _("not found; optional: it {use}").format(use=use))


def _profiles(today: date) -> Check:
    from ledraft.recipients.loading import all_ids, load

    checked = {recipient: load(recipient).checked_on for recipient in all_ids()}
    oldest = min(checked, key=lambda recipient: checked[recipient])
    days = (today - checked[oldest]).days
    text = _("{count}; the oldest ({recipient}) was checked on {day}")
    shown = text.format(count=len(checked), recipient=oldest, day=checked[oldest].isoformat())
    if days <= _OLD_AFTER_DAYS:
        return Check(_("profiles of recipients"), "ok", shown)
    return Check(_("profiles of recipients"), "note", shown + _("; look at the recipient's own page before you send"))
