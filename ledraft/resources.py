"""Where templates, catalogues and data files are, in a wheel, an editable install or a source tree alike."""

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_PARSED, _DIGEST = "parsed", 32


@cache
def _root() -> Path:
    """A wheel carries templates and locales inside the package; a source tree keeps them beside it."""
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """The folder that holds `<lang>/<letter>.md`, `<lang>/frame*.docx` and the forms."""
    return _root() / "templates"


def locales() -> Path:
    """The gettext folder, `<lang>/LC_MESSAGES/ledraft.mo`."""
    return _root() / "locales"


def data(name: str) -> Path:
    """The path of the data file or folder `name` below `ledraft/data`."""
    return _PACKAGE / "data" / name


@cache
def toml(name: str) -> dict[str, Any]:
    """The data file `name` (TOML, UTF-8), read once per process. Callers must not change what they get."""
    return table(data(name))


def table(path: Path) -> dict[str, Any]:
    """The TOML file at `path` (UTF-8): as it was parsed at installation if it has not changed since, else parsed now.

    Raises OSError, UnicodeDecodeError, tomllib.TOMLDecodeError.
    """
    source = path.read_bytes()
    content = _parsed_before(path, source)
    if content is not None:
        import pickle  # `--help` reads no data file

        before: dict[str, Any] = pickle.loads(content)  # noqa: S301 - made by `keep_parsed`, as trusted as this module
        return before
    import tomllib

    return tomllib.loads(source.decode("utf-8"))


def keep_parsed() -> Path:
    """Parse every data file and keep the tables, which load in a tenth of the time, in the folder that is returned."""
    import pickle
    import tomllib

    for path in sorted(data("").rglob("*.toml")):
        source = path.read_bytes()
        content = pickle.dumps(tomllib.loads(source.decode("utf-8")), protocol=5)
        kept = _place_of_parsed(path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_digest(source, content) + content)
    return data(_PARSED)


def _parsed_before(path: Path, source: bytes) -> bytes | None:
    """What was kept of the data file at `path`, if it is whole and was made from `source`; None for any other file."""
    if not path.is_relative_to(data("")):
        return None
    try:
        kept = _place_of_parsed(path).read_bytes()
    except OSError:
        return None
    digest, content = kept[:_DIGEST], kept[_DIGEST:]
    return content if digest == _digest(source, content) else None


def _place_of_parsed(path: Path) -> Path:
    return data(_PARSED) / path.relative_to(data("")).with_suffix(".pickle")


def _digest(source: bytes, content: bytes) -> bytes:
    from hashlib import sha256

    return sha256(len(source).to_bytes(8) + source + content).digest()


@cache
def json_data(name: str) -> Any:
    """The data file `name` (JSON, UTF-8), parsed once per process. Callers must not change what they get."""
    import json

    return json.loads(data(name).read_text("utf-8"))
