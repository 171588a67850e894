"""The same papers by other means: docxtpl as everybody uses it, docxtemplater where it is installed."""

import base64
import json
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

import jinja2
from docxtpl import DocxTemplate

from ledraft import resources
from ledraft.languages import Language
from ledraft.letters import bundle, library, wordfile
from ledraft.letters.catalogue import Letter, letters
from ledraft.letters.compiled import DOCUMENT
from ledraft.letters.compiling import intermediate
from ledraft.packet import exporting
from ledraft.packet.preparing import Prepared
from tests.letters.letter_samples import FILTERS


def plain(values: Any) -> Any:
    """A context in which controls are ordinary text."""
    if isinstance(values, Mapping):
        return {key: plain(value) for key, value in values.items()}
    if isinstance(values, list | tuple):
        return [plain(value) for value in values]
    return "".join(values) if isinstance(values, str) else values


def by_docxtpl(template: bytes, values: Mapping[str, Any]) -> bytes:
    """What the documentation of docxtpl shows: open, render, save, for every document."""
    document = DocxTemplate(BytesIO(template))
    env = jinja2.Environment(autoescape=True)
    env.filters.update(FILTERS)
    document.render(dict(values), env)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def word_template(letter: Letter, language: Language) -> bytes:
    """`letter` as the Word file with tags from which docxtpl makes it."""
    folder = resources.templates() / language
    if letter.form:
        return (folder / f"{letter.id}.docx").read_bytes()
    frame = (folder / f"{letter.frame_for(language)}.docx").read_bytes()
    return intermediate((folder / f"{letter.id}.md").read_text("utf-8"), letter.id, frame)


@cache
def kit_template() -> bytes:
    """The officer's kit as one Word file with tags."""
    members = wordfile.members((resources.templates() / "zh" / "frame-kit.docx").read_bytes())
    parts = [library.bundled_letter(one, lang) for one in letters() if one.in_kit for lang in one.languages]
    document = bundle.poured(parts, members[DOCUMENT].decode(), members["word/styles.xml"].decode())
    return wordfile.packed({**members, DOCUMENT: document.encode()})


def documents(prepared: Prepared) -> list[tuple[bytes, Any]]:
    """Template and context of every Word file of a packet, ready for docxtpl: reading and judging are not its work."""
    desk = prepared.desk
    papers = [(one, lang) for one in prepared.letters for lang in exporting.languages_of(prepared, one)]
    found = [(word_template(one, lang), plain(desk.context(one, lang))) for one, lang in papers]
    in_kit = [(one, lang) for one, lang in papers if one.in_kit]
    if in_kit:
        contexts = {library.kit_id(one, lang): plain(desk.context(one, lang)) for one, lang in in_kit}
        first = next(iter(contexts.values()))
        found.append((kit_template(), {"kit": {"letters": contexts}, "page": first["page"]}))
    return found


_SCRIPT = """
const PizZip = require('pizzip'), Docxtemplater = require('docxtemplater');
const {template, data, times} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const content = Buffer.from(template, 'base64');
const once = () => new Docxtemplater(new PizZip(content), {paragraphLoop: true, linebreaks: true})
  .render(data).getZip().generate({type: 'nodebuffer', compression: 'DEFLATE'});
for (let i = 0; i < 50; i++) once();
const start = process.hrtime.bigint();
for (let i = 0; i < times; i++) once();
console.log(Number(process.hrtime.bigint() - start) / 1e9 / times);
"""


def docxtemplater_is_missing() -> str:
    """Why docxtemplater cannot be measured here; empty if it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    found = subprocess.run(["node", "-e", "require('docxtemplater'); require('pizzip')"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "npm packages docxtemplater and pizzip are not installed (NODE_PATH)"


def docxtemplater_seconds(template: bytes, data: Mapping[str, Any], times: int) -> float:
    """Seconds for one document by docxtemplater, which opens the template anew for each, for it cannot render twice."""
    call = json.dumps({"template": base64.b64encode(template).decode(), "data": data, "times": times})
    done = subprocess.run(["node", "-e", _SCRIPT], input=call, capture_output=True, text=True, check=True)
    return float(done.stdout)
