"""The strict re-read: text and controls are found as they stand, damage and entities are refused."""

import re
from dataclasses import replace

import pytest

from ledraft.errors import UnusableInput
from ledraft.letters.reread import Found, controls, document_text, lost
from ledraft.letters.wordfile import members, packed
from tests.letters.letter_samples import blank, context, letter


def changed(data, change, part="word/document.xml"):
    content = members(data)
    content[part] = change(content[part].decode()).encode()
    return packed(content)


@pytest.fixture(scope="module")
def rendered():
    return letter("zh").render(context())


def test_the_text_of_body_header_and_footer_is_read(rendered):
    text = document_text(rendered.data)
    for value in ("某市公安局某区分局", "第一行\n第二行", "草稿，未签发不得使用", "LD-2026-0001"):
        assert value in text


def test_a_value_that_the_file_does_not_hold_is_reported(rendered):
    cut = changed(rendered.data, lambda xml: xml.replace("192837465", ""))
    assert lost(replace(rendered, data=cut)) == ["192837465", "192837465"]


def test_controls_are_found_by_their_tags(rendered):
    assert controls(rendered.data)[1] == Found("officer.position", "【待办案单位填写：职务】")


def test_what_was_typed_into_a_control_is_found(rendered):
    typed = changed(
        rendered.data,
        lambda xml: xml.replace(
            "【待办案单位填写：职务】", "二级警长 & <主办>".replace("&", "&amp;").replace("<", "&lt;")
        ),
    )
    assert Found("officer.position", "二级警长 & <主办>") in controls(typed)


def test_bookmarks_stand_in_where_tags_were_dropped(rendered):
    untagged = changed(
        rendered.data, lambda xml: re.sub(r"<w:(alias|tag|id) [^>]*/>(?=.*?</w:sdtPr>)", "", xml)
    )
    assert [f for f in controls(untagged) if f.path != "draft"] == [
        Found("officer.name", "【待办案单位填写：警官姓名】"),
        Found("officer.position", "【待办案单位填写：职务】"),
        Found("officer.phone", "+86 10 5550 0000"),
    ]


def test_a_shortened_bookmark_is_resolved_with_the_known_paths():
    path = "attestation.superior_approval.instrument_number"
    one = letter("zh").render(context(officer={"name": blank(path, "x"), "position": "p", "phone": "t"}))
    untagged = changed(one.data, lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml))
    assert path in [found.path for found in controls(untagged, [path])]


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_truncated_file_is_refused(rendered, cut):
    with pytest.raises(UnusableInput):
        document_text(rendered.data[:cut])


def test_broken_markup_is_refused_not_repaired(rendered):
    broken = changed(rendered.data, lambda xml: xml.replace("</w:p>", "", 1))
    with pytest.raises(UnusableInput, match=r"word/document\.xml"):
        document_text(broken)


def test_entities_are_refused_before_they_grow(rendered):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    bad = changed(rendered.data, lambda xml: xml.replace("?>", "?>" + bomb, 1))
    for read in (document_text, controls):
        with pytest.raises(UnusableInput, match="entities"):
            read(bad)
