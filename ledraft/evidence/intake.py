"""What a file is, by its content: size, hash, type, pages or rows, encryption. Originals are opened for reading only."""

import hashlib
import io
import json
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ledraft.errors import UnusableInput
from ledraft.evidence.sheets import DAMAGED_ZIP
from ledraft.languages import _
from ledraft.osreasons import why

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"ID3", "audio/mpeg"),
)
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_MAIL_HEADERS = (
    b"from:",
    b"to:",
    b"subject:",
    b"date:",
    b"received:",
    b"return-path:",
    b"message-id:",
    b"mime-version:",
)
_SAMPLE = 65536


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Facts of one file. `size` in bytes, `sha256` in lower-case hex; `pages` for PDF and images, `rows` for
    CSV and XLSX.
    """

    sha256: str
    size: int
    media_type: str
    pages: int | None
    rows: int | None
    encrypted: bool


def examine(path: Path) -> FileFacts:
    """The facts of the file at `path`, which is not changed.

    Raises UnusableInput if it cannot be opened. A damaged PDF or image has no page count (None), it is no
    error: evidence is registered as it is.
    """
    digest, size, head = _hash(path)
    media_type = _media_type(path, head)
    pages, encrypted = _pages(path, media_type)
    return FileFacts(digest, size, media_type, pages, _rows(path, media_type), encrypted)


def changed(path: Path, sha256: str) -> Literal["same", "changed", "missing"]:
    """Whether the file at `path` still has the hash `sha256` (hex, any case). Raises UnusableInput if it
    cannot be read.
    """
    if not path.is_file():
        return "missing"
    return "same" if _hash(path)[0] == sha256.lower() else "changed"


def _hash(path: Path) -> tuple[str, int, bytes]:
    try:
        with path.open("rb") as stream:
            head = stream.read(_SAMPLE)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return digest, stream.tell(), head
    except OSError as error:
        raise UnusableInput(
            _("{path} cannot be read: {reason}.").format(path=path, reason=why(error))
        ) from error


def _media_type(path: Path, head: bytes) -> str:
    if not head:
        return "application/x-empty"
    if head.startswith(_OLE):
        return _ole_type(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(path)
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in _HEIC_BRANDS else "video/mp4"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None) or _text_type(path, head)


def _ole_type(path: Path) -> str:
    """The old Office container: an encrypted new workbook, a BIFF workbook, or some other document."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "application/x-ole-encrypted"
    is_book = any(name.encode("utf-16-le") in content for name in ("Workbook\x00", "Book\x00"))
    return "application/vnd.ms-excel" if is_book else "application/x-ole-storage"


def _zip_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except DAMAGED_ZIP:
        return "application/zip"
    kinds = {"xl/workbook.xml": _XLSX, "word/document.xml": _DOCX, "ppt/presentation.xml": _PPTX}
    return next((kind for part, kind in kinds.items() if part in names), "application/zip")


def _text_type(path: Path, head: bytes) -> str:
    text = _decoded(head)
    if text is None:
        return "application/octet-stream"
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "[") and _is_json(path):
        return "application/json"
    if _is_mail(head):
        return "message/rfc822"
    if start[:15].lower().startswith(("<!doctype html", "<html")):
        return "text/html"
    return "text/csv" if _is_table(start) else "text/plain"


def _decoded(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    if b"\x00" in head:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:  # a character cut at the end of the sample is no fault
            return (head if len(head) < _SAMPLE else head[: head.rfind(b"\n") + 1]).decode(encoding)
        except UnicodeDecodeError:
            continue
    return head.decode("utf-8", errors="replace") if b"," in head else None


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(head: bytes) -> bool:
    block = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].lower()
    names = [line.split(b" ", 1)[0] for line in block.split(b"\n")]
    return sum(name.startswith(_MAIL_HEADERS) for name in names) >= 2


def _is_table(text: str) -> bool:
    """At least two lines among the first twenty share one delimiter."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return any(sum(mark in line for line in lines) >= min(2, len(lines)) for mark in ",;\t") and bool(lines)


def _pages(path: Path, media_type: str) -> tuple[int | None, bool]:
    if media_type == "application/pdf":
        return _pdf_pages(path)
    if media_type.startswith("image/"):
        return _frames(path, media_type), False
    if media_type.endswith("ole-encrypted"):
        return None, True
    return None, media_type == "application/zip" and _zip_is_locked(path)


def _pdf_pages(path: Path) -> tuple[int | None, bool]:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports damaged files on stderr by itself
    try:
        reader = PdfReader(io.BytesIO(path.read_bytes()))
        if reader.is_encrypted and not reader.decrypt(""):
            return None, True
        return len(reader.pages), reader.is_encrypted
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError):
        return None, False


def _frames(path: Path, media_type: str) -> int | None:
    from PIL import Image, UnidentifiedImageError

    if media_type == "image/heic":
        from pi_heif import register_heif_opener

        register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                return int(getattr(image, "n_frames", 1))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None


def _zip_is_locked(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(info.flag_bits & 1 for info in archive.infolist())
    except DAMAGED_ZIP:
        return False


def _rows(path: Path, media_type: str) -> int | None:
    """Rows that are not blank, the header among them: what a person counts when opening the file."""
    if media_type not in ("text/csv", _XLSX, "application/vnd.ms-excel"):
        return None
    from ledraft.evidence.sheets import open_file

    book = open_file(path, media_type)
    return sum(1 for line in book.sheets[0].lines() if any(line.cells)) if book.sheets else None
