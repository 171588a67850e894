"""For any Unicode in any field: the value is found unchanged in every paper, or it is refused beforehand."""

import copy
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.case import reading
from ledraft.errors import UserError
from ledraft.letters import reread
from ledraft.packet import preparing
from tests.conftest import AS_OF

LONG = int(os.environ.get("LEDRAFT_EXAMPLES", "60"))
COMPLETE = json.loads((resources.data("samples") / "complete.json").read_text("utf-8"))
FIELDS = {
    "zh": [("incident", "summary", "zh"), ("agency", "address", "zh"), ("officer", "name", "given", "zh")],
    "en": [("incident", "summary", "en"), ("agency", "address", "en"), ("officer", "position", "en")],
    "both": [("reference",), ("reporter", "account", "uid"), ("officer", "police_number"), ("officer", "email")],
}
PLACES = [(language, path) for language, paths in FIELDS.items() for path in paths]


def changed(path: tuple[str, ...], value: str) -> dict[str, Any]:
    data = copy.deepcopy(COMPLETE)
    here = data
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return data


def normal(text: str) -> str:
    """Line ends as paper has them, tabs as spaces: the two changes that the renderer makes, both documented."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


@settings(max_examples=LONG, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.sampled_from(PLACES), text=st.text(min_size=1, max_size=40))
@example(place=PLACES[0], text='A & B <b> "q" \'x\' {{ 7*7 }} {% if %} {# c #} }} %} &lt; ｛｛ ]]> **b** | # _')
@example(place=PLACES[3], text="😀𠮷囧\u0301 line\nbreak\ttab\r\nend")
@example(place=PLACES[0], text="\ud800")
@example(place=PLACES[6], text="\x00\x0b\ufffe")
@example(place=PLACES[6], text="\u202eevil\u200b")
def test_a_value_is_printed_unchanged_or_refused(place: tuple[str, tuple[str, ...]], text: str) -> None:
    language, path = place
    prepared = None
    try:
        case = reading.validate(changed(path, text))
        prepared = preparing.prepare(
            reading.Loaded(case, {}, Path()), preparing.clock(case, AS_OF, None), open_files=False  # type: ignore[arg-type]
        )
        letter = next(one for one in prepared.letters if one.id == "data-request")
        papers = {lang: prepared.desk.paper(letter, lang) for lang in ("zh", "en") if language in (lang, "both")}
    except UserError:
        _was_refused_for_a_reason(prepared, text)
        return
    for paper in papers.values():
        if normal(text).strip() and not _blank(text):
            assert normal(text) in reread.document_text(paper.data)


def _blank(text: str) -> bool:
    return all(unicodedata.category(c)[0] in "ZC" or c in "\u115f\u1160\u3164\uffa0\u2800" for c in text)


def _was_refused_for_a_reason(prepared: preparing.Prepared | None, text: str) -> None:
    """A refusal is right only for characters that XML forbids; the forecast names them before."""
    assert any((ord(c) < 32 and c not in "\n\r\t") or 0xD800 <= ord(c) <= 0xDFFF or ord(c) in (0xFFFE, 0xFFFF) for c in text)
    if prepared is not None:
        assert [f for f in prepared.findings if f.severity == "error"]


HIDDEN = ["\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\x07", "\ufffe"]


@pytest.mark.parametrize("character", HIDDEN, ids=[f"U+{ord(c):04X}" for c in HIDDEN])
def test_characters_that_nobody_sees_are_named_by_a_finding(character: str) -> None:
    case = reading.validate(changed(("incident", "summary", "en"), f"a{character}b"))
    prepared = preparing.prepare(
        reading.Loaded(case, {}, Path()), preparing.clock(case, AS_OF, None), open_files=False  # type: ignore[arg-type]
    )
    assert "$.incident.summary.en" in [f.hit.path for f in prepared.findings if f.severity == "error"]


def test_half_a_character_is_refused_when_the_file_is_read() -> None:
    with pytest.raises(UserError, match="surrogate"):
        reading.validate(changed(("incident", "summary", "en"), "a\udc00b"))
