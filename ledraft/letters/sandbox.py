"""The one policy for every template: sandboxed, strict, nothing global, nothing printed unrecorded."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import unescape
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ledraft.languages import _
from ledraft.letters import loops
from ledraft.letters.control import LINE_BREAK, Control, readable

Filters = Mapping[str, Callable[..., Any]]

PRINTED = "printed values"
"""The context entry that collects what is printed; it holds a space, so no template can name it."""

_UNUSUAL = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_CHANGED = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff&<>'\"]")
"""What does not go into a Word file as it stands: unusual characters, and those that are escaped."""
_FORBIDDEN_NODES = (
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    # Each of these makes much out of little (10**10**9, 'x'.ljust(10**10), a text doubled forty times), some of them
    # while the template is compiled.
    nodes.AssignBlock,
    nodes.Call,
    nodes.Mul,
    nodes.Pow,
    nodes.Mod,
)


class Unprintable(jinja2.TemplateRuntimeError):
    """A value that must not reach paper: None, a truth value, float, container, forbidden character."""


class _Generator(CodeGenerator):
    """Leaves escaping to what prints the values, which looks at each of them anyway."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(str(finalize.src))

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class _Environment(ImmutableSandboxedEnvironment):
    """Reads a context's mappings by key first: to ask for an attribute first would cost an exception for every value."""

    code_generator_class = _Generator

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`: of a mapping its key, before any method of the same name (such as `items`)."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(filters: Filters, *, xml: bool) -> jinja2.Environment:
    """A Jinja environment whose only filters are `filters`; with `xml`, values are escaped for Word.

    Every printed value is appended to the list that the context holds under `PRINTED`.
    """
    made = _Environment(
        autoescape=xml, undefined=jinja2.StrictUndefined, finalize=_printed_xml if xml else _printed_text
    )
    made.filters = dict(filters)
    made.globals = {}
    return made


def parse(env: jinja2.Environment, source: str, name: str) -> nodes.Template:
    """The syntax tree of `source`. Raises TemplateSyntaxError, also for statements that are forbidden."""
    tree = env.parse(source, name)
    for kind, line in _forbidden(tree):
        raise jinja2.TemplateSyntaxError(_("“{kind}” is not allowed here").format(kind=kind), line, name)
    return tree


def _forbidden(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for node in tree.find_all(_FORBIDDEN_NODES):
        yield type(node).__name__.lower(), node.lineno
    for line in loops.crossed(tree):
        yield "for … for", line
    for assignment in tree.find_all(nodes.Assign):
        if assignment.find(nodes.Concat) or assignment.find(nodes.Add):
            yield "set … ~", assignment.lineno


@jinja2.pass_context
def _printed_xml(context: Context, value: object) -> str:
    if type(value) is str and not _CHANGED.search(value):  # nearly every value; the rest is for the others
        context.parent[PRINTED].append(value)
        return value
    if isinstance(value, Markup):
        return _joined_markup(context, value)
    text = _text(value)
    context.parent[PRINTED].append(text)
    if isinstance(value, Control):
        as_read = value if text == str(value) else Control(text, value.path, value.label, value.blank, value.bound)
        return as_read.__html__()
    return str(escape(text)).replace("\n", LINE_BREAK)


@jinja2.pass_context
def _printed_text(context: Context, value: object) -> str:
    text = _text(value)
    context.parent[PRINTED].append(text)
    return text


def _joined_markup(context: Context, value: Markup) -> str:
    # `~` between a control and a text yields markup whose plain pieces are escaped already
    context.parent[PRINTED].append(unescape(readable(str(value)).replace(LINE_BREAK, "\n")))
    return str(value).replace("\t", " ").replace("\n", LINE_BREAK)


def _text(value: object) -> str:
    """The text of a value. Raises UndefinedError for an undefined one, Unprintable for what must not reach paper."""
    if isinstance(value, str):
        return str(value) if not _UNUSUAL.search(value) else _plain(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)  # which raises
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unprintable(_("a value of the kind “{kind}” cannot be printed").format(kind=type(value).__name__))


def _plain(value: str) -> str:
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if bad := _UNUSUAL.search(text.replace("\n", "")):
        raise Unprintable(_("a value holds the character U+{code}").format(code=f"{ord(bad[0]):04X}"))
    return text
