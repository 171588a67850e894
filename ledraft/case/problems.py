"""What pydantic found wrong with a case, in the user's language, each with its JSONPath and line."""

import difflib
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ledraft import jsontext
from ledraft.languages import _


@dataclass(frozen=True)
class Problem:
    """One thing that makes a case file unusable: where (JSONPath, line from 1 if known) and what."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.path}: {self.message}"
        return _("line {line}, {path}: {message}").format(
            line=self.line, path=self.path, message=self.message
        )


def json_path(location: Iterable[str | int]) -> str:
    """The JSONPath of a pydantic error location."""
    path = "$"
    for step in location:
        path = jsontext.child(path, step)
    return path


def _inner(annotation: Any) -> Any:
    while get_origin(annotation) in (list, typing.Annotated, typing.Union, types.UnionType):
        annotation = get_args(annotation)[0]
    return annotation


def _known_keys(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The keys that the object at `location` may have."""
    for step in location:
        if isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = _inner(fields[step].annotation)
    return [field.alias or name for name, field in model.model_fields.items()]


def _unknown_key(model: type[BaseModel], error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    close = difflib.get_close_matches(key, _known_keys(model, error["loc"][:-1]), n=1)
    if close:
        return _("there is no such key; did you mean “{key}”?").format(key=close[0])
    return _("there is no such key; “ledraft schema” lists the keys.")


_EXPECTS_TEXT = "must be text in double quotes."


def _messages() -> dict[str, str]:
    """pydantic's error types (https://docs.pydantic.dev/latest/errors/validation_errors/) that a case file can raise."""
    return {
        "literal_error": _("must be one of: {expected}."),
        "not_listed": _("must be one of: {expected}."),
        "string_type": _("must be text in double quotes."),
        "string_unicode": _("holds half a character (a lone surrogate); type the text anew."),
        "string_too_long": _("is too long; at most {max_length} characters."),
        "string_pattern_mismatch": _("must be a plain number such as 1.46966133: no separators, no unit."),
        "int_type": _("must be a whole number."),
        "int_parsing": _("must be a whole number."),
        "greater_than_equal": _("must be at least {ge}."),
        "less_than_equal": _("must be at most {le}."),
        "bool_type": _("must be true or false."),
        "list_type": _("must be a list in square brackets."),
        "model_type": _("must be an object in curly brackets."),
        "dict_type": _("must be an object in curly brackets."),
        "missing": _("must be given here."),
        "too_short": _("must hold at least {min_length} entry."),
        "too_long": _("must hold at most {max_length} entries."),
        "day": _("must be a date such as 2023-03-21."),
        "moment": _("must be a date-time with its offset, such as 2023-03-21T01:49:08+08:00."),
    }


def known_types() -> frozenset[str]:
    """The pydantic error types that have a message of ours."""
    return frozenset(_messages()) | {"extra_forbidden"}


def problem_of(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    """`error` of a validation of `model`, in the language of the screen. The value itself is never repeated."""
    if error["type"] == "extra_forbidden":
        message = _unknown_key(model, error)
    else:
        message = _messages().get(error["type"], _("is not valid here.")).format(**_bounds(error))
    return Problem(json_path(error["loc"]), message)


def _bounds(error: ErrorDetails) -> dict[str, Any]:
    """What pydantic says was expected; it joins the last two words of a list in English."""
    return {k: v.replace(" or ", _(" or ")) if isinstance(v, str) else v for k, v in error.get("ctx", {}).items()}


def with_lines(problems: Iterable[Problem], text: str) -> list[Problem]:
    """`problems` with the line of each path in `text`; a path that is absent there gets the line of its parent."""
    lines = {place.path: place.line for place in jsontext.places(text)}
    return [Problem(p.path, p.message, _line(p.path, lines)) for p in problems]


def _line(path: str, lines: dict[str, int]) -> int | None:
    while path not in lines and path != "$":
        path = path[: max(path.rfind("."), path.rfind("["))] or "$"
    return lines.get(path)
