"""How a value of a case is shown on the screen beside another: sensitive ones masked, long ones around the difference."""

from typing import Any

from ledraft.case.ownership import is_sensitive
from ledraft.languages import _

_WIDE, _BEFORE, _AFTER = 100, 20, 60


def shown(path: str, value: Any, beside: Any = "") -> str:
    """`value` at `path`, in one line; `beside` is the other value that it is compared with."""
    if value in (None, ""):
        return _("(nothing)")
    text = value if isinstance(value, str) else str(value)
    if is_sensitive(path):
        return masked(text)
    return _around(" ".join(text.split()), " ".join(str(beside or "").split()))


def masked(text: str) -> str:
    """The first and last character at most, and how many there are: `1…X (18 characters)`."""
    ends = f"{text[0]}…{text[-1]}" if len(text) > 3 else "…"
    return _("{ends} ({count} characters)").format(ends=ends, count=len(text))


def _around(text: str, other: str) -> str:
    if len(text) <= _WIDE:
        return text
    same = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start = max(0, min(same, len(text) - _AFTER) - _BEFORE)
    end = start + _BEFORE + _AFTER
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
