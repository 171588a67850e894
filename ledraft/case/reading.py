"""From bytes to a case: encoding, JSON, shape. All problems at once, each with its place; nothing is guessed."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ledraft import jsontext
from ledraft.case.model import Case
from ledraft.case.problems import Problem, problem_of, with_lines
from ledraft.errors import UnusableInput, UserError
from ledraft.languages import _, ngettext
from ledraft.osreasons import why

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Loaded:
    """A case as read: the case, the JSON data it was made from, the folder its files are relative to, and notices."""

    case: Case
    data: dict[str, Any]
    folder: Path = field(default_factory=Path)
    notices: tuple[str, ...] = ()


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `raw` (UTF-8 with or without BOM, else GB18030 with a notice).

    Raises UnusableInput for an empty file, one over 20 MB, or bytes in neither encoding.
    """
    if len(raw) > MAX_BYTES:
        raise UnusableInput(_("The file is larger than 20 MB; a case file never is. Is it the right file?"))
    if not raw.strip():
        raise UnusableInput(_("The file is empty. “ledraft new” starts a case file."))
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030"), (_("The file was read as GB18030; it is saved as UTF-8 from now on."),)
    except UnicodeDecodeError:
        raise UnusableInput(_("The file is neither UTF-8 nor GB18030 text. Save it as UTF-8.")) from None


def parse(text: str) -> Any:
    """The JSON data of `text`. Raises UnusableInput with the line for broken JSON, NaN, or keys that occur twice."""
    try:
        data = jsontext.loads(text)
    except json.JSONDecodeError as error:
        message = _("line {line}, column {column}: the JSON is broken here: {reason}.")
        line = message.format(line=error.lineno, column=error.colno, reason=_json_reason(error.msg))
        raise UnusableInput(_("This is not valid JSON."), [line]) from None
    except jsontext.NotANumber as error:
        raise UnusableInput(
            _("JSON knows no {name}; leave the key out or write the digits.").format(name=error)
        ) from None
    if jsontext.repeats_a_key(text):
        twice = [p for p in jsontext.places(text) if p.duplicate]
        message = _("this key stands twice; only one can be meant.")
        raise UnusableInput(
            _("The case file contradicts itself."), [str(Problem(p.path, message, p.line)) for p in twice]
        )
    return data


def _json_reason(message: str) -> str:
    """The json module's English reasons (CPython's Lib/json), in the language of the screen."""
    reasons = {
        "Expecting value": _("a value is missing"),
        "Expecting property name enclosed in double quotes": _("a key in double quotes is missing"),
        "Expecting ',' delimiter": _("a comma is missing"),
        "Expecting ':' delimiter": _("a colon is missing"),
        "Extra data": _("something follows after the end"),
        "Unterminated string starting at": _("a closing quotation mark is missing"),
        "Invalid control character at": _("a line break or control character stands inside quotation marks"),
        "Invalid \\escape": _("a backslash must be written twice"),
        "Illegal trailing comma before end of object": _("a comma stands before the closing bracket"),
        "Illegal trailing comma before end of array": _("a comma stands before the closing bracket"),
        "nested too deeply": _("brackets are nested too deeply"),
    }
    return next(
        (text for start, text in reasons.items() if message.startswith(start)), _("it cannot be read")
    )


def _without_nulls(data: Any) -> Any:
    """null means absent; other programs write it for every empty key."""
    if isinstance(data, dict):
        return {key: _without_nulls(value) for key, value in data.items() if value is not None}
    return [_without_nulls(value) for value in data] if isinstance(data, list) else data


def validate(data: Any) -> Case:
    """The case of JSON `data`. Raises UnusableInput carrying every problem of shape, each with its JSONPath."""
    case, problems = _validated(data)
    if case is None:
        raise UnusableInput(_("The case cannot be used:"), [str(p) for p in problems])
    return case


def _validated(data: Any) -> tuple[Case | None, list[Problem]]:
    if not isinstance(data, dict):
        return None, [Problem("$", _("a case is an object in curly brackets."))]
    try:
        return Case.model_validate(_without_nulls(data)), []
    except ValidationError as error:
        return None, [problem_of(e, Case) for e in error.errors(include_url=False, include_input=False)]


def read_bytes(raw: bytes, name: str, folder: Path) -> Loaded:
    """The case in `raw`; `name` is said in errors, `folder` is what its files are relative to. Raises UnusableInput."""
    try:
        text, notices = decode(raw)
        data = parse(text)
    except UnusableInput as error:
        raise UnusableInput(f"{name}: {error.headline}", error.lines) from None
    case, problems = _validated(data)
    if case is None:
        headline = ngettext(
            "{name} cannot be used; {count} problem:", "{name} cannot be used; {count} problems:", len(problems)
        )
        shown = [str(p) for p in with_lines(problems, text)]
        raise UnusableInput(headline.format(name=name, count=len(problems)), shown)
    return Loaded(case, data, folder, notices)


def read(path: Path) -> Loaded:
    """The case file at `path`. Raises UserError if it cannot be opened, UnusableInput if it cannot be used."""
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        raise UserError(_("{path} is a folder; give the case file in it.").format(path=path)) from None
    except FileNotFoundError:
        raise UserError(
            _("There is no file {path}. “ledraft new {path}” starts one.").format(path=path)
        ) from None
    except OSError as error:
        raise UserError(
            _("{path} cannot be opened: {reason}").format(path=path, reason=why(error))
        ) from None
    return read_bytes(raw, str(path), path.parent)
