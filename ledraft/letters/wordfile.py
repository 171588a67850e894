"""A Word file as members of a ZIP archive, written so that equal content gives equal bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_FIRST = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_SMALL = 1024
"""A part below this size is stored as it is: to set up a compressor takes longer than the part is worth."""


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
    packing = _packing(fixed)
    buffer = BytesIO()
    buffer.write(packing.compressed)
    with ZipFile(buffer, "w") as archive:
        for info in packing.directory:  # `ZipFile(…, "a")` would read the directory anew for every document
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        for name, content in contents.items():
            # level 1 costs 3 % more bytes than 6 and a quarter of its time
            archive.writestr(_info(name, len(content)), content, compresslevel=1)
    return buffer.getvalue()


def unchanged(data: bytes, fixed: bytes) -> Mapping[str, str]:
    """The members of `data` that stand in it as they do in `fixed`, byte for byte: name → SHA-256 of the content.

    Empty if `data` was not made from `fixed` by `appended`, or its beginning was changed since.
    """
    packing = _packing(fixed) if fixed else None
    return packing.hashes if packing and data.startswith(packing.compressed) else {}


@dataclass(frozen=True)
class _Packing:
    """A Word file as every document made from it begins: the compressed members, their directory, their hashes."""

    compressed: bytes
    directory: tuple[ZipInfo, ...]
    hashes: Mapping[str, str]


@lru_cache(maxsize=256)
def _packing(fixed: bytes) -> _Packing:
    with ZipFile(BytesIO(fixed)) as archive:
        infos = tuple(archive.infolist())
        hashes = {info.filename: sha256(archive.read(info)).hexdigest() for info in infos}
        return _Packing(fixed[: archive.start_dir], infos, hashes)


def _info(name: str, size: int = _SMALL) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type, info.create_system = ZIP_STORED if size < _SMALL else ZIP_DEFLATED, 3
    return info
