"""Programs of the shipped letters, made when ledraft is installed, so that an export need not compile them.

Each file begins with a fingerprint of its content and of all that it was made from. One that is stale, damaged or made
for another Python is passed over, and the template is compiled as if it were not there. A user's own template never comes
this way.
"""

import marshal
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from ledraft import resources
from ledraft.letters.compiled import Program

FOLDER = "compiled"
_MADE_WITH = ("docxtpl", "jinja2", "lxml", "markdown-it-py")
_DIGEST = 32
_REPRODUCIBLE = 2
"""The newest format of `marshal` in which equal programs are equal bytes; later ones record which objects are shared."""


def folder() -> Path:
    """The folder of the programs for this Python, in `templates`."""
    return resources.templates() / FOLDER / str(sys.implementation.cache_tag)


def load(name: str, sources: Sequence[Path]) -> Program | None:
    """The program kept as `name` if it was made from `sources` as they are now, by these versions; None otherwise."""
    try:
        kept = _path(name).read_bytes()
    except OSError:
        return None
    digest, content = kept[:_DIGEST], kept[_DIGEST:]
    return Program(*marshal.loads(content)) if digest == _fingerprint(content, sources) else None  # noqa: S302


def save(name: str, sources: Sequence[Path], program: Program) -> None:
    """Keep `program`, made from `sources`, as `name`."""
    content = marshal.dumps(tuple(program), _REPRODUCIBLE)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_fingerprint(content, sources) + content)


def clear() -> None:
    """Remove all programs of this Python."""
    for path in folder().glob("*.bin"):
        path.unlink()


def _path(name: str) -> Path:
    return folder() / f"{name}.bin"


def _fingerprint(content: bytes, sources: Sequence[Path]) -> bytes:
    """32 bytes that change with the content, with a source and with whatever compiles them."""
    seen = sha256(_compiler())
    for part in (content, *(part for path in sources for part in (path.name.encode(), path.read_bytes()))):
        seen.update(len(part).to_bytes(8))
        seen.update(part)
    return seen.digest()


@cache
def _compiler() -> bytes:
    """What programs are compiled by: this Python, the libraries, the modules of this package."""
    versions = "".join(f"{library} {version(library)}\n" for library in _MADE_WITH)
    modules = (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return MAGIC_NUMBER + versions.encode() + sha256(b"".join(modules)).digest()
