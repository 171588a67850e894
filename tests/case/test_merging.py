"""Two halves become one case: by ownership, with who supplied what, and never by a silent choice."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft.case import reading
from ledraft.case.merging import merge, stated
from ledraft.errors import UserError

OFFICER_HALF = ("agency", "officer", "second_officer", "attestation", "portal")


def halves(complete):
    """The complete sample as its two sides would have written it."""
    reporter = {k: v for k, v in copy.deepcopy(complete).items() if k not in OFFICER_HALF}
    reporter |= {"role": "victim", "documents": complete["documents"][:1]}
    del reporter["incident"]["offence"]
    officer = {k: copy.deepcopy(complete[k]) for k in ("format", *OFFICER_HALF)}
    officer |= {"role": "officer", "documents": complete["documents"][1:]}
    officer["incident"] = {"offence": complete["incident"]["offence"]}
    return reporter, officer


def joined(reporter, officer, **settled):
    paths = {key: side for key, side in settled.get("settled", {}).items()}
    return merge(reading.validate(reporter), reading.validate(officer), paths)


def test_the_two_halves_of_the_sample_make_the_sample(complete):
    merged = joined(*halves(complete))
    supplied = merged.data["attestation"].pop("supplied")
    assert not merged.conflicts
    assert not merged.left_out
    assert reading.validate(merged.data) == reading.validate(complete)
    assert {"path": "$.officer", "by": "officer"} in supplied
    assert {"path": "$.reporter", "by": "reporter"} in supplied
    assert {"path": "$.documents[0]", "by": "reporter"} in supplied
    assert {"path": "$.documents[1]", "by": "officer"} in supplied
    assert {"path": "$.incident.offence", "by": "officer"} in supplied


def test_the_result_is_an_officers_case_and_can_be_read_again(complete):
    data = joined(*halves(complete)).data
    assert reading.validate(data).role == "officer"


def test_two_answers_are_a_conflict_and_both_are_kept_for_showing(complete):
    reporter, officer = halves(complete)
    reporter["agency"] = {"name": {"zh": "样例派出所"}}
    (conflict,) = joined(reporter, officer).conflicts
    assert conflict.path == "$.agency.name.zh"
    assert (conflict.reporter_says, conflict.officer_says) == ("样例派出所", complete["agency"]["name"]["zh"])


def test_a_conflict_is_settled_only_by_naming_the_side(complete):
    reporter, officer = halves(complete)
    reporter["agency"] = {"name": {"zh": "样例派出所"}}
    for side, expected in (("reporter", "样例派出所"), ("officer", complete["agency"]["name"]["zh"])):
        merged = joined(reporter, officer, settled={"$.agency.name.zh": side})
        assert not merged.conflicts
        assert merged.data["agency"]["name"]["zh"] == expected
        assert merged.suppliers["$.agency.name.zh" if side == "reporter" else "$.agency"] == side


def test_settling_what_is_not_in_dispute_is_refused(complete):
    with pytest.raises(UserError, match=r"\$\.reference"):
        joined(*halves(complete), settled={"$.reference": "officer"})


@pytest.mark.parametrize("key", ["officer", "second_officer", "attestation", "portal"])
def test_a_reporter_never_supplies_the_officers_half(complete, key):
    reporter, officer = halves(complete)
    reporter[key] = complete[key]
    del officer[key]
    merged = joined(reporter, officer)
    assert key not in merged.data or set(merged.data[key]) == {"supplied"}
    assert all(path.startswith(f"$.{key}") for path in merged.left_out)
    assert merged.left_out


def test_a_reporter_cannot_win_the_officers_half_by_settling(complete):
    reporter, officer = halves(complete)
    reporter["officer"] = {"email": "somebody@else.example"}
    (conflict,) = joined(reporter, officer).conflicts
    with pytest.raises(UserError, match="officer half"):
        joined(reporter, officer, settled={conflict.path: "reporter"})


def test_the_agency_may_be_proposed_and_that_is_recorded(complete):
    reporter, officer = halves(complete)
    reporter["agency"] = {"address": officer["agency"].pop("address")}
    merged = joined(reporter, officer)
    assert merged.data["agency"]["address"] == complete["agency"]["address"]
    assert merged.suppliers["$.agency.address"] == "reporter"


def test_the_way_to_verify_is_never_proposed_by_a_reporter(complete):
    reporter, officer = halves(complete)
    reporter["agency"] = {"verification": officer["agency"].pop("verification")}
    merged = joined(reporter, officer)
    assert "verification" not in merged.data["agency"]
    assert "$.agency.verification.switchboard" in merged.left_out


def test_a_reporter_enters_only_papers_that_are_served_on_them(complete):
    reporter, officer = halves(complete)
    reporter["documents"] = complete["documents"]
    officer["documents"] = []
    merged = joined(reporter, officer)
    assert [d["kind"] for d in merged.data["documents"]] == ["acceptance_receipt"]
    assert "$.documents[1].number" in merged.left_out


def test_a_reporter_cannot_number_the_officers_document(complete):
    reporter, officer = halves(complete)
    number = officer["documents"][0].pop("number")
    reporter["documents"].append({"kind": "filing_decision", "number": number})
    merged = joined(reporter, officer)
    assert "number" not in merged.data["documents"][1]
    assert merged.left_out == ("$.documents[1].number",)


def test_the_same_paper_from_both_sides_is_one_document(complete):
    reporter, officer = halves(complete)
    officer["documents"] = copy.deepcopy(complete["documents"])
    del officer["documents"][0]["received_on"]
    merged = joined(reporter, officer)
    assert [d["kind"] for d in merged.data["documents"]] == [d["kind"] for d in complete["documents"]]
    assert merged.suppliers["$.documents[0].received_on"] == "reporter"


def test_two_numbers_of_one_receipt_are_a_conflict(complete):
    reporter, officer = halves(complete)
    officer["documents"].append(complete["documents"][0] | {"number": "样公（刑）受案字〔2023〕99999号"})
    assert [c.path for c in joined(reporter, officer).conflicts] == ["$.documents[0].number"]


def test_the_totals_of_two_choices_of_rows_are_never_mixed(complete):
    reporter, officer = halves(complete)
    total = {"kind": "transfers", "column": "amount", "asset": "USDT", "amount": "1", "rows": 1}
    reporter["evidence"][0]["totals"] = [total]
    officer["evidence"] = [reporter["evidence"][0] | {"totals": [total | {"amount": "2"}, total | {"asset": "BTC"}]}]
    merged = joined(reporter, officer)
    assert [one.path for one in merged.conflicts] == ["$.evidence[0].totals"]
    assert merged.data["evidence"][0]["totals"] == officer["evidence"][0]["totals"]


def test_a_reworded_fact_is_shown_and_never_becomes_two_facts(complete):
    reporter, officer = halves(complete)
    facts = copy.deepcopy(reporter["incident"]["statements"])
    facts[2]["text"]["zh"] = "另一种说法。"
    officer["incident"]["statements"] = facts
    (conflict,) = joined(reporter, officer).conflicts
    assert conflict.path == "$.incident.statements[2].text.zh"


def test_the_officer_verifies_what_the_reporter_stated(complete):
    reporter, officer = halves(complete)
    reporter["incident"]["statements"][0]["status"] = "stated"
    officer["incident"]["statements"] = [complete["incident"]["statements"][0]]
    merged = joined(reporter, officer)
    assert merged.verified == ("$.incident.statements[0].status",)
    assert merged.data["incident"]["statements"][0]["status"] == "verified"


def test_nothing_is_verified_by_a_reporter(complete):
    reporter, officer = halves(complete)
    officer["incident"]["statements"] = [complete["incident"]["statements"][0] | {"status": "stated"}]
    assert [c.path for c in joined(reporter, officer).conflicts] == ["$.incident.statements[0].status"]


@pytest.mark.parametrize("marked", ["reporter", "officer"])
def test_a_specimen_stays_one(complete, marked):
    reporter, officer = halves(complete)
    reporter["specimen"], officer["specimen"] = marked == "reporter", marked == "officer"
    assert joined(reporter, officer).data["specimen"] is True


def test_who_supplied_what_survives_a_second_merge(complete):
    reporter, officer = halves(complete)
    reporter["agency"] = {"address": officer["agency"].pop("address")}
    once = joined(reporter, officer)
    again = joined(reporter, once.data)
    assert again.suppliers == once.suppliers
    assert again.data == once.data


def test_files_in_the_wrong_place_are_refused(complete):
    reporter, officer = halves(complete)
    for first, second in ((officer, reporter), (officer, officer), (reporter, reporter)):
        with pytest.raises(UserError):
            joined(first, second)


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_reporters = st.fixed_dictionaries(
    {},
    optional={
        "reference": _texts,
        "incident": st.fixed_dictionaries({}, optional={"title": st.fixed_dictionaries({"zh": _texts})}),
        "identifiers": st.fixed_dictionaries({"orders": st.lists(st.fixed_dictionaries({"order_id": _texts}), max_size=4)}),
        "documents": st.lists(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(["acceptance_receipt", "freeze_notice"]), "number": _texts}
            ),
            max_size=4,
        ),
        "specimen": st.booleans(),
    },
)


@settings(max_examples=100, deadline=None)
@given(_reporters, _reporters)
def test_any_two_halves_join_or_disagree_and_nothing_of_the_officers_is_lost(first, second):
    reporter, officer = reading.validate(first), reading.validate(second | {"role": "officer"})
    merged = merge(reporter, officer)
    assert reading.validate(merged.data).specimen == (reporter.specimen or officer.specimen)
    assert set(_leaves(stated(officer))) <= set(_leaves(merged.data))


def _leaves(data):
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in _leaves(value)]
    if isinstance(data, list):
        return [leaf for value in data for leaf in _leaves(value)]
    return [] if isinstance(data, bool) else [data]


def test_the_command_writes_one_case_and_says_who_supplied_it(ledraft, complete):
    reporter, officer = halves(complete)
    outcome = ledraft("merge", ledraft.save(reporter, "r.json"), ledraft.save(officer, "o.json"), "-o", "case.json")
    assert outcome.code == 0
    assert "from the reporter" in outcome.out
    assert reading.read(ledraft.folder / "case.json").case.role == "officer"


def test_the_command_shows_conflicts_side_by_side_with_sensitive_values_masked_and_writes_nothing(ledraft, complete):
    reporter, officer = halves(complete)
    officer["reporter"] = {"phone": "+86 139 0000 0000"}
    reporter["agency"] = {"department": {"en": "Front Desk"}}
    outcome = ledraft("merge", ledraft.save(reporter, "r.json"), ledraft.save(officer, "o.json"), "-o", "case.json")
    assert outcome.code == 1
    assert "Front Desk" in outcome.out
    assert complete["agency"]["department"]["en"] in outcome.out
    assert "$.reporter.phone" in outcome.out
    assert "138" not in outcome.out
    assert "139" not in outcome.out
    assert not (ledraft.folder / "case.json").exists()


def test_the_result_never_replaces_a_half(ledraft, complete):
    reporter, officer = (ledraft.save(half, f"{n}.json") for n, half in enumerate(halves(complete)))
    before = officer.read_bytes()
    for target in (reporter, officer):
        assert ledraft("merge", reporter, officer, "-o", target, "--force").code == 2
    assert officer.read_bytes() == before


def test_an_existing_file_is_replaced_only_by_force(ledraft, complete):
    reporter, officer = (ledraft.save(half, f"{n}.json") for n, half in enumerate(halves(complete)))
    ledraft.save({}, "case.json")
    assert ledraft("merge", reporter, officer, "-o", "case.json").code == 1
    assert ledraft("merge", reporter, officer, "-o", "case.json", "--force").code == 0


def test_the_role_option_does_not_turn_a_reporter_into_an_officer(ledraft, complete):
    reporter, _officer = halves(complete)
    path = ledraft.save(reporter, "r.json")
    assert ledraft("--role", "officer", "merge", path, path, "-o", "case.json").code == 2


def test_evidence_is_found_from_the_folder_of_the_result(ledraft, complete):
    reporter, officer = (ledraft.save(half, f"{n}.json") for n, half in enumerate(halves(complete)))
    (ledraft.folder / "joined").mkdir()
    assert ledraft("merge", reporter, officer, "-o", "joined/case.json").code == 0
    data = json.loads((ledraft.folder / "joined" / "case.json").read_text("utf-8"))
    assert all((ledraft.folder / "joined" / item["file"]).is_file() for item in data["evidence"])
