"""One letter: against docxtpl, docxtemplater, and the limit that Jinja itself sets."""

from collections.abc import Iterator
from typing import Any

import jinja2

from ledraft.letters import wordfile
from ledraft.letters.compiled import CompiledTemplate
from ledraft.letters.compiling import compile_form, intermediate, preprocessed
from tests.benchmarks import peers
from tests.benchmarks.measuring import Row, ratios, seconds
from tests.benchmarks.packets import prepared
from tests.letters.letter_samples import FILTERS, context, frame, letter, source

PROPERTIES = {"title": "Specimen", "language": "zh-CN", "as_of": "2026-11-24T09:00:00+08:00"}


def rows() -> Iterator[Row]:
    """Every row about one letter."""
    yield _plain_template()
    yield _poured_letter()
    yield _docxtemplater()
    yield _limit()
    yield _long_table()


def _sample() -> tuple[CompiledTemplate, bytes, Any]:
    """The sample letter as a Word template with tags, compiled, and plain values for it."""
    word = intermediate(source("zh"), "sample", frame("zh"))
    return compile_form(word, "sample", FILTERS), word, peers.plain(context())


def _plain_template() -> Row:
    compiled, word, values = _sample()
    found = ratios(lambda: compiled.render(values, PROPERTIES), lambda: peers.by_docxtpl(word, values), times=40)
    return Row("letter to DOCX bytes, plain Word template", "docxtpl / ledraft", found, at_least=40, gross=15)


def _poured_letter() -> Row:
    case = prepared()
    one = next(one for one in case.letters if one.request == "data")
    compiled, values = _compiled(one), case.desk.context(one, "zh")
    word, plain = peers.word_template(one, "zh"), peers.plain(values)
    found = ratios(lambda: compiled.render(values, PROPERTIES), lambda: peers.by_docxtpl(word, plain), times=20)
    return Row("letter to DOCX bytes, data request with its controls", "docxtpl / ledraft", found, at_least=40, gross=10)


def _compiled(one: Any) -> CompiledTemplate:
    from ledraft.letters import library

    return library.compiled(one, "zh")


def _tagged(values: Any, path: str = "") -> Any:
    """`values` with each text replaced by docxtemplater's tag for it; a list becomes one row that loops."""
    if isinstance(values, dict):
        return {key: _tagged(value, f"{path}.{key}" if path else key) for key, value in values.items()}
    if isinstance(values, list):
        *front, last = values[0]
        row = {key: f"{{{key}}}" for key in front} | {last: f"{{{last}}}{{/{path}}}"}
        first = next(iter(row))
        return [{**row, first: f"{{#{path}}}{row[first]}"}]
    return f"{{{path}}}" if isinstance(values, str) and values else values


def _flat(values: Any, path: str = "") -> dict[str, Any]:
    """`values` under the dotted names that the tags use."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{path}.{key}" if path else key
        found |= _flat(value, name) if isinstance(value, dict) else {name: value}
    return found


def _docxtemplater() -> Row:
    work, unit = "the same against docxtemplater", "docxtemplater / ledraft"
    missing = peers.docxtemplater_is_missing()
    if missing:
        return Row(work, unit, at_least=14, gross=5, remark=missing)
    compiled, _word, values = _sample()
    template = letter("zh").render(_tagged(values), PROPERTIES).data
    found = tuple(
        peers.docxtemplater_seconds(template, _flat(values), 100)
        / seconds(lambda: compiled.render(values, PROPERTIES), 100)
        for _ in range(9)
    )
    return Row(work, unit, found, at_least=14, gross=5)


def _limit() -> Row:
    """Jinja as docxtpl sets it up, its templates compiled beforehand: not sandboxed, and nothing it prints is recorded."""
    compiled, word, values = _sample()
    env = jinja2.Environment(autoescape=True)
    env.filters.update(FILTERS)
    members = wordfile.members(word)
    templates = [env.from_string(preprocessed(members[member])) for member, _template in compiled.parts]

    def jinja_alone() -> None:
        for template in templates:
            template.render(values).encode()

    found = ratios(lambda: compiled.render(values, PROPERTIES), jinja_alone, times=60, slower_times=60)
    return Row(
        "the same against Jinja alone: render and encode the same parts, no ZIP", "Jinja / ledraft", found,
        at_least=0.35, gross=0.15,
    )  # fmt: skip


def _long_table() -> Row:
    compiled, word, values = _sample()
    row = values["orders"][0]
    values = {**values, "orders": [{**row, "order_id": f"{n:019d}"} for n in range(1000)]}
    found = ratios(lambda: compiled.render(values, PROPERTIES), lambda: peers.by_docxtpl(word, values), rounds=5, times=3)
    return Row("letter with a table of 1,000 rows", "docxtpl / ledraft", found, at_least=13, gross=5)
