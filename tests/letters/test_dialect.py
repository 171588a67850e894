"""The closed dialect: what it can say, and that everything else is refused with file and line."""

import pytest

from ledraft.errors import UnusableInput
from ledraft.letters.blocks import Paragraph, Statement, Table
from ledraft.letters.dialect import blocks
from ledraft.letters.shield import shield


def read(source):
    return blocks(shield(source, "letter.md"))


def text_of(paragraph):
    return "".join("\n" if run.kind == "break" else run.text for run in paragraph.runs)


@pytest.mark.parametrize(
    ("source", "style"),
    [
        ("# 题", "Title"),
        ("## 一、", "Heading1"),
        ("### （一）", "Heading2"),
        ("正文", "BodyText"),
        ("（1）正文", "BodyText"),
        ("{.Note}\n正文", "Note"),
        ("1. 一项", "ListText"),
        ("- 一项", "ListText"),
        ("{.AttachmentNote}\n1. 一项", "AttachmentNote"),
    ],
)
def test_each_kind_of_block_has_its_named_style(source, style):
    (block,) = read(source)
    assert isinstance(block, Paragraph)
    assert block.style == style


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1. 一项", "1.一项"),
        ("3. An item", "3. An item"),
        ("- 一项", "• 一项"),
        ("2023. 年", "2023.年"),
        ("第一行\n第二行", "第一行第二行"),
        ("first\nsecond", "first second"),
        ("第一行{{ x }}\n第二行", "第一行{{ x }}第二行"),
        ("line {{ x }}\n{{ y }} line", "line {{ x }} {{ y }} line"),
        ("一行\\\n二行", "一行\n二行"),
        ("# 长题\\\n续题", "长题\n续题"),
        ("a & b < c > d &amp; <b>", "a & b < c > d &amp; <b>"),
        ("[1]: 参见 <https://example.org>", "[1]: 参见 <https://example.org>"),
        ("snake_case_name and 2 * 3", "snake_case_name and 2 * 3"),
        ("{{  rows[0](1)|f('a|b') }}", "{{ rows[0](1)|f('a|b') }}"),
        ("前{# 注释 #}后", "前后"),
    ],
)
def test_the_text_is_what_the_lawyer_wrote(source, text):
    (block,) = read(source)
    assert text_of(block) == text


def test_emphasis_works_beside_chinese_punctuation_and_tags():
    (block,) = read("**案号：**{{ x }}，**“引号”**是*斜体*、`标识`。")
    assert [(run.text, run.style) for run in block.runs if run.style] == [
        ("案号：", "Strong"),
        ("“引号”", "Strong"),
        ("斜体", "Emphasis"),
        ("标识", "Identifier"),
    ]
    assert "*" not in text_of(block)


def test_two_blank_lines_are_two_empty_paragraphs():
    assert [b.style for b in read("{.Blankline 2}")] == ["Blankline", "Blankline"]


def test_a_statement_alone_on_its_line_stands_between_paragraphs():
    found = read("{% if x %}\n正文\n{% else %}\n1. 一项\n{% endif %}")
    assert [b.source for b in found if isinstance(b, Statement)] == [
        "{% if x %}",
        "{% else %}",
        "{% endif %}",
    ]
    assert [b.style for b in found if isinstance(b, Paragraph)] == ["BodyText", "ListText"]


def test_a_statement_between_rows_stays_in_the_table_and_a_comment_does_not_split_it():
    (table,) = read(
        "{.LetterTable 20 30}\n| 甲 | 乙 |\n|---|---:|\n{% for r in rows %}\n{# 逐行 #}\n| {{ r|f }} | `x` |\n{% endfor %}\n"
    )
    assert isinstance(table, Table)
    assert table.widths == (20, 30)
    assert [row.source if isinstance(row, Statement) else len(row) for row in table.rows] == [
        "{% for r in rows %}",
        2,
        "{% endfor %}",
    ]
    assert table.rows[1][1].align == "right"
    assert table.rows[1][1].runs[0].style == "IdentifierSmall"


def test_a_header_row_of_empty_cells_is_dropped():
    (table,) = read("{.KeyTable 20 30}\n| | |\n|---|---|\n| 键 | 值 |")
    assert table.header == ()
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (3, "正文\n\n```\ncode\n```"),
        (1, "    indented"),
        (3, "正文\n\n---"),
        (1, "> 引用"),
        (1, "#### 四级"),
        (1, "题\n==="),
        (1, "![图](a.png)"),
        (1, "[字](https://example.org)"),
        (2, "- 甲\n  - 乙"),
        (1, "私\ue000用"),
        (2, "正文\n{{ x"),
        (3, "正文\n\n{{ x ｝"),
        (2, "正文\n｛｛ x ｝｝"),
        (1, "{｛ x }}"),
        (1, "孤立 }}"),
        (1, "{{ “x” }}"),
        (1, "{{ x\n}}"),
        (1, "{%- if x %}"),
        (1, "{% raw %}{% endraw %}"),
        (1, "{% include 'x' %}"),
        (1, "{% macro m() %}{% endmacro %}"),
        (1, "甲{% if x %}乙\n\n丙{% endif %}"),
        (1, "{% if x %}\n甲"),
        (1, "甲\n\n{% endif %}"),
        (1, "{% else %}"),
        (2, "{.LetterTable 20}\n| a | b |\n|---|---|\n| c | d |"),
        (1, "| a | b |\n|---|---|\n| c | d |"),
        (2, "{.LetterTable 20 20}\n| a | b |\n|---|---|\n| c | d |\n{% endif %}"),
        (2, "{.Note}\n{% if x %}\n甲\n{% endif %}"),
        (1, "{.Note}"),
        (2, "{.Note 20}\n甲"),
        (1, "# 题\\"),
    ],
)
def test_what_the_dialect_does_not_know_is_refused_with_file_and_line(line, source):
    with pytest.raises(UnusableInput) as refused:
        read(source)
    assert "letter.md" in refused.value.headline
    assert refused.value.lines[0].startswith(f"line {line}: ")


def test_line_numbers_survive_comments_of_several_lines():
    with pytest.raises(UnusableInput) as refused:
        read("{# 一\n二\n三 #}\n甲\n\n> 引用")
    assert refused.value.lines[0].startswith("line 6: ")
