"""The shipped letters and forms, compiled once: when ledraft is installed, else when one is first needed."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ledraft import resources
from ledraft.case.model import Case
from ledraft.languages import Language
from ledraft.letters import precompiled
from ledraft.letters.catalogue import Letter, letters
from ledraft.letters.compiled import CompiledTemplate, Program, ready

if TYPE_CHECKING:
    from ledraft.letters.bundle import BundledLetter

FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType({})
"""No letter needs a filter: values arrive as they are to be printed."""

_ENGLISH_STYLES, _KIT = "en", "kit"


def _path(language: Language, name: str) -> Path:
    return resources.templates() / language / name


@cache
def compiled(letter: Letter, language: Language) -> CompiledTemplate:
    """`letter` in `language`, ready to render. Raises UnusableInput if its text or its Word file is unusable."""
    kept = precompiled.load(f"{language}-{letter.id}", _sources(letter, language))
    return ready(kept or _program(letter, language), FILTERS)


def _program(letter: Letter, language: Language) -> Program:
    from ledraft.letters import compiling  # loads docxtpl and lxml

    path, *frame = _sources(letter, language)
    name = f"{language}/{path.name}"
    if letter.form:
        return compiling.form_program(path.read_bytes(), name, FILTERS)
    return compiling.prose_program(path.read_text("utf-8"), name, frame[0].read_bytes(), FILTERS)


def _sources(letter: Letter, language: Language) -> list[Path]:
    if letter.form:
        return [_path(language, f"{letter.id}.docx")]
    return [_path(language, f"{letter.id}.md"), _path(language, f"{letter.frame_for(language)}.docx")]


def kit_id(letter: Letter, language: Language) -> str:
    """How the kit names one letter in one language."""
    return f"{letter.id}.{language}"


@cache
def kit() -> CompiledTemplate:
    """All pages that the officer must complete, in one Word file whose repeated controls are bound to each other.

    Each letter reads its own context, `kit.letters[<id>.<language>]`.
    """
    return ready(precompiled.load(_KIT, _kit_sources()) or _kit_program(), FILTERS)


def _kit_program() -> Program:
    from ledraft.letters import compiling  # loads docxtpl and lxml

    bundled = [bundled_letter(one, language) for one, language in _in_kit()]
    return compiling.bundle_program(bundled, _kit_frame().read_bytes(), FILTERS)


def _kit_sources() -> list[Path]:
    return [_kit_frame(), *(_path(language, f"{one.id}.md") for one, language in _in_kit())]


def _kit_frame() -> Path:
    return _path("zh", "frame-kit.docx")


def _in_kit() -> list[tuple[Letter, Language]]:
    return [(one, language) for one in letters() if one.in_kit for language in one.languages]


def precompile() -> Path:
    """Compile every shipped template and keep the programs beside the templates, in the folder that is returned."""
    precompiled.clear()
    for one in letters():
        for language in one.languages:
            precompiled.save(f"{language}-{one.id}", _sources(one, language), _program(one, language))
    precompiled.save(_KIT, _kit_sources(), _kit_program())
    return precompiled.folder()


def bundled_letter(one: Letter, language: Language) -> "BundledLetter":
    """What the issuing kit holds of a letter: its id there, its text behind the variables it reads, and its style."""
    path = _path(language, f"{one.id}.md")
    names = sorted({variable.split(".")[0] for variable in compiled(one, language).variables} - {"page"})
    own = "".join(f'{{% set {name} = kit.letters["{kit_id(one, language)}"]["{name}"] %}}\n\n' for name in names)
    prefix = _ENGLISH_STYLES if language == "en" else ""
    return kit_id(one, language), own + path.read_text("utf-8"), f"{language}/{path.name}", prefix


def request_letter(case: Case) -> Letter | None:
    """The letter of the case's main request: of the first of its requests that has a letter, else the data request."""
    kinds = [request.kind for request in case.requests] or ["data"]
    return next((one for kind in kinds for one in letters() if one.request == kind and not one.form), None)
