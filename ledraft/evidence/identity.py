"""Copies of identity papers for one recipient: upright, without metadata, scaled down, and marked for whom
and what they are.

The original is opened for reading only. The mark is part of the picture and covers all of it.
"""

import hashlib
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledraft.errors import UnusableInput
from ledraft.evidence.fonts import chinese_font
from ledraft.evidence.intake import FileFacts, examine
from ledraft.languages import _

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF", "image/webp": "WEBP"}
_LONGEST_SIDE = 1600  # pixels: enough to read a card, too little to print it again
_LARGEST_SIDE_IN = 20_000
_SHADE = (120, 120, 120, 120)
_ANGLE = 30


@dataclass(frozen=True, slots=True)
class CopyEntry:
    """A line of the ledger of copies: which original became which copy, for whom, for which case, on which date (ISO)."""

    original_sha256: str
    original_media_type: str
    copy_sha256: str
    copy_size: int
    width: int
    height: int
    recipient: str
    case: str
    date: str


@dataclass(frozen=True, slots=True)
class IdentityCopy:
    """The copy as JPEG bytes, and its entry in the ledger. Nothing is written to disk."""

    content: bytes
    entry: CopyEntry


def identity_copy(path: Path, marks: Sequence[str], *, recipient: str, case: str, date: str) -> IdentityCopy:
    """A copy of the image at `path`, with each text of `marks` (such as one per language) repeated across it.

    The caller words the marks, so that they name recipient, case and date in both languages; the three are
    recorded in the ledger as given. Raises UnusableInput if the file is no JPEG, PNG, HEIC or WebP, is cut
    off, is too large to be a photograph, if there is no mark, or if the system has no font with Chinese
    characters.
    """
    if not any(mark.strip() for mark in marks):
        raise UnusableInput(_("An identity copy needs a mark that says for whom and for which case it is."))
    facts = examine(path)
    picture = _scaled(_opened(path, facts))
    content = _encoded(_marked(picture, [mark for mark in marks if mark.strip()]))
    digest = hashlib.sha256(content).hexdigest()
    entry = CopyEntry(
        facts.sha256, facts.media_type, digest, len(content), picture.width, picture.height, recipient, case, date
    )  # fmt: skip
    return IdentityCopy(content, entry)


def _opened(path: Path, facts: FileFacts) -> "Image":
    """The picture upright and in plain colours. Only the format that the content shows is tried."""
    from PIL import Image, ImageOps

    allowed = _FORMATS.get(facts.media_type)
    if allowed is None:
        raise _unusable(path, _("it is no JPEG, PNG, HEIC or WebP image"))
    if allowed == "HEIF":
        from pi_heif import register_heif_opener

        register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(path.read_bytes()), formats=[allowed]) as image:
                if max(image.size) > _LARGEST_SIDE_IN:
                    raise Image.DecompressionBombError
                image.load()
                return ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _unusable(path, _("it is too large for a photograph")) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _unusable(path, _("it is cut off or damaged")) from error


def _unusable(path: Path, reason: str) -> UnusableInput:
    text = _("{path} cannot be copied: {reason}. Take the photograph again, or save it as JPEG.")
    return UnusableInput(text.format(path=path, reason=reason))


def _scaled(picture: "Image") -> "Image":
    from PIL import Image

    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _marked(picture: "Image", marks: Sequence[str]) -> "Image":
    """`picture` under rows of the marks, slanting across all of it."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(chinese_font()), max(14, max(picture.size) // 45))
    reach = int((picture.width**2 + picture.height**2) ** 0.5) + 2
    layer = Image.new("RGBA", (reach, reach), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for index, top in enumerate(range(0, reach, int(font.size * 3))):
        _repeat(draw, marks[index % len(marks)], font, top, reach)
    slanted = layer.rotate(_ANGLE, Image.Resampling.BICUBIC)
    left, upper = (reach - picture.width) // 2, (reach - picture.height) // 2
    cut = slanted.crop((left, upper, left + picture.width, upper + picture.height))
    return Image.alpha_composite(picture.convert("RGBA"), cut).convert("RGB")


def _repeat(draw: Any, text: str, font: Any, top: int, reach: int) -> None:
    step = max(1, int(draw.textlength(text, font) + font.size * 3))
    for left in range(-(top % step), reach, step):
        draw.text((left, top), text, _SHADE, font)


def _encoded(picture: "Image") -> bytes:
    """JPEG of the bare pixels: a new image holds no metadata, thumbnail or profile of the original."""
    from PIL import Image

    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    stream = io.BytesIO()
    bare.save(stream, "JPEG", quality=85, optimize=False)
    return stream.getvalue()
