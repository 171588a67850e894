"""The files that a case names: whether they are there, open, and are still the ones that were registered."""

import hashlib
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ImageState = Literal["ok", "missing", "unreadable"]
FileState = Literal["same", "changed", "missing"]
MAX_PIXELS = 80_000_000


@dataclass(frozen=True)
class Files:
    """The files of one case, named relative to `folder` (where the case file is)."""

    folder: Path

    def image(self, name: str) -> ImageState:
        """Whether `name` is a picture that opens whole (JPEG, PNG, HEIC; cut files and decompression bombs do not)."""
        path = self.folder / name
        if not path.is_file():
            return "missing"
        return "ok" if _opens(path) else "unreadable"

    def evidence(self, name: str, sha256: str) -> FileState:
        """Whether `name` is there and, where a hash was recorded, still has it."""
        path = self.folder / name
        if not path.is_file():
            return "missing"
        if not sha256:
            return "same"
        with path.open("rb") as stream:
            return (
                "same" if hashlib.file_digest(stream, "sha256").hexdigest() == sha256.lower() else "changed"
            )


def _opens(path: Path) -> bool:
    from pi_heif import register_heif_opener
    from PIL import Image

    register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG", "HEIF")) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return False
                picture.load()  # verify() passes files that are cut off; load() does not
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ):
        return False
    return True
