"""The text of a part: read by its tags where that is safe, by the parser's events elsewhere, and alike either way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.errors import UnusableInput
from ledraft.letters import parttext, wordfile
from ledraft.letters.parttext import DECLARATION, text_of
from tests.benchmarks.packets import prepared


def part(body: str, declaration: str = DECLARATION) -> bytes:
    return f'{declaration}<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'.encode()


def test_both_ways_read_the_same_in_every_paper_of_a_packet() -> None:
    case = prepared()
    papers = [case.desk.paper(one, one.languages[0]).data for one in case.letters] + [case.desk.kit(case.letters).data]
    for paper in papers:
        for name, content in wordfile.members(paper).items():
            if name.startswith("word/") and b"<w:t" in content and content.startswith(DECLARATION.encode()):
                assert parttext.by_tags(content, name) == parttext.by_events(content, name)


RUNS = st.lists(
    st.sampled_from(
        (
            "<w:t>{}</w:t>", '<w:t xml:space="preserve">{}</w:t>', "<w:t/>", "<w:br/>", '<w:br w:type="page"/>', "<w:tab/>",
            "<w:noBreakHyphen/>", "<w:cr/>", "<w:instrText>PAGE {}</w:instrText>", "<w:tbl/>", "<w:tabs/>",
        )
    ),
    max_size=6,
)  # fmt: skip
WORDS = st.sampled_from(("x", "a &amp; b", "&lt;w:br/&gt;", "&#39;", "&#x4e2d;", "w:br/", "/w:p", "甲 乙", "]]&gt;", " "))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(RUNS, WORDS), max_size=5))
def test_both_ways_read_the_same_in_any_part(paragraphs: list[tuple[list[str], str]]) -> None:
    body = "".join(f"<w:p>{''.join(runs).format(*[word] * 6)}</w:p><w:p/>" for runs, word in paragraphs)
    assert parttext.by_tags(part(body), "x") == parttext.by_events(part(body), "x")


@pytest.mark.parametrize("hidden", ["<!-- <w:t>no</w:t> -->", "<?x <w:t>no</w:t> ?>", "<w:r><![CDATA[<w:t>no</w:t>]]></w:r>"])
def test_what_only_looks_like_text_is_not_read(hidden: str) -> None:
    assert text_of(part(f"<w:p>{hidden}<w:t>yes</w:t></w:p>"), "word/document.xml") == "yes\n"


def test_a_part_that_another_program_wrote_is_read_too() -> None:
    assert text_of(part("<w:p><w:t>a</w:t>\r\n</w:p>", declaration=""), "word/document.xml") == "a\n"


@pytest.mark.parametrize("broken", ["<w:p><w:t>a</w:t>", "<w:t>&nbsp;</w:t>", "<w:t>\x01</w:t>"])
def test_a_part_that_is_not_well_formed_is_refused(broken: str) -> None:
    with pytest.raises(UnusableInput):
        text_of(part(broken), "word/document.xml")
