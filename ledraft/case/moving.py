"""The files that a case names, when the case file moves to another folder."""

import os
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

_IMAGES = ("badge_front", "badge_back", "selfie")


def moved(data: dict[str, Any], folders: Sequence[Path], target: Path) -> dict[str, Any]:
    """`data` with its evidence and image files named relative to the folder `target`.

    Each file is looked for in `target`, then in `folders`; one that is nowhere keeps its name (a rule finds it).
    """
    changed = deepcopy(data)
    credentials = changed.get("officer", {}).get("credentials", {})
    holders = [*changed.get("evidence", []), *(credentials[name] for name in _IMAGES if name in credentials)]
    for holder in holders:
        if holder.get("file"):
            holder["file"] = _named_from(holder["file"], [target, *folders], target)
    return changed


def _named_from(name: str, folders: Sequence[Path], target: Path) -> str:
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if found is None or found == target / name:
        return name
    try:
        return Path(os.path.relpath(found.resolve(), target.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return found.resolve().as_posix()
