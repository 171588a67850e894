"""A finding is as firm as the source of the fact behind it."""

from datetime import datetime

import pytest

from ledraft.recipients.facts import Fact
from ledraft.rules.evidence_grade import cited, severity_of, source_of
from ledraft.rules.rule import Subject
from tests.rules.building import complete, profile_with, subject_of

OWN, REGIONAL, QUOTED, MATERIAL = "guidelines", "terms_2026", "researcher_2026", "material_2023"


def _subject(as_of: str = "2026-11-24T09:00:00+08:00", profile=None) -> Subject:
    subject = subject_of(complete(), profile)
    return Subject(subject.case, subject.profile, datetime.fromisoformat(as_of))


@pytest.mark.parametrize(
    ("source", "firm", "expected"),
    [
        (OWN, "error", "error"),
        (REGIONAL, "error", "error"),
        (QUOTED, "error", "warning"),
        (MATERIAL, "error", "warning"),
        (OWN, "warning", "warning"),
        (QUOTED, "warning", "warning"),
        (MATERIAL, "advice", "advice"),
    ],
)
def test_only_the_recipients_own_text_refuses(source, firm, expected):
    assert severity_of(_subject(), Fact(cite=(source,)), firm) == expected


def test_a_third_party_without_a_citation_is_advice():
    weak = profile_with().model_copy(
        update={"sources": {"rumour": profile_with().sources["researcher_2026"].model_copy(update={"grade": "D"})}}
    )
    assert severity_of(_subject(profile=weak), Fact(cite=("rumour",)), "error") == "advice"


def test_nothing_cited_is_advice():
    assert severity_of(_subject(), Fact(), "error") == "advice"


def test_an_old_source_only_warns_from_the_day_after_its_limit():
    fact = Fact(cite=(OWN,))
    assert severity_of(_subject("2027-02-18T12:00:00+08:00"), fact, "error") == "error"
    assert severity_of(_subject("2027-02-19T12:00:00+08:00"), fact, "error") == "warning"
    assert severity_of(_subject("2027-02-19T12:00:00+08:00"), fact, "warning") == "warning"


def test_the_strongest_of_several_sources_speaks():
    fact = Fact(cite=(MATERIAL, OWN))
    assert severity_of(_subject(), fact, "error") == "error"
    assert "grade A" in source_of(_subject(), fact)["en"]


def test_a_source_says_its_grade_version_and_age_in_both_languages():
    texts = source_of(_subject(), Fact(cite=(MATERIAL,)))
    assert texts["en"] == "Case material of 2023 (grade S, version 2023-04, checked 2026-11-20, 4 days ago)"
    assert texts["zh"] == "2023 年案件材料（S 级，版本 2023-04，核对于 2026-11-20，4 日前）"


@pytest.mark.parametrize(
    "as_of, age",
    [("2026-11-21", (", 1 day ago)", "，1 日前）")), ("2026-11-20", (", the same day)", "，当日）"))],
)
def test_the_age_of_a_source_is_written_as_people_write_it(as_of, age):
    texts = source_of(_subject(f"{as_of}T12:00:00+08:00"), Fact(cite=(MATERIAL,)))
    assert (texts["en"].endswith(age[0]), texts["zh"].endswith(age[1])) == (True, True)


def test_a_source_read_after_the_moment_of_the_case_has_no_age():
    texts = source_of(_subject("2023-04-23T09:00:00+08:00"), Fact(cite=(MATERIAL,)))
    assert texts["en"].endswith("checked 2026-11-20)")


def test_a_cited_hit_carries_severity_source_owner_and_values():
    hit = cited(_subject(), Fact(cite=(MATERIAL,)), "$.route", {"why": "x"}, owner="agency")
    assert (hit.path, hit.severity, hit.owner, dict(hit.values)) == ("$.route", "warning", "agency", {"why": "x"})
    assert hit.source == source_of(_subject(), Fact(cite=(MATERIAL,)))
