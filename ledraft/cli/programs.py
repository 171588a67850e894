"""Programs beside ledraft that it can use where they are: found, never required."""

import shutil
import subprocess
from pathlib import Path

from ledraft import atomic
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why

_SECONDS = 120
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# Form fields of the PDF would hide the look of the content controls.
_FILTER = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


def libreoffice() -> str | None:
    """The path of LibreOffice, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def write_pdf(word_file: bytes, target: Path) -> None:
    """Write `word_file` as the PDF `target`, drawn by LibreOffice with a profile of its own that is thrown away.

    Raises UserError if LibreOffice is absent, fails, takes longer than two minutes, or the disk refuses.
    """
    program = libreoffice()
    if program is None:
        raise UserError(_("A PDF needs LibreOffice, which was not found; without --pdf the letter is shown as text."))
    with atomic.working_folder() as folder:
        content = _drawn(program, word_file, folder)
    try:
        atomic.write(target, content)
    except OSError as error:
        message = _("{path} could not be written: {reason}")
        raise UserError(message.format(path=target, reason=why(error))) from None


def _drawn(program: str, word_file: bytes, folder: Path) -> bytes:
    (folder / "letter.docx").write_bytes(word_file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", _FILTER, "--outdir", str(folder)]
    try:
        subprocess.run(  # noqa: S603 - no shell, and no text of the user in the command
            [*command, str(folder / "letter.docx")], check=True, capture_output=True, timeout=_SECONDS
        )
        return (folder / "letter.pdf").read_bytes()
    except (OSError, subprocess.SubprocessError):
        raise UserError(_("LibreOffice could not draw the letter; is another copy of it hanging?")) from None
