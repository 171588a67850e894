"""The ZIP around a packet, byte by byte: what ledraft writes beside the files' own content is known in advance.

Format: APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (end record).
"""

import struct
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

_DATE, _UNIX, _MODE = (1980, 1, 1, 0, 0, 0), 3, 0o600 << 16
_DOS_DATE, _VERSION, _UTF8 = 0x21, 20, 0x800
_LOCAL = struct.Struct("<4s5H3L2H")


def is_disturbed(data: bytes) -> bool:
    """Whether a byte between the members of the ZIP `data` is not as ledraft wrote it. Raises zipfile.BadZipFile.

    A ZIP that another program packed is never disturbed: nothing is known of how it was.
    """
    with ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
    ours = sum((i.date_time, i.create_system, i.external_attr) == (_DATE, _UNIX, _MODE) for i in infos)
    return 2 * ours > len(infos) and _as_written(data, infos) != data


def _as_written(data: bytes, infos: Sequence[ZipInfo]) -> bytes:
    """The same compressed members as ledraft puts them: without gap, extra field or comment."""
    members, directory = BytesIO(), BytesIO()
    for info in infos:
        name = info.filename.encode()
        flags = 0 if name.isascii() else _UTF8
        sizes = (info.CRC, info.compress_size, info.file_size, len(name))
        facts = (_VERSION, flags, info.compress_type, 0, _DOS_DATE, *sizes)
        start = info.header_offset + _LOCAL.size + len(name)
        central = struct.pack("<4sH5H3L5H2L", b"PK\1\2", _UNIX << 8 | _VERSION, *facts, 0, 0, 0, 0, _MODE, members.tell())
        directory.write(central + name)
        members.write(_LOCAL.pack(b"PK\3\4", *facts, 0) + name + data[start : start + info.compress_size])
    size, offset, count = directory.tell(), members.tell(), len(infos)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return members.getvalue() + directory.getvalue() + end
