"""JSON text as people write it: where each value stands, and keys that occur twice.

`json.loads` keeps neither lines nor duplicate keys; this walk finds both, and is made only when something is wrong.
Numbers keep their own digits (as text), so an amount is never a float.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.encoder import encode_basestring
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_BESIDE_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[^\[\]{}"]+')
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_SCALAR = re.compile(r"[^\s,\]\}]+")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


class NotANumber(ValueError):
    """NaN or Infinity stood in the text: JSON knows neither."""


@dataclass(frozen=True)
class Place:
    """One value of a JSON text: its JSONPath, its line (from 1), and whether its key had occurred before."""

    path: str
    line: int
    duplicate: bool = False


def _refuse_constant(name: str) -> Any:
    raise NotANumber(name)


def loads(text: str) -> Any:
    """Parse `text`; numbers with a fraction or exponent stay text, whole numbers are int, null is None.

    Raises json.JSONDecodeError for broken JSON, NotANumber for NaN and Infinity, RecursionError never: text nested
    deeper than 100 levels is refused as broken JSON.
    """
    _refuse_depth(text)
    return json.loads(text, parse_float=str, parse_constant=_refuse_constant)


def dumps(data: Any) -> str:
    """JSON `data` as text, indented by two, characters as they are: what `json.dumps` with `indent=2` and
    `ensure_ascii=False` gives, in a fifth of its time, for that walks every value with generators.
    """
    return _written(data, "\n")


def _written(data: Any, line: str) -> str:
    """`data`, each line of it begun by `line` (a line feed and the indentation)."""
    if isinstance(data, str):
        return encode_basestring(data)
    below = f"{line}  "
    if isinstance(data, dict) and data:
        items = [f"{encode_basestring(key)}: {_written(value, below)}" for key, value in data.items()]
        return f"{{{below}{f',{below}'.join(items)}{line}}}"
    if isinstance(data, list | tuple) and data:
        return f"[{below}{f',{below}'.join([_written(value, below) for value in data])}{line}]"
    return json.dumps(data)


def repeats_a_key(text: str) -> bool:
    """Whether some object of the valid JSON `text` holds a key twice. `places` says where."""
    found = False

    def look(pairs: list[tuple[str, Any]]) -> None:
        nonlocal found
        found = found or len(pairs) != len({key for key, _value in pairs})

    json.loads(text, object_pairs_hook=look)
    return found


def _refuse_depth(text: str, limit: int = 100) -> None:
    brackets = _BESIDE_BRACKETS.sub("", text)
    if '"' not in brackets and max(accumulate(map(_STEP.__getitem__, brackets)), default=0) <= limit:
        return
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        mark = found.group()
        if mark[0] == '"':
            continue
        depth += 1 if mark in "[{" else -1
        if depth > limit:
            raise json.JSONDecodeError("nested too deeply", text, found.start())


def child(path: str, key: str | int) -> str:
    """The JSONPath of `key` (an object's key or an array's index) below `path`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if _PLAIN_KEY.match(key) else f"{path}[{json.dumps(key, ensure_ascii=False)}]"


def places(text: str) -> Iterator[Place]:
    """Every value of the valid JSON `text`, in order, with its path and line."""
    walk = _Walk(text)
    yield from walk.value("$", _SPACE.match(text, 0).end(), duplicate=False)  # type: ignore[union-attr]


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0

    def _skip(self, at: int) -> int:
        return _SPACE.match(self.text, at).end()  # type: ignore[union-attr]

    def value(self, path: str, at: int, *, duplicate: bool) -> Iterator[Place]:
        """The value that begins at `at`, and all below it; `end` is then behind it."""
        yield Place(path, self.text.count("\n", 0, at) + 1, duplicate)
        opening = self.text[at]
        if opening == "{":
            yield from self._object(path, at + 1)
        elif opening == "[":
            yield from self._array(path, at + 1)
        elif opening == '"':
            _value, self.end = scanstring(self.text, at + 1, True)
        else:
            self.end = _SCALAR.match(self.text, at).end()  # type: ignore[union-attr]

    def _object(self, path: str, at: int) -> Iterator[Place]:
        seen: set[str] = set()
        at = self._skip(at)
        while self.text[at] != "}":
            key, at = scanstring(self.text, at + 1, True)
            at = self._skip(self._skip(at) + 1)
            yield from self.value(child(path, key), at, duplicate=key in seen)
            seen.add(key)
            at = self._next(self.end)
        self.end = at + 1

    def _array(self, path: str, at: int) -> Iterator[Place]:
        at, index = self._skip(at), 0
        while self.text[at] != "]":
            yield from self.value(child(path, index), at, duplicate=False)
            index, at = index + 1, self._next(self.end)
        self.end = at + 1

    def _next(self, at: int) -> int:
        at = self._skip(at)
        return self._skip(at + 1) if self.text[at] == "," else at
