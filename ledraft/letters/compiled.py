"""Templates compiled once and rendered per case.

A render runs the compiled parts and appends them to the members that never change, which stay compressed as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import NamedTuple

import jinja2

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters import plaintext, sandbox, wordfile
from ledraft.letters.control import Controls
from ledraft.letters.parttext import DECLARATION
from ledraft.letters.properties import CORE, core_part
from ledraft.letters.sandbox import Filters

DOCUMENT = "word/document.xml"
KIT = "customXml/item1.xml"


@dataclass(frozen=True)
class Rendered:
    """A finished Word file, every value printed into it, in order, for a strict re-read, and the Word file of all members
    that the template never changes.
    """

    data: bytes
    printed: tuple[str, ...]
    fixed: bytes = b""


class Program(NamedTuple):
    """What a template is compiled to: names, bytes and code, nothing that belongs to one process."""

    name: str
    variables: tuple[str, ...]
    fixed: bytes
    parts: tuple[tuple[str, CodeType], ...]
    plain: CodeType | None
    has_core: bool
    has_kit: bool
    drawn: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class CompiledTemplate:
    """A letter or form, ready to be rendered any number of times."""

    name: str
    variables: frozenset[str]
    fixed: bytes
    parts: tuple[tuple[str, jinja2.Template], ...]
    plain: jinja2.Template | None
    has_core: bool
    has_kit: bool
    drawn: Mapping[str, bytes] = field(default_factory=dict)

    def render(
        self,
        context: Mapping[str, object],
        properties: Mapping[str, str] | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> Rendered:
        """The Word file for `context`; `properties` are title, subject, language, as_of; `pictures` take the place of
        placeholder members (`drawn`) of the same name.

        Equal input gives equal bytes. Raises UnusableInput if a variable is missing or a value must not be
        printed; no value is in the message.
        """
        printed: list[str] = []
        values = {**context, sandbox.PRINTED: printed}
        controls = Controls()
        contents = {member: (pictures or {}).get(member, blank) for member, blank in self.drawn.items()}
        contents |= {
            member: (DECLARATION + controls.expanded(self._run(template, values))).encode()
            for member, template in self.parts
        }
        if self.has_kit:
            contents[KIT] = (DECLARATION + controls.kit_part()).encode()
        if self.has_core:
            contents[CORE] = core_part(properties or {})
        return Rendered(wordfile.appended(self.fixed, contents), tuple(printed), self.fixed)

    def text(self, context: Mapping[str, object]) -> str:
        """The same letter as plain text. Raises like `render`, and ValueError for a form, which has none."""
        if self.plain is None:
            raise ValueError(self.name)
        return plaintext.finished(self._run(self.plain, {**context, sandbox.PRINTED: []}))

    def _run(self, template: jinja2.Template, values: Mapping[str, object]) -> str:
        try:
            return template.render(values)
        except jinja2.TemplateError as problem:
            headline = _("“{name}” cannot be filled in.").format(name=self.name)
            raise UnusableInput(headline, [str(problem.message)]) from None


def ready(program: Program, filters: Filters) -> CompiledTemplate:
    """`program` under the policy of `sandbox`, with `filters`; it must have been compiled under the same."""
    xml, text = sandbox.environment(filters, xml=True), sandbox.environment(filters, xml=False)
    return CompiledTemplate(
        name=program.name,
        variables=frozenset(program.variables),
        fixed=program.fixed,
        parts=tuple((member, _template(xml, code)) for member, code in program.parts),
        plain=_template(text, program.plain) if program.plain else None,
        has_core=program.has_core,
        has_kit=program.has_kit,
        drawn=dict(program.drawn),
    )


def _template(env: jinja2.Environment, code: CodeType) -> jinja2.Template:
    return jinja2.Template.from_code(env, code, env.make_globals(None))
