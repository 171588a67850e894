"""The frames are what the generator writes, open cleanly in Word, and hold every style of the dialect."""

import re
import sys

import pytest
from openxml_audit import OpenXmlValidator

from ledraft import resources
from ledraft.letters.compiling import compile_bundle, compile_prose
from ledraft.letters.wordfile import members
from tests.letters.letter_samples import FILTERS, blank, context, letter, source

sys.path.insert(0, str(resources.templates()))
import build_frames

FRAMES = build_frames.frames()
STYLES = [
    "Normal",
    "Title",
    "Addressee",
    "BodyText",
    "Heading1",
    "Heading2",
    "ListText",
    "Closing",
    "AttachmentNote",
    "AttachmentNote2",
    "Blankline",
    "Signer",
    "Appendix",
    "Note",
    "TableText",
    "TableHead",
    "TableKey",
    "TableGap",
    "Header",
    "Footer",
    "Mark",
    "Specimen",
    "Validity",
    "Identifier",
    "IdentifierSmall",
    "Strong",
    "Emphasis",
    "MarkText",
    "LetterTable",
    "KeyTable",
]


@pytest.mark.parametrize("path", FRAMES)
def test_the_committed_frame_is_the_generated_one(path):
    assert (resources.templates() / path).read_bytes() == FRAMES[path]


def findings(data, tmp_path):
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    return OpenXmlValidator().validate(str(file)).errors


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_opens_cleanly(path, tmp_path):
    assert not findings(FRAMES[path], tmp_path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rendered_letter_opens_cleanly(language, tmp_path):
    assert not findings(letter(language).render(context(), {"title": "T"}).data, tmp_path)


@pytest.mark.parametrize(("language", "path"), [("zh", "zh/frame-plain.docx"), ("en", "en/frame-plain.docx")])
def test_a_letter_in_the_plain_frame_opens_cleanly(language, path, tmp_path):
    plain = compile_prose(source(language), "s.md", FRAMES[path], FILTERS)
    assert not findings(plain.render(context()).data, tmp_path)


def test_a_rendered_kit_opens_cleanly(tmp_path):
    letters = [("a", source("zh"), "a.md", ""), ("b", source("en"), "b.md", "en")]
    officer = {key: blank(f"officer.{key}", key, bound=True) for key in ("name", "position", "phone")}
    kit = compile_bundle(letters, FRAMES["zh/frame-kit.docx"], FILTERS)
    assert not findings(kit.render(context(officer=officer, kit={"letters": ["a", "b"]})).data, tmp_path)


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_has_every_style_and_nothing_refers_to_a_missing_one(path):
    content = {name: part.decode() for name, part in members(FRAMES[path]).items()}
    known = set(re.findall(r'w:styleId="([^"]+)"', content["word/styles.xml"]))
    assert {*STYLES, "Blank"} <= known
    if "kit" in path:
        assert {"en" + style for style in STYLES} <= known
    used = re.findall(
        r'<w:(?:pStyle|rStyle|basedOn|next|tblStyle) w:val="([^"]+)"', "".join(content.values())
    )
    assert set(used) <= known


@pytest.mark.parametrize("path", FRAMES)
def test_chinese_fonts_are_named_and_nothing_tells_of_another_program(path):
    content = "".join(part.decode() for part in members(FRAMES[path]).values())
    assert 'w:eastAsia="zh-CN"' in content
    assert "MS Mincho" not in content
    assert "python-docx" not in content
