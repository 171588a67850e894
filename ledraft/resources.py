"""Where templates, catalogues and data files are, in a wheel, an editable install or a source tree alike."""

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


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
    """The data file `name` (TOML, UTF-8), parsed once per process. Callers must not change what they get."""
    import tomllib  # `--help` reads no data file


    return tomllib.loads(data(name).read_text("utf-8"))


@cache
def json_data(name: str) -> Any:
    """The data file `name` (JSON, UTF-8), parsed once per process. Callers must not change what they get."""
    import json

    return json.loads(data(name).read_text("utf-8"))
