"""Malformed Word templates, spreadsheets and images: each is refused or read, at once, and nothing appears beside it."""

import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ledraft import resources
from ledraft.errors import UnusableInput
from ledraft.letters.usertemplate import compile_user_template
from tests.conftest import Shell
from tests.evidence.exports import c2c_file, c2c_line, xlsx_file

COUNT = 200
LONGEST = 10.0
"""Seconds that one malformed file may take."""

Parts = dict[str, bytes]
DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&j;</w:document>'
)  # fmt: skip
ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ page.__init__.__globals__ }}", "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}", "{{ cycler.__init__.__globals__.os }}", "{{ range(10**9)|list }}", "{{ 10**10**9 }}",
    "{% for a in range(99999999) %}x{% endfor %}", "{{ lipsum() }}", "{{ 'x' * 10**10 }}", "{% set x = namespace() %}",
]  # fmt: skip
TAGS = ["｛｛ reference ｝｝", "{{ reference", "{% if reference %}", "{％ if x ％}", "{% endfor %}", "{{ }}", "{{ nobody.here }}"]
HOSTILE_NAMES = ["../evil.xml", "/etc/evil", "C:\\evil.xml", "word/../../evil", "..\\..\\evil", "\\\\host\\evil", "word/vbaProject.bin"]
MEMBERS = [*HOSTILE_NAMES, "word/embeddings/oleObject1.bin", "word/activeX/activeX1.bin", "WORD/DOCUMENT.XML", "x" * 300]
LINKS = ["attachedTemplate", "image", "oleObject", "hyperlink", "aFChunk", "frame"]


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut off, or a few bytes replaced, removed or doubled."""
    raw, at = bytearray(data), chance.randrange(len(data))
    if chance.randrange(3) == 0:
        return data[:at]
    raw[at : at + chance.randrange(40)] = bytes(chance.randrange(256) for _each in range(chance.randrange(40)))
    return bytes(raw)


def with_damaged_member(parts: Parts, chance: random.Random) -> bytes:
    name = chance.choice(sorted(parts))
    return zipped({**parts, name: damaged(parts[name], chance)})


def with_tag(parts: Parts, chance: random.Random) -> bytes:
    text = chance.choice(ESCAPES + TAGS).encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return zipped({**parts, DOCUMENT: re.sub(rb"(<w:t[^>]*>)", lambda m: m[1] + text, parts[DOCUMENT], count=1)})


def with_member(parts: Parts, chance: random.Random) -> bytes:
    return zipped({**parts, chance.choice(MEMBERS): b"<x/>" * chance.choice([1, 500_000])})


def with_link(parts: Parts, chance: random.Random) -> bytes:
    link = (
        '<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{chance.choice(LINKS)}" Target="http://198.51.100.9/x" TargetMode="External"/></Relationships>'
    )
    return zipped({**parts, RELATIONS: parts[RELATIONS].replace(b"</Relationships>", link.encode())})


def with_entity_bomb(parts: Parts, chance: random.Random) -> bytes:
    return zipped({**parts, chance.choice([DOCUMENT, "word/styles.xml", "[Content_Types].xml"]): BOMB})


def with_unclosed_tag(parts: Parts, chance: random.Random) -> bytes:
    closing = [m.span() for m in re.finditer(rb"</w:[a-zA-Z]+>", parts[DOCUMENT])]
    start, end = chance.choice(closing)
    return zipped({**parts, DOCUMENT: parts[DOCUMENT][:start] + parts[DOCUMENT][end:]})


def without_member(parts: Parts, chance: random.Random) -> bytes:
    gone = chance.choice(sorted(parts))
    return zipped({name: content for name, content in parts.items() if name != gone})


def deeply_nested(parts: Parts, chance: random.Random) -> bytes:
    depth = chance.choice([300, 5_000, 60_000])
    body = b"<w:sdt><w:sdtContent>" * depth + b"</w:sdtContent></w:sdt>" * depth
    return zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + body)})


TEMPLATE_MUTATIONS: list[Callable[[Parts, random.Random], bytes]] = [
    lambda parts, chance: damaged(zipped(parts), chance),
    with_damaged_member, with_tag, with_member, with_link, with_entity_bomb, with_unclosed_tag, without_member,
    deeply_nested, lambda parts, chance: with_tag(parts_of(with_member(parts, random.Random(0))), chance),
]  # fmt: skip


def snapshot(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


class Watch:
    """Holds each item to the longest time that one may take."""

    def __init__(self) -> None:
        self.slowest = 0.0

    def __call__(self, act: Callable[[], Any]) -> Any:
        began = time.monotonic()
        outcome = act()
        self.slowest = max(self.slowest, time.monotonic() - began)
        assert self.slowest < LONGEST
        return outcome


def test_two_hundred_malformed_templates_are_refused_or_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance, watch, counts = random.Random(1), Watch(), Counter[str]()
    parts = parts_of((resources.templates() / "zh/checklist.docx").read_bytes())

    def tried(data: bytes) -> str:
        try:
            compile_user_template(data, "mine.docx", {}, {"reference"})
        except UnusableInput:
            return "refused"
        return "compiled"

    for number in range(COUNT):
        mutate = TEMPLATE_MUTATIONS[number % len(TEMPLATE_MUTATIONS)]
        data = mutate(parts, chance)
        counts[watch(lambda: tried(data))] += 1  # noqa: B023
    assert snapshot(tmp_path) == set()
    print(f"{COUNT} malformed templates: {dict(counts)}; the slowest took {watch.slowest:.2f} s")
    assert counts["refused"] == COUNT


@pytest.mark.parametrize("form", ["zh/checklist.docx", "en/hand-over.docx", "zh/frame-official.docx"])
def test_the_same_template_unharmed_is_not_refused_for_its_archive(form: str) -> None:
    from ledraft.letters.usertemplate import check

    assert DOCUMENT in check((resources.templates() / form).read_bytes(), form)


def test_malformed_templates_given_to_export_leave_nothing(ledraft: Shell, complete: dict[str, Any]) -> None:
    path, chance = ledraft.save(complete), random.Random(2)
    parts = parts_of((resources.templates() / "zh/checklist.docx").read_bytes())
    for mutate in TEMPLATE_MUTATIONS:
        (ledraft.folder / "mine.docx").write_bytes(mutate(parts, chance))
        before = snapshot(ledraft.folder)
        outcome = ledraft("export", path, "-o", "out", "--template", "mine.docx")
        assert outcome.code == 2, outcome.out
        assert "defect" not in outcome.err
        assert "mine.docx" in outcome.err
        assert snapshot(ledraft.folder) == before


def tables(folder: Path) -> dict[str, bytes]:
    """One sound file of each kind of table."""
    (folder / "made").mkdir()
    rows: list[list[object]] = [
        ["Order Number", "Order Type", "Asset Type", "Fiat Type", "Total Price", "Price", "Quantity", "Status", "Created Time(UTC)"],
        *(["2280000000000000000" + str(n), "Buy", "USDT", "CNY", "6.56", "6.56", "1", "Completed", "2023-03-20 17:49:08"] for n in range(5)),
    ]
    csv = c2c_file(folder / "made", *(c2c_line(n) for n in range(5))).read_bytes()
    xlsx = xlsx_file(folder / "made", rows).read_bytes()
    return {"csv": csv, "xlsx": xlsx}


def mutated_table(kind: str, content: bytes, chance: random.Random) -> bytes:
    if kind == "csv":
        odd = [b'"' * 3, b"\x00", b"\xff\xfe", b"," * 5000, b"=cmd|' /C calc'!A0", b"1e999", b"NaN", b"9" * 400, b"\r", b"\xa3\xbd"]
        at = chance.randrange(len(content))
        return damaged(content, chance) if chance.randrange(2) else content[:at] + chance.choice(odd) + content[at:]
    parts = parts_of(content)
    sheet = "xl/worksheets/sheet1.xml"
    match chance.randrange(6):
        case 0:
            return damaged(content, chance)
        case 1:
            return with_damaged_member(parts, chance)
        case 2:
            return without_member(parts, chance)
        case 3:
            return zipped({**parts, chance.choice(HOSTILE_NAMES): b"x"})
        case 4:
            wrong = chance.choice(["1048577", "-1", "99999999999999999999", "A"])
            return zipped({**parts, sheet: re.sub(rb'r="([A-Z]+)\d+"', b'r="\\g<1>' + wrong.encode() + b'"', parts[sheet], count=3)})
    return zipped({**parts, chance.choice([sheet, "xl/workbook.xml", "xl/sharedStrings.xml"]): BOMB})


def images() -> dict[str, bytes]:
    """One sound image of each kind."""
    made = {}
    for kind in ("png", "jpeg"):
        buffer = io.BytesIO()
        picture = Image.new("RGB", (64, 48))
        picture.putdata([(n % 256, n * 7 % 256, n * 13 % 256) for n in range(64 * 48)])
        picture.save(buffer, kind)
        made[kind] = buffer.getvalue()
    return made


def mutated_image(kind: str, content: bytes, chance: random.Random) -> bytes:
    if kind == "png" and chance.randrange(3) == 0:
        size = chance.choice([b"\x7f\xff\xff\xff\x7f\xff\xff\xff", b"\x00" * 8, b"\x00\x01\x00\x00\x00\x01\x00\x00"])
        return content[:16] + size + content[24:]
    return damaged(content, chance)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_two_hundred_malformed_tables_and_images_end_in_an_answer(
    ledraft: Shell, complete: dict[str, Any], reporter: dict[str, Any]
) -> None:
    chance, watch, codes = random.Random(3), Watch(), Counter[str]()
    sound_tables, sound_images = tables(ledraft.folder), images()
    shown = {**complete["officer"]["credentials"], "badge_front": {"file": "evidence/badge.bin"}}
    officer = ledraft.save({**complete, "officer": {**complete["officer"], "credentials": shown}}, "officer.json")
    for number in range(COUNT):
        path = ledraft.save(reporter)
        kind = ("csv", "xlsx", "png", "jpeg")[number % 4]
        made = ledraft.folder / "evidence" / ("badge.bin" if kind in sound_images else f"malformed.{kind}")
        if kind in sound_tables:
            made.write_bytes(mutated_table(kind, sound_tables[kind], chance))
        else:
            made.write_bytes(mutated_image(kind, sound_images[kind], chance))
        before = snapshot(ledraft.folder)
        outcome = watch(lambda: ledraft("evidence", "add", path, made, "--kind", "export" if kind in sound_tables else "screenshot"))  # noqa: B023
        codes[f"{kind} {outcome.code}"] += 1
        assert outcome.code in (0, 1, 2)
        assert "defect" not in outcome.err, (kind, number, outcome.err)
        if kind in sound_images:
            checked = watch(lambda: ledraft("check", officer, "--format", "json"))
            assert checked.code in (0, 1), checked.err
            codes[f"badge photo {checked.json['fields'][0]['status']}"] += 1
        assert snapshot(ledraft.folder) == before
    print(f"{COUNT} malformed tables and images: {dict(sorted(codes.items()))}; the slowest took {watch.slowest:.2f} s")
    assert codes["badge photo invalid"] > COUNT // 8
    assert codes["xlsx 1"] + codes["xlsx 2"] > COUNT // 8
