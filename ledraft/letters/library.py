"""The shipped letters and forms, compiled once per process."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ledraft import resources
from ledraft.case.model import Case
from ledraft.languages import Language
from ledraft.letters import bundle
from ledraft.letters.catalogue import Letter, letters
from ledraft.letters.compiled import CompiledTemplate, compile_bundle, compile_form, compile_prose

FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType({})
"""No letter needs a filter: values arrive as they are to be printed."""

_ENGLISH_STYLES = "en"


def _path(language: Language, name: str) -> Path:
    return resources.templates() / language / name


@cache
def _frame(language: Language, name: str) -> bytes:
    return _path(language, f"{name}.docx").read_bytes()


@cache
def compiled(letter: Letter, language: Language) -> CompiledTemplate:
    """`letter` in `language`, ready to render. Raises UnusableInput if its text or its Word file is unusable."""
    if letter.form:
        path = _path(language, f"{letter.id}.docx")
        return compile_form(path.read_bytes(), f"{language}/{path.name}", FILTERS)
    path = _path(language, f"{letter.id}.md")
    source = path.read_text("utf-8")
    return compile_prose(source, f"{language}/{path.name}", _frame(language, letter.frame_for(language)), FILTERS)


def kit_id(letter: Letter, language: Language) -> str:
    """How the kit names one letter in one language."""
    return f"{letter.id}.{language}"


@cache
def kit() -> CompiledTemplate:
    """All pages that the officer must complete, in one Word file whose repeated controls are bound to each other.

    Each letter reads its own context, `kit.letters[<id>.<language>]`.
    """
    bound = [(one, language) for one in letters() if one.in_kit for language in one.languages]
    return compile_bundle([_bundled(one, language) for one, language in bound], _frame("zh", "frame-kit"), FILTERS)


def _bundled(one: Letter, language: Language) -> bundle.BundledLetter:
    path = _path(language, f"{one.id}.md")
    names = sorted({variable.split(".")[0] for variable in compiled(one, language).variables} - {"page"})
    own = "".join(f'{{% set {name} = kit.letters["{kit_id(one, language)}"]["{name}"] %}}\n\n' for name in names)
    prefix = _ENGLISH_STYLES if language == "en" else ""
    return kit_id(one, language), own + path.read_text("utf-8"), f"{language}/{path.name}", prefix


def request_letter(case: Case) -> Letter | None:
    """The letter of the case's main request: of the first of its requests that has a letter, else the data request."""
    kinds = [request.kind for request in case.requests] or ["data"]
    return next((one for kind in kinds for one in letters() if one.request == kind and not one.form), None)
