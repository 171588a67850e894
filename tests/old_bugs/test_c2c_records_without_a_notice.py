"""Two lists said which records hold data of others than the reporter, and they differed: the wizard and the letters kept the
C2C records, which name the other user and the payment accounts, for cases with a Notice of Obtaining Evidence; the rule that
guards third persons let them pass without one."""

import pytest

from ledraft.case.glossary import data_categories
from ledraft.rules.judging import findings
from tests.rules.building import complete, subject_of


def ids_of_findings(category, *, notice):
    data = complete()
    data["requests"][0]["items"] = [data["requests"][0]["items"][0] | {"category": category}]
    if not notice:
        data["documents"] = [one for one in data["documents"] if one["kind"] != "evidence_notice"]
    return {found.rule.id for found in findings(subject_of(data))}


@pytest.mark.parametrize("category", data_categories())
def test_every_record_that_the_glossary_calls_third_persons_waits_for_the_notice(category):
    asked_without = "TRU-07" in ids_of_findings(category, notice=False)
    assert asked_without is data_categories()[category].third_persons


def test_c2c_records_name_the_other_user():
    assert data_categories()["fiat_c2c"].third_persons
    assert "TRU-07" in ids_of_findings("fiat_c2c", notice=False)


def test_with_the_approved_notice_c2c_records_may_be_asked_for():
    assert "TRU-07" not in ids_of_findings("fiat_c2c", notice=True)
