"""Blanks and officer's values are labelled, numbered, bookmarked content controls, and plain text elsewhere."""

import re

import pytest

from ledraft import resources
from ledraft.letters.compiling import compile_bundle, compile_form, compile_prose
from ledraft.letters.control import Control, path_of_bookmark, slug
from ledraft.letters.reread import Found, controls, lost
from ledraft.letters.wordfile import members, packed
from tests.letters.letter_samples import FILTERS, blank, context, frame, letter, source


def body(rendered):
    return members(rendered.data)["word/document.xml"].decode()


def prose(markdown, **values):
    return compile_prose(markdown, "c.md", frame("zh"), FILTERS).render(context(**values))


def test_a_blank_is_readable_text_and_a_labelled_control():
    rendered = prose("职务：{{ x }}。", x=blank("officer.position", "职务"))
    assert "【待办案单位填写：职务】" in rendered.printed
    xml = body(rendered)
    assert '<w:alias w:val="职务"/><w:tag w:val="officer.position"/><w:id w:val="1001"/>' in xml
    assert 'w:name="f_officer__position_1"' in xml
    assert '<w:rStyle w:val="Blank"/>' in xml
    assert "<w:text" not in xml


def test_a_filled_control_does_not_look_like_a_blank_and_keeps_its_runs_style():
    xml = body(prose("**{{ x }}**，余文", x=Control("张三", "officer.name", "姓名")))
    inside = re.search(r"<w:sdtContent>(.*?)</w:sdtContent>(.*?)</w:p>", xml)
    assert 'w:val="Strong"' in inside[1]
    assert "Blank" not in inside[1]
    assert inside[2].count('w:val="Strong"') == 1


def test_text_around_a_control_in_one_run_of_a_form_keeps_its_look():
    content = members(frame("zh"))
    run = '<w:p><w:r w:rsidR="00AA"><w:rPr><w:b/></w:rPr><w:t>前 {{ x }} 后</w:t></w:r></w:p><w:p><w:r><w:t>'
    content["word/document.xml"] = content["word/document.xml"].replace(
        b"<w:p><w:r><w:t>{{body}}", run.encode()
    )
    rendered = compile_form(packed(content), "f.docx", FILTERS).render(context(x=Control("中", "a.b", "l")))
    assert re.findall(r"<w:rPr>(.*?)</w:rPr><w:t[^>]*>([^<]*)<", body(rendered)) == [
        ("<w:b/>", "前 "),
        ("<w:b/>", "中"),
        ("<w:b/>", " 后"),
    ]


def test_ids_and_bookmarks_are_unique_and_the_same_every_time():
    values = {"orders": [{"x": blank("officer.name", "姓名")}] * 5}
    rendered = prose("{% for o in orders %}\n{{ o.x }}\n{% endfor %}", **values)
    numbers = re.findall(r'<w:id w:val="(\d+)"', body(rendered))
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', body(rendered))
    assert len(set(numbers)) == len(set(names)) == 5
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    assert rendered == prose("{% for o in orders %}\n{{ o.x }}\n{% endfor %}", **values)


def test_labels_and_texts_are_escaped_and_line_breaks_kept():
    control = Control("a & b\n<c>", "x.y", '"quoted" & <label>')
    rendered = prose("{{ x }}", x=control)
    assert lost(rendered) == []
    assert Found("x.y", "a & b\n<c>") in controls(rendered.data)
    assert "&quot;quoted&quot; &amp; &lt;label&gt;" in body(rendered)


def test_a_control_joined_to_text_stays_a_control():
    rendered = prose("{{ '（' ~ x ~ '）' }}", x=blank("a.b", "甲"))
    assert "（【待办案单位填写：甲】）" in rendered.printed
    assert Found("a.b", "【待办案单位填写：甲】") in controls(rendered.data)


def test_a_control_in_the_plain_text_is_its_text():
    assert "职务：【待办案单位填写：职务】，" in letter("zh").text(context())


def test_a_value_cannot_forge_a_control():
    with pytest.raises(Exception, match=r"U\+0001"):
        prose("{{ x }}", x="\x01path\x02label\x02\x02text\x03")


def test_a_path_longer_than_word_allows_is_a_defect():
    with pytest.raises(ValueError):
        Control("x", "a" * 65, "label")


@pytest.mark.parametrize("path", ["officer.position", "agency.name", "second_officer.email"])
def test_a_bookmark_tells_its_path(path):
    assert path_of_bookmark(f"f_{slug(path)}_12") == path


def test_the_draft_mark_is_one_control_per_header_and_absent_from_a_final_page():
    draft = letter("zh").render(context())
    assert [found.path for found in controls(draft.data)].count("draft") == 2
    empty = {"draft": "", "specimen": "", "validity": "", "reference": ""}
    final = letter("zh").render(context(page=empty))
    assert "draft" not in [found.path for found in controls(final.data)]
    headers = [part.decode() for name, part in members(final.data).items() if name.startswith("word/header")]
    assert [re.findall(r"<w:p>.*?</w:p>", header) for header in headers] == [
        ['<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>']
    ] * 2


def test_repeated_controls_of_the_kit_share_one_element():
    kit = compile_bundle(
        [("a", source("zh"), "a.md", ""), ("b", source("en"), "b.md", "en")],
        (resources.templates() / "zh/frame-kit.docx").read_bytes(),
        FILTERS,
    )
    officer = {
        "name": blank("officer.name", "警官姓名", bound=True),
        "position": Control("民警\n一级", "officer.position", "职务", bound=True),
        "phone": "1",
    }
    rendered = kit.render(context(officer=officer, kit={"letters": ["a", "b"]}))
    assert body(rendered).count('w:xpath="/l:kit/l:officer__name"') == 2
    assert (
        members(rendered.data)["customXml/item1.xml"]
        .decode()
        .endswith(
            '<l:kit xmlns:l="urn:ledraft:kit"><l:officer__name>【待办案单位填写：警官姓名】</l:officer__name>'
            "<l:officer__position>民警\n一级</l:officer__position></l:kit>"
        )
    )
