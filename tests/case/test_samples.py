"""The sample cases: they load, their figures add up, and they name nobody."""

import hashlib
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import ric, uscc

from ledraft.case import citations, documents, glossary, reading, saving, times
from ledraft.case.model import Case
from ledraft.case.stage import stage_of
from ledraft.identifiers import docnumber, mail, phone

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "ledraft" / "data" / "samples"
CASES = ROOT / "tests" / "cases"
WHOLE = ("reporter", "complete")

BEFORE, AFTER, NET_LOSS = Decimal("349776.83"), Decimal("63359.27"), Decimal("286417.56")
IN_BTC, IN_USD = Decimal("1.46966133"), Decimal("40856.89")
BOUGHT_CNY, SOLD_CNY, NET_CNY = Decimal("1036485.20"), Decimal("386229.44"), Decimal("650255.76")
BOUGHT_USDT, SOLD_USDT, NET_USDT = Decimal("157917.71"), Decimal("58373.88"), Decimal("99543.83")
ASSETS = ("BTC", "ETH", "BNB", "ADA", "DOGE", "MATIC", "SHIB", "DOT")


def sample(name: str) -> Case:
    return reading.read(SAMPLES / f"{name}.json").case


def as_reported() -> Case:
    return reading.read(CASES / "as_reported.json").case


def value(case: Case, currency: str) -> Any:
    return next(v for v in case.incident.valuations if v.currency == currency)


@pytest.mark.parametrize("path", [*sorted(SAMPLES.glob("*.json")), CASES / "as_reported.json"], ids=lambda p: p.stem)
def test_a_sample_loads_without_notices(path: Path) -> None:
    assert reading.read(path).notices == ()


@pytest.mark.parametrize("name", WHOLE)
def test_a_sample_saved_is_the_same_file(name: str) -> None:
    path = SAMPLES / f"{name}.json"
    raw = saving.dump(saving.as_data(sample(name)))
    assert raw == path.read_bytes()
    assert reading.read_bytes(raw, "again", SAMPLES).case == sample(name)


@pytest.mark.parametrize("name", WHOLE)
def test_a_sample_is_marked_as_a_specimen_and_has_its_own_clock(name: str) -> None:
    case = sample(name)
    assert case.specimen
    assert times.moment(case.as_of) is not None


def test_the_reporter_s_sample_leaves_the_officer_half_blank() -> None:
    case = sample("reporter")
    assert case.role == "victim"
    halves = (case.agency, case.officer, case.second_officer, case.attestation)
    assert all(half == type(half)() for half in halves)
    assert not any(request.reply_by for request in case.requests)


def test_the_reporter_s_sample_holds_only_papers_served_on_the_reporter() -> None:
    case = sample("reporter")
    assert stage_of(case.documents) == "accepted"
    assert all(documents.document_kind(d.kind).served_on_reporter for d in case.documents)


def test_the_complete_sample_is_the_reporter_s_with_the_officer_half_filled() -> None:
    reporter, complete = sample("reporter"), sample("complete")
    assert complete.role == "officer"
    assert (complete.reporter, complete.identifiers, complete.evidence) == (
        reporter.reporter,
        reporter.identifiers,
        reporter.evidence,
    )


def test_the_complete_sample_is_filed_and_its_papers_are_in_order() -> None:
    case = sample("complete")
    assert stage_of(case.documents) == "filed"
    dates = [d.date for d in case.documents]
    assert dates == sorted(dates)
    approved, attested = case.attestation.approved_on, case.attestation.attested_at
    assert dates[-1] <= approved <= attested[:10]
    assert attested <= case.as_of < case.requests[0].reply_by


def test_every_paper_that_needs_an_approver_names_one() -> None:
    for paper in sample("complete").documents:
        assert paper.approver.name or not documents.document_kind(paper.kind).needs_approver
        assert docnumber.check_document_number(paper.number).ok


def test_numbers_and_mailboxes_of_the_officers_can_be_reached_and_differ_from_the_switchboard() -> None:
    case = sample("complete")
    officers = (case.officer, case.second_officer)
    numbers = [case.agency.verification.switchboard, *(o.phone.number for o in officers)]
    assert all(phone.check_phone_type(number, "landline").ok for number in numbers)
    assert len({phone.international(number) for number in numbers}) == 3
    assert all(mail.check_email(o.email).ok and o.email.endswith("@police.example") for o in officers)
    assert case.agency.verification.website == "https://www.police.example"


def test_specimen_codes_have_valid_check_characters() -> None:
    case = sample("reporter")
    assert all(uscc.is_valid(c.registry_code) for c in case.incident.candidates)
    assert ric.is_valid(case.reporter.identity.number)


@pytest.mark.parametrize("name", WHOLE)
def test_the_net_loss_is_the_difference_of_the_displayed_balances(name: str) -> None:
    loss = value(sample(name), "CNY")
    assert (Decimal(loss.before), Decimal(loss.after), Decimal(loss.amount)) == (BEFORE, AFTER, NET_LOSS)
    assert BEFORE - AFTER == NET_LOSS


@pytest.mark.parametrize("name", WHOLE)
def test_the_rate_is_the_quotient_of_the_two_figures_as_stated(name: str) -> None:
    dollars = value(sample(name), "USD")
    step = Decimal(1).scaleb(-dollars.places)
    assert dollars.rounding == ROUND_HALF_UP
    assert Decimal(dollars.amount) == IN_USD
    assert Decimal(dollars.rate) == (NET_LOSS / IN_USD).quantize(step, ROUND_HALF_UP)
    assert dollars.division.zh == dollars.division.en == f"{NET_LOSS} CNY ÷ {IN_USD} USD = {dollars.rate} CNY/USD"


def test_the_equivalent_in_btc_is_a_value_and_not_a_quantity_lost() -> None:
    case = sample("reporter")
    assert Decimal(value(case, "BTC").amount) == IN_BTC
    assert case.incident.losses == []


def test_the_p2p_totals_agree_with_each_other_and_with_their_evidence() -> None:
    assert BOUGHT_CNY - SOLD_CNY == NET_CNY
    assert BOUGHT_USDT - SOLD_USDT == NET_USDT
    text = sample("reporter").incident.statements[0].text
    for figure in (BOUGHT_USDT, SOLD_USDT, NET_USDT, NET_CNY):
        assert str(figure) in text.zh
        assert str(figure) in text.en
    rows = (SAMPLES / "evidence" / "E3-c2c-totals.txt").read_text(encoding="utf-8")
    assert all(str(f) in rows for f in (BOUGHT_CNY, SOLD_CNY, NET_CNY, BOUGHT_USDT, SOLD_USDT, NET_USDT))


def test_the_incident_lies_within_the_window_of_the_exports_and_both_clocks_agree() -> None:
    case = sample("reporter")
    start, end = (times.moment(t) for t in (case.incident.period.from_, case.incident.period.to))
    assert start
    assert end
    assert times.utc(start) == "2023-03-20 17:45:17"
    assert times.utc(end) == "2023-03-20 21:28:22"
    sold = next(s for s in case.incident.statements if s.to == "2023-03-21T01:49:08+08:00")
    assert start < (times.moment(sold.to) or start) < end


def test_every_request_item_has_a_known_category_a_period_around_the_incident_and_a_reason() -> None:
    case = sample("reporter")
    for item in (item for request in case.requests for item in request.items):
        assert item.category in glossary.data_categories()
        assert not glossary.data_categories()[item.category].third_persons
        assert item.reason.zh
        assert item.reason.en
        assert all(times.has_offset(end) for end in (item.period.from_, item.period.to))


def test_the_articles_of_the_complete_sample_are_on_the_closed_list() -> None:
    assert all(citations.citation(article).mark == "V" for article in sample("complete").incident.articles)


def test_the_facts_name_every_asset_in_both_languages() -> None:
    summary = sample("reporter").incident.summary
    assert all(asset in summary.zh and asset in summary.en for asset in (*ASSETS, "USDT"))


@pytest.mark.parametrize("name", WHOLE)
def test_opinions_are_leads_and_facts_carry_offsets_and_evidence_that_exists(name: str) -> None:
    case = sample(name)
    known = {e.id for e in case.evidence}
    for fact in case.incident.statements:
        assert all(times.has_offset(t) for t in (fact.at, fact.to) if t)
        assert {r.evidence for r in fact.rests_on} <= known
        assert fact.status == "lead" or "谐音" not in fact.text.zh


def test_evidence_files_have_the_registered_hash_size_and_rows_and_are_marked() -> None:
    for item in sample("reporter").evidence:
        raw = (SAMPLES / item.file).read_bytes()
        assert (item.sha256, item.size) == (hashlib.sha256(raw).hexdigest(), len(raw))
        lines = raw.decode("utf-8").splitlines()
        assert item.rows in (None, len(lines))
        assert "SPECIMEN" in item.file or "SPECIMEN" in lines[0]


def test_orders_are_copied_from_their_evidence_rows() -> None:
    case = sample("reporter")
    files = {e.id: SAMPLES / e.file for e in case.evidence}
    for order in case.identifiers.orders:
        source = order.rests_on[0]
        row = files[source.evidence].read_text(encoding="utf-8").splitlines()[int(source.row) - 1].split(",")
        instant = times.moment(order.at)
        assert instant
        assert row[:4] == [times.utc(instant), order.order_id, order.client_order_id, order.symbol]
        assert order.quantity in row


def test_the_case_as_reported_keeps_its_contradictions_for_the_rules_to_find() -> None:
    case = as_reported()
    assert not times.has_offset(case.incident.period.from_)
    assert {v.amount for v in case.incident.valuations if v.currency == "BTC"} == {"1.46966133", "1.5"}
    assert {v.currency for v in case.incident.valuations if v.amount == "40856.89"} == {"USD", "USDT"}
    assert len({o.client_order_id.lower() for o in case.identifiers.orders}) < len(case.identifiers.orders)
    assert len({o.client_order_id for o in case.identifiers.orders}) == len(case.identifiers.orders)
    assert [h.source.zh for h in case.identifiers.holders] == ["", ""]
    assert phone.international(case.agency.verification.switchboard) == phone.international(case.officer.phone.number)
    assert stage_of(case.documents) == "accepted"
    assert "freeze" in {request.kind for request in case.requests}


def _shown_texts() -> Iterator[str]:
    for folder in (SAMPLES, CASES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".json", ".csv", ".txt"):
                yield path.name + "\n" + path.read_text(encoding="utf-8")


def _windows(text: str) -> Iterator[str]:
    """What a name, code, number or host could be in `text`: words, pairs of words, dotted and joined runs, runs of Han."""
    lowered = text.lower()
    for shape in (r"[a-z0-9]+", r"[a-z0-9_]+", r"[0-9]+(?:\.[0-9]+){3}"):
        yield from re.findall(shape, lowered)
    words = re.findall(r"[a-z0-9]+", lowered)
    for width in (2, 3):
        yield from ("".join(words[i : i + width]) for i in range(len(words) - width + 1))
    for run in re.findall(r"[㐀-鿿]+", lowered):
        yield from (run[i : i + n] for n in range(2, 9) for i in range(len(run) - n + 1))


def _digests(text: str) -> set[str]:
    return {hashlib.sha256(w.encode()).hexdigest() for w in set(_windows(text))}


def never_in_samples() -> set[str]:
    lines = (CASES / "never_in_samples.sha256").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def test_no_sample_holds_a_name_code_number_or_host_of_the_real_case() -> None:
    kept_out = never_in_samples()
    assert len(kept_out) > 40
    assert not any(kept_out & _digests(text) for text in _shown_texts())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王某某", "据报案人王某某陈述"),
        ("wangmoumou", "the reporter, WANG Moumou, states"),
        ("specbot", "support@SpecBot-ai.example"),
        ("192.0.2.79", "servers 192.0.2.79, 192.0.2.80"),
        ("04125550100", "0412-5550100"),
        ("91000000ma0000001r", "code: 91000000MA0000001R."),
    ],
)
def test_the_look_out_sees_a_name_code_number_or_host_inside_a_sentence(name: str, text: str) -> None:
    assert hashlib.sha256(name.encode()).hexdigest() in _digests(text)
