"""A Word file as members of a ZIP archive, written so that equal content gives equal bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)


def members(data: bytes) -> dict[str, bytes]:
    """The members of the Word file `data`, by name. Raises zipfile.BadZipFile."""
    with ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    """A Word file of `contents`, content types first, the rest by name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(contents, key=lambda name: (name != _FIRST, name)):
            archive.writestr(_info(name), contents[name], compresslevel=9)
    return buffer.getvalue()


def appended(fixed: bytes, contents: Mapping[str, bytes]) -> bytes:
    """`fixed` (made by `packed`) with `contents` added; what is already compressed is not touched again."""
    buffer = BytesIO(fixed)
    with ZipFile(buffer, "a") as archive:
        for name, content in contents.items():
            # level 1 costs 3 % more bytes than 6 and a quarter of its time
            archive.writestr(_info(name), content, compresslevel=1)
    return buffer.getvalue()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type, info.create_system = ZIP_DEFLATED, 3
    return info
