"""A user's own Word template is one more form: filled like the request, under the same guards."""

from pathlib import Path
from typing import Any

import pytest

from ledraft import resources
from ledraft.letters import reread, wordfile
from tests.conftest import Shell

FRAME = (resources.templates() / "zh/frame-plain.docx").read_bytes()


def template(text: str, *, header: bool = True) -> bytes:
    """The plain frame with one paragraph of `text`; without its header on demand."""
    members = wordfile.members(FRAME)
    if not header:
        members = {n: c.replace(b"page.draft", b"page.reference") for n, c in members.items()}
    document = members["word/document.xml"].decode().replace("{{body}}", text)
    return wordfile.packed({**members, "word/document.xml": document.encode()})


def filled(ledraft: Shell, case: dict[str, Any], data: bytes) -> Any:
    (ledraft.folder / "mine.docx").write_bytes(data)
    return ledraft("export", ledraft.save(case), "-o", "out", "--template", "mine.docx")


def test_a_template_is_filled_in_each_language(ledraft: Shell, complete: dict[str, Any]) -> None:
    outcome = filled(ledraft, complete, template("{{ agency.name }}: {{ reference }}"))
    assert outcome.code == 0
    assert "样例市公安局样例分局" in reread.document_text(Path("out/mine.zh.docx").read_bytes())
    english = reread.document_text(Path("out/mine.en.docx").read_bytes())
    assert "Yangli Sub-bureau" in english
    assert "DRAFT" in english
    assert "SPECIMEN" in english


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (template("{{ agency.nmae }}"), "agency.name"),
        (template("｛｛ agency.name ｝｝"), "document"),
        (template("{{ agency.name }}", header=False), "page.draft"),
        (template("{{ ''.__class__.__mro__ }}"), "mine.docx"),
        (b"no Word file", "mine.docx"),
    ],
    ids=["unknown variable", "full-width braces", "no draft mark", "code", "no Word file"],
)
def test_an_unfit_template_is_refused_and_nothing_is_written(
    ledraft: Shell, complete: dict[str, Any], data: bytes, said: str
) -> None:
    outcome = filled(ledraft, complete, data)
    assert outcome.code == 2
    assert said in outcome.err
    assert "defect" not in outcome.err
    assert not Path("out").exists()
