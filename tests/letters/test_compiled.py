"""Compiled letters equal docxtpl's own rendering, hold every value unharmed, and refuse what must not be printed."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import jinja2
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ledraft import resources
from ledraft.errors import UnusableInput
from ledraft.letters.compiling import compile_bundle, compile_form, compile_prose, intermediate
from ledraft.letters.reread import document_text, lost
from ledraft.letters.wordfile import members, packed
from tests.letters.letter_samples import FILTERS, HOSTILE, context, frame, letter, source

LANGUAGES = ("zh", "en")
PARTS = re.compile(r"word/(document|header.*|footer.*)\.xml$")


def plain(values):
    """A context in which controls are ordinary text, as docxtpl itself would print them."""
    if isinstance(values, dict):
        return {key: plain(value) for key, value in values.items()}
    return "".join(values) if isinstance(values, str) else values


def by_docxtpl(data, values):
    template = DocxTemplate(BytesIO(data))
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    env.filters.update(FILTERS)
    template.render(values, env)
    buffer = BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def canonical(part):
    return etree.tostring(etree.fromstring(part), method="c14n")


INTERMEDIATE = intermediate(source("zh"), "s.md", frame("zh"))
VALUES = [
    {},
    {"orders": []},
    {"preserve": False, "third": "李某某", "kyc": False},
    {"note": HOSTILE.replace("\t", " ")},
    {"note": "", "account": "a & b < c"},
    {"page": {"draft": "", "specimen": "", "validity": "", "reference": ""}},
    {
        "page": {
            "draft": "草稿 DRAFT",
            "specimen": "样本 SPECIMEN",
            "validity": "无效 Not valid",
            "reference": "R & D",
        }
    },
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("changes", VALUES, ids=range(len(VALUES)))
def test_every_part_equals_docxtpls_own_rendering_of_the_same_word_file(language, changes):
    values = plain(context(**changes))
    ours = members(letter(language).render(values).data)
    theirs = members(by_docxtpl(intermediate(source(language), "s.md", frame(language)), values))
    compared = [name for name in ours if PARTS.match(name)]
    assert compared
    for name in compared:
        assert canonical(ours[name]) == canonical(theirs[name]), name


# docxtpl itself rewrites these inside values; ours leaves values alone
ordinary = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="_\ufffe\uffff"))


@settings(max_examples=25, deadline=None)
@given(ordinary, ordinary)
def test_any_values_render_as_docxtpl_would(note, account):
    values = plain(context(note=note, account=account))
    ours = members(letter("zh").render(values).data)["word/document.xml"]
    theirs = members(by_docxtpl(INTERMEDIATE, values))["word/document.xml"]
    assert canonical(ours) == canonical(theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_value_is_printed_as_it_is(language):
    rendered = letter(language).render(context(note=HOSTILE, account=HOSTILE, reference=HOSTILE))
    assert HOSTILE.replace("\t", " ") in document_text(rendered.data)
    assert lost(rendered) == []


printable = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@settings(max_examples=50, deadline=None)
@given(printable)
def test_no_value_is_ever_lost(value):
    rendered = letter("zh").render(context(note=value, account=value))
    assert lost(rendered) == []
    assert value in rendered.printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_markup_of_the_dialect_reaches_paper(language):
    text = document_text(letter(language).render(context()).data) + letter(language).text(context())
    assert not re.search(r"\*\*|\{\{|\{%|\{\.|None|[\x00-\x08\x0e-\x1f]", text)


@pytest.mark.parametrize("value", [None, True, 1.5, [], {}, "\x01", "\x0b", "\ud800", "\ufffe"], ids=repr)
def test_what_must_not_be_printed_is_refused_without_showing_it(value):
    for write in (letter("zh").render, letter("zh").text):
        with pytest.raises(UnusableInput) as refused:
            write(context(account=value))
        assert "sample-zh.md" in str(refused.value)


def test_a_missing_value_is_refused_by_name():
    values = context()
    del values["account"]
    with pytest.raises(UnusableInput, match="account"):
        letter("zh").render(values)


def test_numbers_keep_every_digit():
    rendered = letter("zh").render(context(account=Decimal("0.000000010"), reference=421499824684903149))
    assert {"0.000000010", "421499824684903149"} <= set(rendered.printed)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ account.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ account|attr('__class__') }}",
        "{{ orders.append(1) }}",
        "{{ account.format.__globals__ }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ self }}",
    ],
)
def test_a_template_cannot_leave_the_sandbox(tag):
    with pytest.raises(UnusableInput):
        compile_prose(tag, "evil.md", frame("zh"), FILTERS).render(context())


@pytest.mark.parametrize(
    ("line", "text"), [(3, "甲\n\n{{ x|unknown }}"), (2, "甲\n{{ x + }}"), (1, "{% for x %}")]
)
def test_a_wrong_tag_is_refused_with_the_letters_own_line(line, text):
    with pytest.raises(UnusableInput) as refused:
        compile_prose(text, "wrong.md", frame("zh"), FILTERS)
    assert "wrong.md" in refused.value.headline
    assert f"line {line}:" in refused.value.lines[0]


def test_a_style_that_the_frame_lacks_is_refused_with_its_line():
    with pytest.raises(UnusableInput, match="line 4: the frame has no style “Fancy”"):
        compile_prose("甲\n\n{.Fancy}\n乙", "styled.md", frame("zh"), FILTERS)


def test_a_frame_without_a_place_for_the_letter_is_refused():
    content = members(frame("zh"))
    content["word/document.xml"] = content["word/document.xml"].replace(b"{{body}}", b"body")
    with pytest.raises(UnusableInput, match=r"must hold \{\{body\}\} once"):
        compile_prose("甲", "lost.md", packed(content), FILTERS)


def test_equal_input_gives_equal_bytes():
    properties = {"title": "T", "subject": "S", "language": "zh-CN", "as_of": "2026-11-21T10:00:00+08:00"}
    assert letter("zh").render(context(), properties) == letter("zh").render(context(), properties)


def test_the_file_tells_nothing_about_its_maker_and_no_date_but_as_of():
    data = letter("zh").render(context(), {"title": "A & B", "as_of": "2026-11-21T10:00:00+08:00"}).data
    with ZipFile(BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = DocxTemplate(BytesIO(data)).get_docx().core_properties
    assert (core.author, core.title, core.last_modified_by) == ("ledraft", "A & B", "")
    assert core.created.replace(tzinfo=UTC) == datetime(2026, 11, 21, 2, tzinfo=UTC)


def test_variables_are_dotted_paths_with_loops_resolved():
    used = letter("zh").variables
    assert {"incident.title", "orders", "orders.*.amount", "page.draft", "officer.name"} <= used
    assert not {"order.amount", "loop"} & used


def test_the_plain_text_reads_like_the_letter():
    text = letter("en").text(context(note=HOSTILE))
    assert text.startswith("Request for data and preservation: 王某某账户资产被盗案\n\nSpecimen Exchange\n")
    assert "Beijing time (UTC+8)\tUTC\tSide\tQuantity\tOrder id\n2023-03-21 01:40:08\t2023-03-20" in text
    assert "1. Account registration data with identity images;\n2. the log-in records" in text
    assert "Position:  【待办案单位填写：职务】\n" in text
    assert HOSTILE.replace("\t", " ") in text
    assert "\n\n\n" not in text


def test_a_word_form_is_rendered_by_the_same_compiler():
    form = intermediate("表格：{{ account }}", "form", frame("zh"))
    compiled = compile_form(form, "form.docx", FILTERS)
    assert "表格：A & B" in document_text(compiled.render(context(account="A & B")).data)
    with pytest.raises(ValueError, match=r"form\.docx"):
        compiled.text(context())


def test_a_wrong_tag_in_a_form_is_refused_with_its_paragraph():
    content = members(frame("zh"))
    content["word/document.xml"] = content["word/document.xml"].replace(
        b"{{body}}", b"Amount: {{ account| }}"
    )
    with pytest.raises(UnusableInput) as refused:
        compile_form(packed(content), "form.docx", FILTERS)
    assert "form.docx" in refused.value.headline
    assert "Amount:" in refused.value.lines[0]


def test_the_kit_prints_the_chosen_letters_each_in_its_own_page_set_up():
    frame_kit = (resources.templates() / "zh/frame-kit.docx").read_bytes()
    kit = compile_bundle(
        [("a.zh", source("zh"), "a.md", ""), ("a.en", source("en"), "b.md", "en")], frame_kit, FILTERS
    )
    both = kit.render(context(kit={"letters": ["a.zh", "a.en"]}))
    one = kit.render(context(kit={"letters": ["a.en"]}))
    assert lost(both) == lost(one) == []
    document = members(both.data)["word/document.xml"].decode()
    assert re.findall(r'w:top="(\d+)"', document) == ["1916", "1701", "1701"]
    assert "有关数据的函" not in document_text(one.data)
    assert 'w:val="enBodyText"' in document
