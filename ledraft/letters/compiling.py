"""Letters and forms as programs: docxtpl's preprocessing and Jinja's compiler, run once for each template.

What comes out is plain data and code, so that it can be kept beside the templates and need not be made again.
"""

import re
from collections.abc import Mapping, Sequence
from types import CodeType
from typing import cast

import jinja2
from docxtpl import DocxTemplate
from jinja2 import nodes
from lxml import etree

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters import bundle, dialect, plaintext, sandbox, shield, wordfile, wordml
from ledraft.letters.blocks import Block
from ledraft.letters.compiled import DOCUMENT, KIT, CompiledTemplate, Program, ready
from ledraft.letters.properties import CORE, scrubbed
from ledraft.letters.sandbox import Filters
from ledraft.letters.variables import variables

_STYLES = "word/styles.xml"
_DRAWN = "word/media/drawn-"
_TEMPLATED = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes|endnotes|comments)\.xml$")
_BODY = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?\{\{body\}\}.*?</w:p>", re.DOTALL)


def compile_prose(source: str, name: str, frame: bytes, filters: Filters) -> CompiledTemplate:
    """The letter `source` poured into `frame`. Raises UnusableInput with the file `name` and the line."""
    return ready(prose_program(source, name, frame, filters), filters)


def compile_form(docx: bytes, name: str, filters: Filters) -> CompiledTemplate:
    """A Word file with docxtpl tags. Raises UnusableInput naming `name` and the paragraph of a bad tag.

    A file that a user brings must have passed `usertemplate.check` before.
    """
    return ready(form_program(docx, name, filters), filters)


def compile_bundle(
    letters: Sequence[bundle.BundledLetter], frame: bytes, filters: Filters
) -> CompiledTemplate:
    """The officer's kit: `letters` in the kit `frame`, each printed if `kit.letters` holds its id."""
    return ready(bundle_program(letters, frame, filters), filters)


def prose_program(source: str, name: str, frame: bytes, filters: Filters) -> Program:
    """What `compile_prose` makes ready. Raises UnusableInput as it does."""
    shielded = shield.shield(source, name)
    _check_tags(source, name, filters)
    blocks = dialect.blocks(shielded)
    plain = _code(sandbox.environment(filters, xml=False), plaintext.template(blocks))
    return _program(_poured(blocks, name, frame), name, filters, plain)


def form_program(docx: bytes, name: str, filters: Filters) -> Program:
    """What `compile_form` makes ready. Raises UnusableInput as it does."""
    return _program(wordfile.members(docx), name, filters, None)


def bundle_program(letters: Sequence[bundle.BundledLetter], frame: bytes, filters: Filters) -> Program:
    """What `compile_bundle` makes ready. Raises UnusableInput as it does."""
    for _letter_id, source, name, _prefix in letters:
        _check_tags(source, name, filters)
    members = wordfile.members(frame)
    document = bundle.poured(letters, members[DOCUMENT].decode(), members[_STYLES].decode())
    return _program({**members, DOCUMENT: document.encode()}, "kit", filters, None)


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


def _program(members: Mapping[str, bytes], name: str, filters: Filters, plain: CodeType | None) -> Program:
    env = sandbox.environment(filters, xml=True)
    sources = {
        member: preprocessed(content) for member, content in members.items() if _TEMPLATED.match(member)
    }
    sources = {member: xml for member, xml in sources.items() if "{{" in xml or "{%" in xml}
    parts = {member: _part(env, xml, name) for member, xml in sources.items()}
    drawn = {member: content for member, content in members.items() if member.startswith(_DRAWN)}
    changed = {*sources, *({KIT} & set(members)), *drawn}
    return Program(
        name=name,
        variables=tuple(sorted({path for used, _code in parts.values() for path in used})),
        fixed=wordfile.packed({m: c for m, c in scrubbed(members).items() if m not in changed}),
        parts=tuple((member, code) for member, (_used, code) in parts.items()),
        plain=plain,
        has_core=CORE in members,
        has_kit=KIT in members,
        drawn=tuple(drawn.items()),
    )


def preprocessed(part: bytes) -> str:
    """A part of a Word file as Jinja source: docxtpl's preprocessing, the only use made of docxtpl."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    xml = etree.tostring(etree.fromstring(part, parser), encoding="unicode")
    return cast(str, DocxTemplate.patch_xml(None, xml))


def _part(env: jinja2.Environment, xml: str, name: str) -> tuple[frozenset[str], CodeType]:
    """The variables that a part uses, and the part compiled."""
    try:
        tree = sandbox.parse(env, xml, name)
        return variables(tree), _code(env, tree)
    except jinja2.TemplateSyntaxError as problem:
        raise _syntax_refusal(env, xml, name, problem) from None


def _code(env: jinja2.Environment, source: str | nodes.Template) -> CodeType:
    return env.compile(source)


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
