"""Old bug: a checklist whose last table ended at the foot of page 2 had a third page with nothing on it.

Behind every table of a form stood a gap of 8 points, at the end of the form too. At that gap, and where a gap stood
before a heading, LibreOffice 7.4 also lost the last rows of the table. A form now ends in a paragraph of next to no
height, and a heading keeps its distance from a table by itself.
"""

import re

import pytest

from tests.letters import whole_catalogue
from tests.letters.papers_checks import document_xml

FORMS = ("checklist", "evidence-index", "fund-flow", "hand-over", "kodex-sheet")
GAP = re.compile(r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>(<w:p><w:pPr><w:pStyle w:val="Heading|<w:sectPr)')


@pytest.mark.parametrize("form", FORMS)
def test_no_form_leaves_a_gap_before_a_heading_or_at_its_end(form: str) -> None:
    papers = [paper for _name, paper in whole_catalogue.papers() if paper.letter.id == form]
    assert papers
    assert [paper.name for paper in papers if GAP.search(document_xml(paper.data))] == []
