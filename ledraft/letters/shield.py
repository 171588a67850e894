"""Jinja tags kept out of Markdown's reach: each becomes one private-use character before parsing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2

from ledraft.errors import UnusableInput
from ledraft.languages import _

_FIRST = 0xE000
_COMMENT = "\uf8ff"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_STYLE_LINE = re.compile(r"^[ ]{0,3}\{\.[A-Za-z][A-Za-z0-9]*(?: \d+)*\}[ ]*$")
_BRACES = re.compile(r"[{}｛｝]")
# docxtpl's preprocessing rewrites these inside a tag, or ends the tag at them
_RISKY = re.compile("[&“”‘’]|(?<=.)[%}](?=.)")
_LEXER = jinja2.Environment(autoescape=True)
_STATEMENTS = {"if", "elif", "else", "endif", "for", "endfor", "set"}


@dataclass(frozen=True)
class Tag:
    """One Jinja tag in its plain spelling: `{{ … }}` if it prints, `{% … %}` if it is a statement."""

    source: str
    prints: bool

    @property
    def word(self) -> str:
        """The first word of a statement, such as `if`."""
        return self.source[2:-2].split()[0]


@dataclass(frozen=True)
class Shielded:
    """A letter whose tags are single characters; `lines[i]` is the letter's own number of line i."""

    name: str
    text: str
    tags: tuple[Tag, ...]
    lines: tuple[int, ...]

    def tag(self, character: str) -> Tag | None:
        """The tag that `character` stands for, if it stands for one."""
        index = ord(character) - _FIRST
        return self.tags[index] if 0 <= index < len(self.tags) else None

    def line(self, index: int) -> int:
        """The letter's own line number (from 1) of the shielded text's line `index` (from 0)."""
        return self.lines[min(index, len(self.lines) - 1)] if self.lines else 1


def refusal(name: str, line: int, problem: str) -> UnusableInput:
    """The error that names the letter and the line."""
    where = _("line {line}: {problem}").format(line=line, problem=problem)
    return UnusableInput(_("The letter “{name}” cannot be used.").format(name=name), [where])


def shield(source: str, name: str) -> Shielded:
    """`source` with every Jinja tag replaced. Raises UnusableInput naming `name` and the line."""
    if private := _PRIVATE.search(source):
        line = source.count("\n", 0, private.start()) + 1
        raise refusal(name, line, _("private-use characters are not allowed"))
    tags: list[Tag] = []
    pieces: list[str] = []
    for line, kind, text in _pieces(source, name):
        if kind == "tag":
            tags.append(_tag(text, name, line))
            text = chr(_FIRST + len(tags) - 1)
        elif kind == "comment":
            text = "\n".join([_COMMENT] * (text.count("\n") + 1))
        pieces.append(text)
    return _numbered("".join(pieces), tuple(tags), name)


def _pieces(source: str, name: str) -> Iterator[tuple[int, str, str]]:
    """Line, kind (data, tag or comment) and text of each piece that Jinja's own lexer sees."""
    pending, opened = "", ""
    line = 1
    try:
        for number, kind, text in _LEXER.lex(source):
            if kind.endswith("_begin"):
                pending, opened, line = "", kind, number
            pending += text
            if kind == "data":
                yield number, "data", text
                pending = ""
            elif kind.endswith("_end"):
                yield line, "comment" if kind == "comment_end" else "tag", pending
                pending = ""
    except jinja2.TemplateSyntaxError as problem:
        raise refusal(name, problem.lineno, _("{problem} in a tag").format(problem=problem.message)) from None
    if pending or "raw" in opened:
        raise refusal(name, line, _("a tag is not closed"))


def _tag(source: str, name: str, line: int) -> Tag:
    prints, body = source.startswith("{{"), source[2:-2]
    if "\n" in body:
        raise refusal(name, line, _("a tag must begin and end on one line (is it closed?)"))
    if body[:1] in "+-" or body[-1:] in "+-":
        raise refusal(name, line, _("tags with - or + at their braces are not allowed"))
    if risky := _RISKY.search(body):
        raise refusal(name, line, _("“{text}” is not allowed inside a tag").format(text=risky[0]))
    word = (body.split() or [""])[0]
    if not prints and word not in _STATEMENTS:
        raise refusal(name, line, _("the statement “{word}” is not allowed").format(word=word))
    return Tag(f"{source[:2]} {body.strip()} {source[-2:]}", prints)


def _numbered(text: str, tags: tuple[Tag, ...], name: str) -> Shielded:
    """Lines that held nothing but a comment are left out, so that a comment never splits a table."""
    kept: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.replace(_COMMENT, "")
        if _COMMENT in line and not plain.strip():
            continue
        if _BRACES.search(plain) and not _STYLE_LINE.match(plain):
            raise refusal(name, number, _("braces may stand only in tags and style lines (full-width ones?)"))
        kept.append(plain)
        numbers.append(number)
    return Shielded(name, "\n".join(kept), tags, tuple(numbers))
