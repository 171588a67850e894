"""A user's own Word template: looked through before it is compiled, and refused with every reason at once."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ledraft.errors import UnusableInput
from ledraft.languages import _
from ledraft.letters.compiled import CompiledTemplate
from ledraft.letters.compiling import compile_form
from ledraft.letters.sandbox import Filters

_LARGEST, _MOST_MEMBERS, _RATIO = 64 * 1024 * 1024, 2000, 200
_MACROS = re.compile(r"vbaProject|vbaData", re.IGNORECASE)
_ACTIVE = re.compile(r"word/(embeddings|activeX)/|oleObject", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_OUTSIDE = {"attachedTemplate", "aFChunk", "subDocument", "frame", "oleObject", "package", "control"}
_FETCHING_FIELD = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDE\w*|LINK|IMPORT|RD|MACROBUTTON)\b", re.IGNORECASE)
_XML_PART = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_TEXT_PART = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes|endnotes|comments)\.xml$")
_FULL_WIDTH = re.compile(r"[{｛][｛]|[｛][{%％]|[{][％]|[}｝][｝]|[｝][}]|[%％][｝]|[％][}]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALWAYS_KNOWN = ("page.draft", "page.specimen", "page.validity", "page.reference")


def compile_user_template(data: bytes, name: str, filters: Filters, known: Iterable[str]) -> CompiledTemplate:
    """`data` compiled as a form, if it is safe and uses only `known` variables (`*` for list items).

    Raises UnusableInput with one line for each reason, naming the part and quoting the paragraph.
    """
    members = check(data, name)
    compiled = compile_form(data, name, filters)
    problems = list(_unknown(compiled.variables, {*known, *_ALWAYS_KNOWN}, members))
    if problems:
        raise _refused(name, problems)
    return compiled


def check(data: bytes, name: str) -> dict[str, bytes]:
    """The members of the Word file `data`. Raises UnusableInput if it is none or is not safe."""
    members = _members(data, name)
    problems = [*_active_content(members), *_malformed(members)]
    if not problems:
        problems = [*_external(members), *_fetching_fields(members), *_full_width(members)]
    if problems:
        raise _refused(name, problems)
    return members


def _members(data: bytes, name: str) -> dict[str, bytes]:
    """What the archive holds, read only after its directory has been found harmless."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if problems := [*_archive_problems(infos)]:
                raise _refused(name, problems)
            return {info.filename: archive.read(info) for info in infos if not info.is_dir()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error):
        raise _refused(name, [_("it is not a Word file (.docx)")]) from None


def _archive_problems(infos: list[ZipInfo]) -> Iterator[str]:
    seen: set[str] = set()
    for info in infos:
        path = info.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path):
            yield _("the member “{part}” points outside the archive").format(part=info.filename)
        if path.lower() in seen:
            yield _("the member “{part}” is there twice").format(part=info.filename)
        seen.add(path.lower())
        if info.file_size > _RATIO * max(info.compress_size, 1024):
            yield _("the member “{part}” is compressed beyond all proportion").format(part=info.filename)
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _LARGEST:
        yield _("it unpacks to more than {size} MB").format(size=_LARGEST // 2**20)
    if infos and "word/document.xml" not in seen:
        yield _("it is not a Word file (.docx)")


def _active_content(members: Mapping[str, bytes]) -> Iterator[str]:
    for part in members:
        if _MACROS.search(part):
            yield _("{part}: macros are not allowed; save it as .docx").format(part=part)
        elif _ACTIVE.search(part):
            yield _("{part}: embedded objects and ActiveX controls are not allowed").format(part=part)
    if _MACRO_TYPE in members.get("[Content_Types].xml", b""):
        yield _("it is a macro-enabled file (.docm); save it as .docx")


def _malformed(members: Mapping[str, bytes]) -> Iterator[str]:
    for part, content in members.items():
        if not _XML_PART.search(part):
            continue
        try:
            root = _parsed(content)
        except etree.XMLSyntaxError as problem:
            yield _("{part}: {problem}").format(part=part, problem=problem.msg)
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield _("{part}: a document type declaration is not allowed").format(part=part)


def _external(members: Mapping[str, bytes]) -> Iterator[str]:
    """Whatever would bring something in from outside the template's own text."""
    for part, content in members.items():
        if not part.endswith(".rels"):
            continue
        for relation in _parsed(content):
            kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
            if relation.get("TargetMode") == "External" or kind in _OUTSIDE:
                yield _("{part}: a link to something outside the file ({kind}) is not allowed").format(
                    part=part, kind=kind
                )


def _fetching_fields(members: Mapping[str, bytes]) -> Iterator[str]:
    """Fields with which Word runs or fetches something: DDE, INCLUDETEXT and their like."""
    for part in filter(_TEXT_PART.match, members):
        root = _parsed(members[part])
        codes = [simple.get(f"{_W}instr", "") for simple in root.iter(f"{_W}fldSimple")]
        for code in [*codes, *(field.text or "" for field in root.iter(f"{_W}instrText"))]:
            if found := _FETCHING_FIELD.match(code):
                yield _("{part}: the field {field} is not allowed").format(part=part, field=found[1].upper())


def _full_width(members: Mapping[str, bytes]) -> Iterator[str]:
    for part, text in _paragraphs(members):
        if _FULL_WIDTH.search(text):
            yield _("{part}: full-width braces in “{text}”; type {{{{ }}}} in half width").format(
                part=part, text=text[:80]
            )


def _unknown(used: Iterable[str], known: set[str], members: Mapping[str, bytes]) -> Iterator[str]:
    allowed = known | {path[: index.start()] for path in known for index in re.finditer(r"\.", path)}
    for path in sorted(set(used) - allowed):
        near = get_close_matches(path, sorted(known), 1)
        hint = " " + _("Did you mean {name}?").format(name=near[0]) if near else ""
        part, text = _where(path, members)
        yield _("{part}: “{name}” in “{text}” is unknown.").format(part=part, name=path, text=text) + hint


def _where(path: str, members: Mapping[str, bytes]) -> tuple[str, str]:
    """The first paragraph that names the last step of `path` inside a tag, else the body as a whole."""
    last = path.rsplit(".", 1)[-1]
    for part, text in _paragraphs(members):
        if re.search(r"\{[{%][^}]*\b" + re.escape(last) + r"\b", text):
            return part, text[:80]
    return "word/document.xml", ""


def _paragraphs(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for part, content in members.items():
        if _TEXT_PART.match(part):
            for paragraph in _parsed(content).iter(f"{_W}p"):
                yield part, "".join(str(text) for text in paragraph.itertext(f"{_W}t"))


def _parsed(content: bytes) -> "etree._Element":
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _refused(name: str, problems: list[str]) -> UnusableInput:
    return UnusableInput(_("The template “{name}” cannot be used.").format(name=name), problems)
