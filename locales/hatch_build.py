"""What is made whenever the package is built: gettext catalogues, the programs of the letters, the data files parsed.

Everything made here is ignored by git. Without the programs and the parsed data ledraft works the same and starts slower.
"""

import compileall
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# babel would write the minute of the build into each catalogue; this is the day that hatchling writes into archives.
_THE_DAY = datetime(2020, 2, 2, tzinfo=UTC)


class BuildHook(BuildHookInterface):
    """Writes a `.mo` beside each `.po`; for wheels and editable installs also letters and data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make everything before the wheel, sdist or editable install (`version` is "editable") is put together."""
        root = Path(self.root)
        _compile_catalogues(root)
        if self.target_name == "wheel":
            letters, tables = _compile_data(root)
            build_data["force_include"] |= {letters: f"ledraft/_data/{letters}", tables: tables}
        if version == "editable":  # of a wheel, the installer compiles the modules
            compileall.compile_dir(root / "ledraft", quiet=2)


def _compile_catalogues(root: Path) -> None:
    for po in sorted(root.glob("locales/*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source)
        catalogue.creation_date = catalogue.revision_date = _THE_DAY
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def _compile_data(root: Path) -> list[str]:
    """The folders of the programs and of the data tables that were made, relative to `root`."""
    sys.path.insert(0, str(root))
    try:
        from ledraft import resources
        from ledraft.letters.library import precompile

        return [made.relative_to(root).as_posix() for made in (precompile(), resources.keep_parsed())]
    finally:
        sys.path.remove(str(root))
