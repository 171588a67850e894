"""The font for pictures that carry Chinese text: one that the system has, by the names in
`data/exports/shared/fonts.toml`.
"""

import os
from functools import cache
from pathlib import Path

from ledraft import resources
from ledraft.errors import UnusableInput
from ledraft.languages import _


@cache
def chinese_font() -> Path:
    """The file of a font that holds Chinese characters. Raises UnusableInput if the system has none."""
    known = resources.toml("exports/shared/fonts.toml")
    found: dict[str, Path] = {}
    for folder in known["folders"]:
        for place, _folders, files in os.walk(Path(folder).expanduser()):
            for name in files:
                found.setdefault(name.lower(), Path(place) / name)
    for name in known["files"]:
        if name.lower() in found:
            return found[name.lower()]
    raise UnusableInput(
        _("No font with Chinese characters was found. Install one (such as Noto Sans CJK) and try again.")
    )
