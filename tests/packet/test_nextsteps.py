"""What comes next after an export: true for role, stage, route and what the packet holds, and on one screen."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from ledraft import languages, resources
from ledraft.case.reading import Loaded, validate
from ledraft.packet import exporting
from ledraft.packet.nextsteps import next_steps
from ledraft.packet.preparing import prepare
from ledraft.rules.wrapping import wrap

NOW = datetime.fromisoformat("2026-11-24T10:00:00+08:00")
STAGES = {
    "reported": [],
    "accepted": [{"kind": "acceptance_receipt", "number": "样公受案〔2023〕1号", "date": "2023-04-10"}],
    "declined": [{"kind": "non_filing_notice", "number": "样公不立〔2023〕1号", "date": "2023-04-20", "received_on": "2023-04-21"}],
}


@pytest.fixture(autouse=True, params=languages.LANGUAGES)
def language(request):
    before = languages.current()
    languages.use(request.param)
    yield request.param
    languages.use(before)


def steps(name, *, brief=False, **changes):
    data = json.loads(resources.data(f"samples/{name}.json").read_text("utf-8")) | changes
    prepared = prepare(Loaded(validate(data), data, resources.data("samples")), NOW)
    names = exporting.members(prepared)
    return next_steps(prepared, names, Path("my case.json"), Path("packet"), brief=brief)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name, role", [("reporter", "victim"), ("reporter", "lawyer"), ("complete", "officer")])
@pytest.mark.parametrize("route", ["kodex", "email"])
def test_there_is_something_to_do_and_it_fits_a_screen(name, role, stage, route):
    found = steps(name, role=role, route=route, documents=STAGES[stage])
    assert found
    assert not [step for step in found if "{" in step]
    assert sum(len(wrap(step, 78, "   ", "1. ")) for step in found) <= 20


def test_a_reporter_hands_over_and_sends_nothing_and_keeps_the_originals():
    text = "\n".join(steps("reporter"))
    assert "hand-over.zh.docx" in text
    assert "checklist.zh.docx" in text
    assert "issuing-kit.docx" in text
    assert "ledraft read" in text
    assert '"my case.json"' in text
    assert any(word in text for word in ("您自己不要向交易所发送", "Send none of it to the exchange"))
    assert any(word in text for word in ("证据原件", "original evidence"))


def test_before_acceptance_the_report_comes_first_and_an_officer_sends_nothing():
    assert "police-report.zh.docx" in steps("reporter", documents=[])[0]
    officers = steps("complete", documents=[])
    assert any(word in officers[0] for word in ("受案前不得发出", "Not to be sent before acceptance"))
    assert not [step for step in officers if "kodex-sheet" in step]


def test_an_officer_is_shown_the_door_of_the_route_alone():
    assert "kodex-sheet.zh.docx" in "\n".join(steps("complete"))
    mailed = "\n".join(steps("complete", route="email"))
    assert "email/email.eml" in mailed
    assert "kodex" not in mailed


def test_in_short_it_is_less():
    assert 0 < len(steps("reporter", brief=True)) < len(steps("reporter"))


def test_every_step_stands_in_both_languages():
    for step in resources.toml("next_steps.toml")["step"]:
        assert step["zh"].strip()
        assert step["en"].strip()
