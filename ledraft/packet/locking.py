"""A locked packet: a ZIP with AES encryption (WinZip AE-2, 256 bits) and neutral names, under a generated pass-phrase.

The pass-phrase is made here and given to the caller to be shown once; it stands in no file and on no command line.
Format: https://www.winzip.com/en/support/aes-encryption/ ; AE-2 stores no checksum of the plain text.
"""

import math
import secrets
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from io import BytesIO
from pathlib import Path, PurePosixPath

from ledraft import atomic, resources
from ledraft.errors import UserError
from ledraft.languages import _
from ledraft.osreasons import why

MIN_BITS = 80
UNTOLD = ".untold"
"""Behind the name of a locked ZIP whose pass-phrase nobody has been shown yet."""
INDEX = "000-index.txt"
_KEY_BITS = 256
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_IDENTITY_STEMS = ("badge_front", "badge_back", "selfie")


def pass_phrase() -> str:
    """A new pass-phrase of at least 80 bits, in lower-case words joined by hyphens."""
    words = resources.toml("passphrase.toml")["words"]
    count = math.ceil(MIN_BITS / math.log2(len(words)))
    return "-".join(secrets.choice(words) for _each in range(count))


def write(files: Mapping[str, bytes], path: Path) -> str:
    """Write `files` (name → content) as the locked ZIP `path`; the pass-phrase is returned.

    Raises UserError if the disk refuses; an older file then stays.
    """
    phrase = pass_phrase()
    try:
        atomic.write(path, locked(files, phrase))
    except OSError as error:
        message = _("{path} could not be written: {reason}")
        raise UserError(message.format(path=path, reason=why(error))) from None
    return phrase


def write_apart(files: Mapping[str, bytes], path: Path) -> dict[Path, str]:
    """Write the packet as the locked ZIP `path` and what holds identity copies as a locked ZIP of its own beside it.

    Returns each file with its own pass-phrase; it waits under another name until it is `told`. Raises UserError if the
    disk refuses.
    """
    apart = {name: content for name, content in files.items() if holds_identity(name, content)}
    rest = {name: content for name, content in files.items() if name not in apart}
    parts = {path: rest} | ({path.with_name(f"{path.stem}-2{path.suffix}"): apart} if apart else {})
    return {target: write(part, untold(target)) for target, part in parts.items()}


def untold(path: Path) -> Path:
    """Where the locked ZIP `path` waits until its pass-phrase has been shown."""
    return path.with_name(path.name + UNTOLD)


def told(path: Path) -> None:
    """Give the locked ZIP its name `path`, now that its pass-phrase has been shown.

    Raises UserError if the disk refuses.
    """
    try:
        untold(path).replace(path)
    except OSError as error:
        message = _("{path} could not be written: {reason}")
        raise UserError(message.format(path=path, reason=why(error))) from None


def holds_identity(name: str, content: bytes) -> bool:
    """Whether a file is an identity copy (a badge photo, the selfie) or an e-mail draft that carries one."""
    if PurePosixPath(name).stem in _IDENTITY_STEMS:
        return True
    if not name.endswith(".eml"):
        return False
    attached = (part.get_filename("") for part in message_from_bytes(content).walk())
    return any(PurePosixPath(one).stem in _IDENTITY_STEMS for one in attached)


def locked(files: Mapping[str, bytes], phrase: str) -> bytes:
    """`files` as a ZIP locked with `phrase`: 001.docx, 002.docx …, and an index inside that says which is which."""
    import pyzipper

    names = neutral_names(files)
    index = "".join(f"{neutral}\t{name}\n" for name, neutral in names.items())
    buffer = BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
        archive.setpassword(phrase.encode("ascii"))
        archive.setencryption(
            pyzipper.WZ_AES, nbits=_KEY_BITS, force_wz_aes_version=pyzipper.zipfile_aes.WZ_AES_V2
        )
        for neutral, content in [(INDEX, index.encode()), *((names[n], files[n]) for n in names)]:
            info = archive.zipinfo_cls(neutral, _FIXED_DATE)
            info.compress_type, info.external_attr = pyzipper.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def neutral_names(names: Iterable[str]) -> dict[str, str]:
    """Name → a name that says nothing but the kind of file, in order."""
    return {name: f"{number:03d}{PurePosixPath(name).suffix.lower()}" for number, name in enumerate(names, 1)}
