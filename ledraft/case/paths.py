"""Definite paths into a case (`$.officer.name.family`) and into its JSON data. No wildcards."""

import re
from functools import lru_cache
from typing import Any

from ledraft.case.base import Part

_STEP = re.compile(r"\.([A-Za-z_$]+)|\[(\d+)\]")


def steps(path: str) -> list[str | int]:
    """`$.a.b[0]` as `["a", "b", 0]`. Raises ValueError for anything else."""
    found = _STEP.findall(path)
    if path != "$" + "".join(f".{name}" if name else f"[{index}]" for name, index in found):
        raise ValueError(path)
    return [name or int(index) for name, index in found]


_steps = lru_cache(maxsize=1024)(steps)


def get(case: Part, path: str) -> Any:
    """What stands at `path` in `case`; every key has at least its empty value. Raises IndexError beyond a list's end."""
    value: Any = case
    for step in _steps(path):
        value = value[step] if isinstance(step, int) else getattr(value, "from_" if step == "from" else step)
    return value


def peek(data: Any, path: str) -> Any:
    """What stands at `path` in JSON data, or None if nothing does."""
    for step in steps(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Set `path` in JSON data, making objects and lists on the way; an empty value removes the key."""
    *way, last = steps(path)
    here: Any = data
    for step, following in zip(way, [*way, last][1:], strict=True):
        here = _enter(here, step, [] if isinstance(following, int) else {})
    if value in ("", None, [], {}) and isinstance(here, dict):
        here.pop(last, None)
    elif isinstance(here, list) and last == len(here):
        here.append(value)
    else:
        here[last] = value


def _enter(here: Any, step: str | int, empty: Any) -> Any:
    if isinstance(step, str):
        return here.setdefault(step, empty)
    if step == len(here):
        here.append(empty)
    return here[step]
