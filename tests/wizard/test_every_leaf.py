"""Every value that a case file may hold is asked of somebody, or there is a reason why nobody is asked."""

from typing import get_args, get_origin

import pytest
from pydantic import BaseModel

from ledraft.case import fields
from ledraft.case.base import Bilingual
from ledraft.case.model import Case
from ledraft.wizard.questions import questions
from tests.wizard.drive import all_rows

NOT_ASKED = {
    "$.$schema": "for editors",
    "$.format": "for programs",
    "$.languages": "requests are written in both; whoever wants one alone says so in the file",
    "$.as_of": "export stores it",
    "$.specimen": "mask sets it; nobody makes a specimen by answering questions",
    "$.attestation.overrules": "set aside with a reason, on purpose, in the file; never by Enter",
    "$.attestation.supplied": "merge records it",
    "$.second_officer.phone.type": "only the first officer's is one of the fourteen parts; no letter prints the second's",
    "$.second_officer.credentials": "nobody asks for a second badge, and none is collected",
    "$.incident.case_number": "no letter prints it; each paper carries its own number",
    "$.incident.statements[].to": "one time each; a span is two facts, or stands in the text",
    "$.incident.losses[].before": "the net quantity is asked for; what it was worked out from comes with it in the file",
    "$.incident.losses[].after": "as before",
    "$.incident.losses[].own": "as before",
    "$.incident.valuations[].at": "evidence value writes it with the calculation",
    "$.incident.valuations[].before": "as at",
    "$.incident.valuations[].after": "as at",
    "$.incident.valuations[].rate": "as at",
    "$.incident.valuations[].division": "as at",
    "$.incident.valuations[].places": "as at",
    "$.incident.valuations[].rounding": "as at",
    "$.identifiers.orders[].rests_on": "copied with the row of the export that it stands in; evidence link names another",
    "$.identifiers.transfers[].rests_on": "as with orders",
    "$.identifiers.transactions[].rests_on": "as with orders",
    "$.identifiers.network[].rests_on": "evidence link names it",
    "$.evidence[].id": "given in order when a file is registered",
    "$.evidence[].sha256": "worked out from the file",
    "$.evidence[].size": "as sha256",
    "$.evidence[].media_type": "as sha256",
    "$.evidence[].pages": "as sha256",
    "$.evidence[].rows": "as sha256",
    "$.evidence[].totals": "added up from the rows when the file is registered",
    "$.evidence[].selection": "follows from the rows that the wizard offers, or from the options of evidence add",
}


def leaves(kind, path):
    """The definite paths below a model, with [] for the entries of a list; a text of two languages is one."""
    if get_origin(kind) is list:
        yield from leaves(get_args(kind)[0], f"{path}[]") if _is_part(get_args(kind)[0]) else [path]
    elif _is_part(kind) and not issubclass(kind, Bilingual):
        for name, field in kind.model_fields.items():
            yield from leaves(field.annotation, f"{path}.{field.alias or name}")
    else:
        yield path


def _is_part(kind):
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def asked():
    """What the registry asks for: the paths of its entries, and of the items of its lists."""
    for entry in fields.entries():
        yield from (f"{entry.path}[].{item.path}" for item in entry.items) if entry.items else [entry.path]


def covers(known, leaf):
    """Whether the question or reason `known` is about `leaf`: itself, one of its languages, or a part that holds it."""
    return known in (leaf, f"{leaf}.zh") or leaf.startswith((f"{known}.", f"{known}[]"))


LEAVES = tuple(leaves(Case, "$"))


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_value_of_a_case_is_asked_for_or_has_its_reason(leaf):
    questioned = any(covers(path, leaf) for path in asked())
    excused = any(covers(path, leaf) for path in NOT_ASKED)
    assert questioned != excused


@pytest.mark.parametrize("path", NOT_ASKED)
def test_no_reason_outlives_its_value(path):
    assert any(covers(path, leaf) for leaf in LEAVES)


OFFICERS_DECISIONS = ("reply_by", "user_notice", "freeze", "earlier_reference", "portal", "attestation", "holders")


@pytest.mark.parametrize("role", ["victim", "lawyer"])
def test_a_reporter_is_asked_for_nothing_that_an_officer_decides(role):
    data = all_rows("officer") | {"role": role}
    decided = [q.path for q in questions(role, data) if any(word in q.path for word in OFFICERS_DECISIONS)]
    assert decided == []


def test_an_officer_is_asked_by_when_and_whether_the_holder_may_be_told():
    paths = {q.path for q in questions("officer", {"requests": [{"kind": "data"}]})}
    assert {"$.requests[0].reply_by", "$.requests[0].user_notice.choice"} <= paths
    assert not {"$.requests[0].user_notice.reason.zh", "$.requests[0].reply_by_reason.zh"} & paths


def test_why_the_holder_must_not_be_told_is_asked_once_that_is_chosen():
    silent = {"requests": [{"kind": "data", "user_notice": {"choice": "do_not_notify"}}]}
    open_ = {"requests": [{"kind": "data", "user_notice": {"choice": "may_notify"}}]}
    reason = "$.requests[0].user_notice.reason.zh"
    assert reason in {q.path for q in questions("officer", silent)}
    assert reason not in {q.path for q in questions("officer", open_)}


def test_an_answer_whose_need_has_gone_stays_within_reach():
    data = {"incident": {"authorisation": {"granted_by": "Fast API"}}}
    paths = [q.path for q in questions("victim", data)]
    assert "$.incident.authorisation.granted_by" in paths
    assert "$.incident.authorisation.permissions.zh" not in paths


def test_the_way_of_the_assets_is_asked_for_where_there_are_transactions_on_a_chain():
    listed = {"identifiers": {"transactions": [{"chain": "TRON"}]}}
    assert "$.incident.flow" in {q.path for q in questions("victim", listed)}
    assert "$.incident.flow" not in {q.path for q in questions("victim", {})}


@pytest.mark.parametrize("entry", [one for one in fields.entries() if one.items], ids=lambda one: one.path)
def test_every_value_of_a_lists_entry_has_help_of_its_own_and_where_it_is_typed_an_example(entry):
    for item in entry.items:
        assert item.help, item.path
        assert item.example or item.kind in ("choice", "flag", "categories", "rests_on"), item.path
