"""A user's own Word template, filled like the data request: one more form, under the same guards."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledraft.errors import UnusableInput
from ledraft.languages import Language, _
from ledraft.letters import covering, library, visible
from ledraft.letters.catalogue import Letter, letters
from ledraft.letters.compiled import CompiledTemplate
from ledraft.letters.usertemplate import compile_user_template

MARKS = frozenset({"page.draft", "page.specimen", "page.validity"})
"""What every template must print: the draft mark, the specimen mark, the line about validity."""


def compile_own(data: bytes, name: str, context: Mapping[str, Any], language: Language) -> CompiledTemplate:
    """The Word file `data`, ready to render with `context`.

    Raises UnusableInput, naming part and paragraph, if it is unsafe, names a variable that no letter knows, or leaves
    out one of the marks.
    """
    compiled = compile_user_template(data, name, library.FILTERS, known_variables(context, language))
    missing = sorted(MARKS - compiled.variables)
    if missing:
        tags = ", ".join(f"{{{{ {mark} }}}}" for mark in missing)
        message = _("{name} must print {tags}, best in its header: a draft has to say that it is one.")
        raise UnusableInput(message.format(name=name, tags=tags))
    return compiled


def refuse_hidden_marks(data: bytes, name: str, context: Mapping[str, Any]) -> None:
    """Raise UnusableInput if a page of the finished Word file `data` does not plainly show each of the `MARKS` that has a
    text in `context`, or if something may lie over them."""
    marks = [context["page"][mark.removeprefix("page.")] for mark in sorted(MARKS)]
    for page in visible.pages(data):
        for mark in filter(None, marks):
            if "".join(mark.split()) not in page:
                message = _(
                    "{name}: “{mark}” would not be seen on every page. Let {{{{ page.draft }}}}, {{{{ page.specimen }}}}"
                    " and {{{{ page.validity }}}} stand as plain text in the header or footer of every section."
                )
                raise UnusableInput(message.format(name=name, mark=mark))
    _refuse_covered_marks(data, name)


def _refuse_covered_marks(data: bytes, name: str) -> None:
    found = [_("{part}: “{shape}”").format(part=one.part, shape=one.name) for one in covering.over_marks(data)]
    if found:
        message = _(
            "{name}: the marks in header and footer may be covered. Place each of these “in line with text”, or relative"
            " to the page or its margins, between header and footer."
        )
        raise UnusableInput(message.format(name=name), list(dict.fromkeys(found)))


def known_variables(context: Mapping[str, Any], language: Language) -> set[str]:
    """The dotted names that a template may use: what the context holds, and what the shipped requests use."""
    shipped = [one for one in letters() if one.request and not one.form and language in one.languages]
    used = (variable for one in shipped for variable in _variables(one, language))
    return {*_names(context), *used}


def _variables(one: Letter, language: Language) -> Iterable[str]:
    return library.compiled(one, language).variables


def _names(value: object, prefix: str = "") -> Iterator[str]:
    if prefix:
        yield prefix
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _names(inner, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(value, list | tuple):
        for inner in value[:1]:
            yield from _names(inner, f"{prefix}.*")
