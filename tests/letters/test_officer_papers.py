"""The papers for the officer's own side: what each carries, who may have it drafted when, and what it never says."""

import re
import tomllib
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from ledraft import resources
from ledraft.case import fields
from ledraft.case.model import Case
from ledraft.letters import library, reread
from ledraft.letters.catalogue import letter, offered, why_not
from ledraft.letters.context import build
from ledraft.letters.occasion import Occasion
from ledraft.recipients.loading import all_ids, load
from ledraft.rules.labels import stage_label
from tests.letters.officer_samples import (
    CATALOGUE,
    OCCASION,
    PAPERS,
    ROLES,
    STAGES,
    allowed,
    context,
    matches_snapshot,
    name,
    rendered,
    sample,
    text,
    variant,
)

ITEMS = tomllib.loads((Path(__file__).parent / "data" / "officer_items.toml").read_text("utf-8"))
LEFT_OVER = re.compile(r"\bNone\b|\bnan\b|\{\{|\}\}|\{%|｛｛|\*\*|�|<[a-z]+>")
LAW_BY_HAND = re.compile(r"《|第[一二三四五六七八九十百千]+条|Art(?:icle|\.)\s*\d")
SOURCES = [
    resources.templates() / language / f"{paper.id}.md" for paper in PAPERS for language in paper.languages
]
WRONG_LINKS = (
    "cn.afca-asia.org",
    "interagencystandingcommittee.org",
    "jacr.org",
    "cbirc.gov.cn",
    "saic.gov.cn",
    "chinalaw.gov.cn",
    "m.safe.gov.cn",
    "tzz.sac.net.cn",
    "fiaglobal.com",
)


def items(paper, language):
    table = ITEMS[paper.id]
    return table["en"] if language == "en" else {k: v for k, v in table.items() if isinstance(v, str)}


def stage_for(paper):
    return "filed" if "filed" in paper.stages else "accepted"


@pytest.mark.parametrize(("paper", "language", "role", "stage"), allowed(), ids=name)
def test_a_paper_is_whole_for_every_role_and_stage_that_allows_it(paper, language, role, stage):
    assert not why_not(paper, variant(role, stage), stage)
    assert not LEFT_OVER.search(text(paper, language, role, stage))
    assert reread.lost(rendered(paper, language, role, stage)) == []


@pytest.mark.parametrize(
    ("paper", "language", "role", "stage"),
    [one for one in allowed() if one[2] != "lawyer"],
    ids=name,
)
def test_the_text_of_a_paper_is_the_reviewed_one(paper, language, role, stage):
    assert matches_snapshot(text(paper, language, role, stage), f"{paper.id}.{language}.{role}-{stage}")


@pytest.mark.parametrize(
    ("paper", "language", "stage"), [(p, lang, s) for p, lang, r, s in allowed() if r == "lawyer"], ids=name
)
def test_a_lawyer_gets_the_paper_that_the_victim_gets(paper, language, stage):
    assert text(paper, language, "lawyer", stage) == text(paper, language, "victim", stage)


@pytest.mark.parametrize(("paper", "language"), [(p, lang) for p in PAPERS for lang in p.languages], ids=name)
def test_a_paper_carries_every_item_of_its_list(paper, language):
    expected = items(paper, language)
    assert set(paper.carries) == set(expected)
    shown = text(paper, language, "officer", stage_for(paper))
    assert [item for item, words in expected.items() if words not in shown] == []


@pytest.mark.parametrize(("paper", "language"), [(p, lang) for p in PAPERS for lang in p.languages], ids=name)
@pytest.mark.parametrize("role", ["victim", "officer"])
def test_a_paper_opens_cleanly_in_word(paper, language, role, tmp_path):
    file = tmp_path / "paper.docx"
    file.write_bytes(rendered(paper, language, role, stage_for(paper)).data)
    assert not OpenXmlValidator().validate(str(file)).errors


@pytest.mark.parametrize("paper", PAPERS, ids=name)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", STAGES)
def test_what_is_not_offered_says_why(paper, role, stage):
    reason = why_not(paper, variant(role, stage), stage)
    assert bool(reason) is (stage not in paper.stages)
    assert not reason or stage_label(stage) in reason


def test_a_packet_stays_small_and_these_papers_are_written_when_asked_for():
    assert not set(offered(variant("officer", "filed"), "filed")) & set(PAPERS)


@pytest.mark.parametrize("stage", ["reported", "accepted"])
def test_mutual_assistance_waits_for_the_filing(stage):
    assert why_not(letter("mutual-assistance"), variant("officer", stage), stage)


def test_the_identity_material_is_settled_on_either_route_and_the_address_on_the_portal_alone():
    by_mail = variant("officer", "filed").model_copy(update={"route": "email"})
    assert not why_not(letter("identity-approval"), by_mail, "filed")
    assert why_not(letter("link-check"), by_mail, "filed")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_law_and_no_article_is_typed_into_a_text(source):
    assert not LAW_BY_HAND.search(source.read_text("utf-8"))


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_opinions_stand_in_the_leads_sheet_and_nowhere_else(paper):
    opinions = [s.text.zh for s in sample("complete").incident.statements if s.status == "lead"]
    shown = text(paper, "zh", "officer", stage_for(paper))
    assert opinions
    assert [one for one in opinions if (one in shown) is not (paper.id == "leads-sheet")] == []


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_what_only_a_secondary_source_says_is_marked(paper):
    shown = text(paper, "zh", "officer", stage_for(paper))
    for instrument in ("公安网“一机两用”管理规定", "公通字〔2015〕32号", "国家互联网信息办公室令第16号"):
        if instrument in shown:
            assert "（待核）" in shown


@pytest.mark.parametrize(
    "paper", [p for p in PAPERS if p.id in ("link-check", "identity-approval", "designation")], ids=name
)
def test_a_request_for_instructions_goes_one_level_up_with_one_matter(paper):
    shown = text(paper, "zh", "officer", "accepted")
    first = shown.split("\n\n")[1]
    assert first == "样例市公安局："
    assert shown.count("妥否，请批示。") == 1
    assert shown.count("请示事项") == 1
    assert "公安厅：" not in shown


def test_an_equal_is_asked_by_letter_and_never_for_instructions():
    shown = text(letter("link-check-letter"), "zh", "officer", "accepted")
    assert shown.split("\n\n")[1] == "【待办案单位填写：同级公安机关网安部门名称】："
    assert "请批示" not in shown
    assert "恳请" not in shown
    assert shown.count("请予支持并函复为盼。") == 1


def test_a_price_determination_claims_no_figure_of_its_own():
    shown = text(letter("price-determination"), "zh", "officer", "filed")
    assert "不是本局的认定" in shown
    assert "【待办案单位填写：价格认定的时点（到分钟）】" in shown


def test_the_fact_sheet_names_every_address_of_the_profile_and_claims_no_test():
    shown = text(letter("link-facts"), "zh", "officer", "filed")
    addresses = [c.target for c in load("binance-cn").channels if c.kind in ("portal", "page")]
    assert len(addresses) >= 4
    assert [one for one in addresses if one not in shown] == []
    assert "不含任何实测结果" in shown


def test_the_fact_sheet_is_fair_in_both_directions():
    reports = resources.toml("portal_reports.toml")["report"]
    directions = [one["direction"] for one in reports]
    shown = text(letter("link-facts"), "zh", "officer", "filed")
    assert directions.count("for") >= 2
    assert directions.count("against") >= 2
    assert all(one["text"]["zh"] in shown and one["source"] in shown for one in reports)


def test_every_part_that_the_officer_or_the_agency_sends_abroad_is_kept_small():
    wanted = {e.path for field in fields.all_fields() for e in field.parts if e.owner != "reporter"}
    assert set(resources.toml("minimisation.toml")) == wanted


def test_the_secrecy_review_lists_the_whole_outgoing_set():
    shown = text(letter("secrecy-review"), "zh", "officer", "filed")
    case = sample("complete")
    assert all(e.title.zh in shown for e in case.evidence)
    assert all(title in shown for title in ("调取数据请求函", "立案决定书", "调取证据通知书", "民警身份材料"))
    assert "■" not in shown


def test_questioning_is_asked_for_only_with_a_filing_decision():
    cooperation = letter("cooperation-letter")
    assert "不请求询问、查封、扣押、冻结" in text(cooperation, "zh", "officer", "accepted")
    assert "依据所附立案决定书" in text(cooperation, "zh", "officer", "filed")


def test_a_freeze_is_not_prepared_before_the_filing():
    assert "本次不采取查封、扣押、冻结措施" in text(letter("evidence-approval"), "zh", "officer", "accepted")


def test_nothing_is_claimed_of_a_mailbox_whose_replies_are_not_known():
    shown = text(letter("vendor-inquiry"), "zh", "officer", "filed")
    for address in ("business@specbot.example", "support@specbot.example"):
        assert re.search(re.escape(address) + r"\t【待报案人补充：该邮箱的回复情况】", shown)


def test_the_chronology_is_in_order_of_time_by_both_clocks():
    entries = context(letter("chronology"), "zh", "officer", "filed")["entries"]
    begun = [one["beijing"].split(" –")[0] for one in entries if one["beijing"] != "—"]
    assert begun == sorted(begun)
    assert {"2023-03-21 01:45:17", "2023-05-09"} <= set(begun)
    assert any(one["utc"].startswith("2023-03-20 17:45:17") for one in entries)


def institutions():
    return resources.toml("directory.toml")["institution"]


def test_the_directory_copies_no_wrong_link():
    shown = text(letter("directory"), "zh", "officer", "filed")
    assert [link for link in WRONG_LINKS if link in shown] == []


@pytest.mark.parametrize("one", institutions(), ids=lambda one: one["name"]["en"])
def test_a_link_stands_only_where_it_is_the_bodys_own(one):
    has_link = one["state"] in ("link_as_given", "main_site")
    assert ("url" in one) is has_link


@pytest.mark.parametrize(
    "one", [i for i in institutions() if i["state"] == "dissolved"], ids=lambda one: one["name"]["en"]
)
def test_a_dissolved_body_names_a_successor_of_the_list(one):
    living = [i["name"]["zh"] for i in institutions() if i["state"] != "dissolved"]
    assert any(successor in one["note"]["zh"] for successor in living)


def test_every_line_of_the_catalogue_is_a_paper_with_drafter_and_issuer():
    assert len(PAPERS) == len(CATALOGUE)
    assert all(paper.drafter["zh"] and paper.issuer["zh"] for paper in PAPERS)


@pytest.mark.parametrize(("paper", "language"), [(p, lang) for p in PAPERS for lang in p.languages], ids=name)
def test_a_paper_of_an_almost_empty_case_asks_for_what_is_missing(paper, language, tmp_path):
    documents = variant("officer", stage_for(paper)).documents
    values = build(Case(documents=documents), paper, language, OCCASION)
    made = library.compiled(paper, language).render(values)
    assert reread.lost(made) == []
    assert not LEFT_OVER.search(library.compiled(paper, language).text(values))
    file = tmp_path / "paper.docx"
    file.write_bytes(made.data)
    assert not OpenXmlValidator().validate(str(file)).errors


def test_the_same_facts_stand_in_both_languages_of_the_particulars_for_mutual_assistance():
    paper = letter("mutual-assistance")
    texts = [text(paper, language, "officer", "filed") for language in ("zh", "en")]
    for fact in ("100000001", "10000000002", "SpecimenClientOrder001", "2023-03-20 00:00:00"):
        assert all(fact in shown for shown in texts)


@pytest.mark.parametrize("recipient", all_ids())
def test_a_paper_can_be_drafted_whatever_the_recipient(recipient):
    case, occasion = variant("officer", "filed"), Occasion(load(recipient), OCCASION.as_of)
    for paper in (one for one in PAPERS if "filed" in one.stages):
        for language in paper.languages:
            made = library.compiled(paper, language).render(build(case, paper, language, occasion))
            assert reread.lost(made) == []


def test_a_recipient_without_a_portal_is_not_said_to_have_one():
    profile = load("gate")
    assert not [channel for channel in profile.channels if channel.kind == "portal"]
    by_mail = variant("officer", "filed").model_copy(update={"route": "email"})
    paper = letter("identity-approval")
    shown = library.compiled(paper, "zh").text(build(by_mail, paper, "zh", Occasion(profile, OCCASION.as_of)))
    assert "Kodex" not in shown
    assert "由民警本人以电子邮件发送" in shown


def test_what_the_vendor_said_stands_on_the_page_that_is_not_sent():
    shown = text(letter("vendor-inquiry"), "zh", "officer", "filed")
    assert shown.index("密钥经非对称加密存放在服务器上") > shown.index("内部说明（不随函发出）")
