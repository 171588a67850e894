"""What was typed, as the value that the case file holds, or the reason why it cannot be taken.

`accept` refuses what would make the file unusable or change an identifier; `doubt` only says what looks wrong.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledraft.case import paths, reading
from ledraft.errors import UnusableInput
from ledraft.evidence.register import next_id
from ledraft.identifiers.text import hidden_characters
from ledraft.identifiers.verdict import Verdict, explain
from ledraft.languages import _
from ledraft.rules.files import Files
from ledraft.wizard import moments
from ledraft.wizard.questions import Question, required_keys


@dataclass(frozen=True)
class Refusal:
    """Why an answer was not taken, in the language of the screen, and what was typed."""

    reason: str
    typed: str = ""


_BROKEN = {"surrogate", "noncharacter"}
_BREAK = re.compile(r"\s*[\n\t]\s*")
_BREAK_IN_CHINESE = re.compile(r"(?<=[\u2e80-\u9fff，。；：、）])\s*[\n\t]\s*(?=[\u2e80-\u9fff（])")
_BETWEEN = re.compile(r"[\s,;，；、]+")
_BETWEEN_NAMES = re.compile(r"[,;，；、\n]")
_AMOUNT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


def accept(question: Question, typed: str, folder: Path) -> Any | Refusal:
    """The value for `question`, or a Refusal. Files are named relative to `folder`, where the case file is."""
    kind = question.kind
    if kind == "identifier":
        return _identifier(typed)
    if kind == "identifiers":
        return _identifiers(typed)
    if kind == "names":
        return _names(typed)
    if kind == "amount":
        return _amount(typed)
    if kind == "day":
        return moments.typed_day(typed) or Refusal(_("This is no date. Type it like 2023-03-21 or 2023年3月21日."))
    if kind in ("file", "image"):
        return _file(kind, typed, folder)
    return _text(typed, lines=kind == "long")


def _identifier(typed: str) -> str | Refusal:
    found = hidden_characters(typed)
    if found:
        message = _("Character {place} cannot be seen; it was copied along. Identifiers are kept exactly: copy it again.")
        return Refusal(message.format(place=found[0][0] + 1))
    if typed != typed.strip() or "\n" in typed or "\r" in typed or "\t" in typed:
        return Refusal(_("A space or line break was copied along. Identifiers are kept exactly; take it away."))
    return typed


def _identifiers(typed: str) -> list[str] | Refusal:
    found = [_identifier(part) for part in _BETWEEN.split(typed.strip()) if part]
    return next((one for one in found if isinstance(one, Refusal)), [one for one in found if isinstance(one, str)])


def _names(typed: str) -> list[str] | Refusal:
    """Several names on one line; a name may hold spaces."""
    found = [_text(part, lines=False) for part in _BETWEEN_NAMES.split(typed)]
    refused = next((one for one in found if isinstance(one, Refusal)), None)
    return refused or [one for one in found if isinstance(one, str) and one]


def _amount(typed: str) -> str | Refusal:
    digits = typed.strip()
    if _AMOUNT.fullmatch(digits):
        return digits
    return Refusal(_("Type the digits alone, like 1.46966133: no thousands separators, no unit, no sign but a minus."))


def _text(typed: str, *, lines: bool) -> str | Refusal:
    """Free text without what nobody can see; a pasted line break is kept in long texts and closed up elsewhere."""
    hidden = dict(hidden_characters(typed))
    if _BROKEN & set(hidden.values()):
        return Refusal(_("A character is broken, as after copying from a program with another encoding. Type it anew."))
    seen = "".join(c for n, c in enumerate(typed) if hidden.get(n) in (None, "private_use")).strip()
    seen = re.sub(r"\r\n?", "\n", seen)
    return seen if lines else _BREAK.sub(" ", _BREAK_IN_CHINESE.sub("", seen))


def unquoted(typed: str) -> str:
    """A path as dragged into a window or typed: quotation marks off, `\\ ` as a space, `~` as the home folder."""
    text = typed.strip()
    text = re.sub(r"^& ", "", text)  # PowerShell puts a call operator before a dragged file
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif "\\ " in text:
        text = text.replace("\\ ", " ")
    text = text.removeprefix("file://")
    try:
        return str(Path(text).expanduser())
    except RuntimeError:  # no home folder of that name
        return text


def _file(kind: str, typed: str, folder: Path) -> Any | Refusal:
    if hidden_characters(typed) or "\n" in typed:
        return Refusal(_("The path holds a character that cannot be seen. Type it anew."))
    name, state = "", "missing"
    with suppress(OSError):  # a name longer than the file system allows
        name = _relative(Path(unquoted(typed)), folder)
        state = Files(folder).image(name) if kind == "image" else Files(folder).evidence(name, "")
    if state == "missing":
        return Refusal(_("There is no such file. Give its path, or drag the file into this window."))
    if state == "unreadable":
        return Refusal(_("The picture does not open or is cut off. JPEG, PNG and HEIC are taken."))
    return {"file": name} if kind == "image" else name


def _relative(path: Path, folder: Path) -> str:
    """`path` as seen from `folder`, with forward slashes, where it lies inside; else in full."""
    full = path.absolute() if path.exists() else (folder / path).absolute()
    try:
        return full.relative_to(folder.absolute()).as_posix()
    except ValueError:
        return str(full)


def placed(data: Mapping[str, Any], question: Question, value: Any) -> dict[str, Any]:
    """A copy of `data` with `value` in its place. A new list entry gets its other required keys, still empty."""
    changed: dict[str, Any] = deepcopy(dict(data))
    if question.row and paths.peek(changed, question.row) is None:
        paths.put(changed, question.row, _begun(_list_of(question), changed))
    paths.put(changed, question.path, value)
    if value in ("", None) and question.required and question.row:
        paths.peek(changed, question.row)[question.path.rsplit(".", 1)[1]] = ""
    return changed


def _begun(list_path: str, data: Mapping[str, Any]) -> dict[str, str]:
    """A new entry of a list: its required keys, still empty; a piece of evidence has its number at once."""
    if list_path == "$.evidence":
        return {"id": next_id(paths.peek(data, list_path) or [])}
    return {key: "" for key in sorted(required_keys(list_path))}


def _list_of(question: Question) -> str:
    return question.row[: question.row.rindex("[")]


def unusable(data: Mapping[str, Any]) -> Refusal | None:
    """Why a case file of `data` could not be read again, or None if it could."""
    try:
        reading.validate(data)
    except UnusableInput as error:
        return Refusal("\n".join(line.partition(": ")[2] or line for line in error.lines))
    return None


def doubt(question: Question, value: Any, data: Mapping[str, Any]) -> str:
    """What looks wrong with a value that the file may hold, or "". The person decides."""
    if question.path.endswith((".name.family.en", ".name.given.en")) and _misspelt(question, value, data):
        return _("these letters are no reading of the Chinese characters.")
    if question.kind == "identifier" and not any(char.isalnum() for char in value):
        return _("it holds neither a letter nor a digit. What is not known is left open.")
    verdict = _verdict(question, value, data)
    return "" if verdict is None or verdict.ok else explain(verdict)


def _misspelt(question: Question, value: str, data: Mapping[str, Any]) -> bool:
    from ledraft.names.pinyin import misspelt

    chinese = paths.peek(data, question.path.removesuffix(".en") + ".zh")
    return isinstance(chinese, str) and misspelt(chinese, value)


def _verdict(question: Question, value: Any, data: Mapping[str, Any]) -> Verdict | None:
    if question.kind == "email":
        from ledraft.identifiers.mail import check_email

        return check_email(value)
    if question.kind == "phone":
        from ledraft.identifiers.phone import check_phone

        return check_phone(value, paths.peek(data, "$.agency.country") or "CN")
    if question.path.endswith((".asset", ".currency")):
        from ledraft.identifiers.asset import check_asset

        return check_asset(value)
    if question.path == "$.agency.verification.website":
        from ledraft.rules.doctor import check_url

        return check_url(value)
    if question.path == "$.reporter.identity.number" and paths.peek(data, "$.reporter.identity.type") == "resident_id":
        from ledraft.identifiers.person import check_resident_id

        return check_resident_id(value)
    return None
