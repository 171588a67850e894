"""Templates compiled once per process and rendered per case.

docxtpl's preprocessing and Jinja's compiler run once. A render runs the compiled parts and appends them
to the members that never change, which stay compressed as they are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters import bundle, dialect, plaintext, sandbox, shield, wordfile, wordml
from ledraft.letters.blocks import Block
from ledraft.letters.control import Controls
from ledraft.letters.properties import CORE, core_part, scrubbed
from ledraft.letters.sandbox import Filters
from ledraft.letters.variables import variables

DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_DRAWN = "word/media/drawn-"
_KIT = "customXml/item1.xml"
_TEMPLATED = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes|endnotes|comments)\.xml$")
_BODY = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?\{\{body\}\}.*?</w:p>", re.DOTALL)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Rendered:
    """A finished Word file, and every value printed into it, in order, for a strict re-read."""

    data: bytes
    printed: tuple[str, ...]


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
            member: (_DECLARATION + controls.expanded(self._run(template, values))).encode()
            for member, template in self.parts
        }
        if self.has_kit:
            contents[_KIT] = (_DECLARATION + controls.kit_part()).encode()
        if self.has_core:
            contents[CORE] = core_part(properties or {})
        return Rendered(wordfile.appended(self.fixed, contents), tuple(printed))

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


def compile_prose(source: str, name: str, frame: bytes, filters: Filters) -> CompiledTemplate:
    """The letter `source` poured into `frame`. Raises UnusableInput with the file `name` and the line."""
    shielded = shield.shield(source, name)
    _check_tags(source, name, filters)
    blocks = dialect.blocks(shielded)
    plain = sandbox.environment(filters, xml=False).from_string(plaintext.template(blocks))
    return _compiled(_poured(blocks, name, frame), name, filters, plain)


def compile_form(docx: bytes, name: str, filters: Filters) -> CompiledTemplate:
    """A Word file with docxtpl tags. Raises UnusableInput naming `name` and the paragraph of a bad tag.

    A file that a user brings must have passed `usertemplate.check` before.
    """
    return _compiled(wordfile.members(docx), name, filters, None)


def compile_bundle(
    letters: Sequence[bundle.BundledLetter], frame: bytes, filters: Filters
) -> CompiledTemplate:
    """The officer's kit: `letters` in the kit `frame`, each printed if `kit.letters` holds its id."""
    for _letter_id, source, name, _prefix in letters:
        _check_tags(source, name, filters)
    members = wordfile.members(frame)
    document = bundle.poured(letters, members[DOCUMENT].decode(), members[_STYLES].decode())
    return _compiled({**members, DOCUMENT: document.encode()}, "kit", filters, None)


def intermediate(source: str, name: str, frame: bytes) -> bytes:
    """The letter as an ordinary docxtpl template; a test compares docxtpl's own rendering of it with ours."""
    return wordfile.packed(_poured(dialect.blocks(shield.shield(source, name)), name, frame))


def _poured(blocks: Sequence[Block], name: str, frame: bytes) -> dict[str, bytes]:
    members = wordfile.members(frame)
    wordml.check_styles(blocks, members[_STYLES].decode(), "", name)
    body = wordml.body(blocks)
    document, marks = _BODY.subn(lambda _mark: body, members[DOCUMENT].decode())
    if marks != 1:
        raise UnusableInput(_("The frame of “{name}” must hold {{{{body}}}} once.").format(name=name))
    return {**members, DOCUMENT: document.encode()}


def _check_tags(source: str, name: str, filters: Filters) -> None:
    """Tags are checked in the letter itself, where a line number still means the letter's line."""
    env = sandbox.environment(filters, xml=True)
    try:
        env.compile(sandbox.parse(env, source, name), name, raw=True)
    except jinja2.TemplateSyntaxError as problem:
        raise shield.refusal(name, problem.lineno, str(problem.message)) from None


def _compiled(
    members: Mapping[str, bytes], name: str, filters: Filters, plain: jinja2.Template | None
) -> CompiledTemplate:
    env = sandbox.environment(filters, xml=True)
    sources = {
        member: preprocessed(content) for member, content in members.items() if _TEMPLATED.match(member)
    }
    sources = {member: xml for member, xml in sources.items() if "{{" in xml or "{%" in xml}
    parts = {member: _part(env, xml, name) for member, xml in sources.items()}
    drawn = {member: content for member, content in members.items() if member.startswith(_DRAWN)}
    changed = {*sources, *({_KIT} & set(members)), *drawn}
    return CompiledTemplate(
        name=name,
        variables=frozenset().union(*(used for used, _template in parts.values())),
        fixed=wordfile.packed({m: c for m, c in scrubbed(members).items() if m not in changed}),
        parts=tuple((member, template) for member, (_used, template) in parts.items()),
        plain=plain,
        has_core=CORE in members,
        has_kit=_KIT in members,
        drawn=drawn,
    )


def preprocessed(part: bytes) -> str:
    """A part of a Word file as Jinja source: docxtpl's preprocessing, the only use made of docxtpl."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    xml = etree.tostring(etree.fromstring(part, parser), encoding="unicode")
    return cast(str, DocxTemplate.patch_xml(None, xml))


def _part(env: jinja2.Environment, xml: str, name: str) -> tuple[frozenset[str], jinja2.Template]:
    """The variables that a part uses, and the part compiled."""
    try:
        tree = sandbox.parse(env, xml, name)
        return variables(tree), env.from_string(tree)
    except jinja2.TemplateSyntaxError as problem:
        raise _syntax_refusal(env, xml, name, problem) from None


def _syntax_refusal(
    env: jinja2.Environment, xml: str, name: str, problem: jinja2.TemplateSyntaxError
) -> UnusableInput:
    """The error that quotes the paragraph in which a tag is wrong; found with each on a line of its own."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)
    try:
        env.compile(sandbox.parse(env, lines, name), name, raw=True)
        quoted = ""
    except jinja2.TemplateSyntaxError as again:
        paragraph = lines.split("\n")[again.lineno - 1] if again.lineno else ""
        quoted = re.sub(r"<[^>]*>", "", paragraph)[:80]
    where = _("in the paragraph “{text}”: {problem}").format(text=quoted, problem=problem.message)
    return UnusableInput(_("The form “{name}” cannot be used.").format(name=name), [where])
