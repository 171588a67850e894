"""Every fact of a case is found again in both languages of the request; nothing unrendered is."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledraft.case import reading, times
from ledraft.letters import reread
from ledraft.packet import parity, preparing
from tests.conftest import AS_OF, Shell

UNRENDERED = re.compile(r"\bNone\b|\bnan\b|\{\{|\}\}|\{%|｛｛|\*\*|�")


@pytest.fixture(params=["reporter", "complete"])
def packet(request: pytest.FixtureRequest, ledraft: Shell) -> tuple[dict[str, Any], Path]:
    data = request.getfixturevalue(request.param)
    assert ledraft("export", ledraft.save(data), "-o", "out").code == 0
    return data, ledraft.folder / "out"


def facts(data: dict[str, Any]) -> list[str]:
    """What the recipient must be able to copy: identifiers, amounts, both clocks of every time of a fact."""
    case = reading.validate(data)
    incident, ids = case.incident, case.identifiers
    values = [case.reference, case.reporter.account.uid, case.reporter.account.email, case.reporter.identity.number]
    values += [i for o in ids.orders for i in (o.order_id, o.client_order_id, o.symbol)]
    values += [i for t in ids.transfers for i in (t.transfer_id, t.amount, t.asset)]
    values += [v.amount for v in incident.valuations if v.status != "lead" and v.basis != "reported"]
    values += [loss.amount for loss in incident.losses]
    moments = [t for s in incident.statements if s.status != "lead" for t in (s.at, s.to)]
    moments += [o.at for o in ids.orders] + [t for r in case.requests[:1] for i in r.items for t in (i.period.from_, i.period.to)]
    for instant in filter(None, map(times.moment, moments)):
        values += [times.beijing(instant), times.utc(instant)]
    return [v for v in values if v]


def test_every_fact_stands_in_both_languages(packet: tuple[dict[str, Any], Path]) -> None:
    data, folder = packet
    for language in ("zh", "en"):
        text = reread.document_text((folder / f"data-request.{language}.docx").read_bytes())
        assert [fact for fact in facts(data) if fact not in text] == []


def test_leads_and_opinions_stay_out_of_the_request(packet: tuple[dict[str, Any], Path]) -> None:
    data, folder = packet
    leads = [s["text"] for s in data["incident"]["statements"] if s.get("status") == "lead"]
    assert leads
    for language in ("zh", "en"):
        text = reread.document_text((folder / f"data-request.{language}.docx").read_bytes())
        assert [lead for lead in leads if lead[language] in text] == []


def test_nothing_unrendered_stands_in_any_paper(packet: tuple[dict[str, Any], Path]) -> None:
    for path in packet[1].glob("*.docx"):
        assert UNRENDERED.findall(reread.document_text(path.read_bytes())) == [], path


def test_the_extractor_reads_days_of_either_language_alike() -> None:
    assert parity.facts("2023年3月1日") == parity.facts("1 March 2023") == {("day", "2023-03-01")}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("金额286417.56元", "amount CNY 286417.57"),
        ("2023-03-21 01:49:08", "2023-03-21 01:49:09"),
        ("订单 SpecimenClientOrder001", "order SpecimenClientOrder0O1"),
        ("邮箱 a@police.example", "mailbox b@police.example"),
        ("地址 192.0.2.10", "address 192.0.2.11"),
        ("样公（刑）立字〔2023〕00002号", "样公（刑）立字〔2023〕00003号"),
    ],
)
def test_one_changed_character_is_a_difference(zh: str, en: str) -> None:
    assert parity.facts(zh) != parity.facts(en)


def test_a_name_changed_in_one_language_is_a_difference(complete: dict[str, Any]) -> None:
    case = reading.validate(complete)
    prepared = preparing.prepare(reading.Loaded(case, {}), preparing.clock(case, AS_OF, None), open_files=False)  # type: ignore[arg-type]
    letter = next(one for one in prepared.letters if one.id == "data-request")
    zh, en = (prepared.desk.paper(letter, language) for language in ("zh", "en"))
    assert parity.differences([zh, en]) == []
    retyped = replace(en, text=en.text.replace("(王某某)", "(王某菜)"))
    assert [d.value for d in parity.differences([zh, retyped])] == ["WANG Moumou (王某菜)"]
