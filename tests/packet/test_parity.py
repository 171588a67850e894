"""The finished papers agree: one character changed in one of them is found, and both places are named."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.case.reading import Loaded, validate
from ledraft.errors import Refused
from ledraft.letters import reread, writing
from ledraft.letters.catalogue import letters, why_not
from ledraft.letters.writing import Paper
from ledraft.packet import email, parity, preparing
from ledraft.packet.exporting import languages_of
from ledraft.packet.extracting import facts
from ledraft.recipients.loading import load
from tests.conftest import AS_OF, Shell
from tests.letters import papers_cases

Mail = dict[str, bytes]
ROUTES = ("kodex", "email")


def prepared_for(case: Any) -> preparing.Prepared:
    return preparing.prepare(Loaded(case, {}), preparing.clock(case, AS_OF, None), open_files=False)  # type: ignore[arg-type]


def finished(prepared: preparing.Prepared, *, by_default: bool = True) -> tuple[list[Paper], Mail]:
    """The papers of a case, by default those of its packet, and its e-mail."""
    offered = prepared.letters if by_default else [one for one in letters() if not _refused(one, prepared)]
    papers = [paper for one in offered for paper in _written(prepared, one)]
    return papers, email.files(prepared, {}) if any(one.id == "email" for one in offered) else {}


def _refused(one: Any, prepared: preparing.Prepared) -> bool:
    return bool(why_not(one, prepared.case, prepared.subject.stage))


def _written(prepared: preparing.Prepared, one: Any) -> Iterator[Paper]:
    try:
        yield from [prepared.desk.paper(one, language) for language in languages_of(prepared, one)]
    except Refused:  # a follow-up without the recipient's number
        return


@pytest.fixture(scope="module", params=ROUTES)
def packet(request: pytest.FixtureRequest) -> tuple[list[Paper], Mail]:
    return finished(prepared_for(validate(resources.json_data("samples/complete.json") | {"route": request.param})))


def retyped(paper: Paper, old: str, new: str) -> Paper:
    """`paper` with `old` replaced once in its Word file, where a hand could change it, and read back from there."""
    buffer = BytesIO()
    with ZipFile(BytesIO(paper.data)) as source, ZipFile(buffer, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "word/document.xml":
                assert old.encode() in part, (paper.name, old)
                part = part.replace(old.encode(), new.encode(), 1)
            target.writestr(info, part)
    data = buffer.getvalue()
    return replace(paper, data=data, text=reread.document_text(data))


REQUEST = {
    "a digit of a sum": ("286417.56", "286417.65"),
    "a digit of an account": ("100000001", "100000007"),
    "a letter's case in a client order id": ("SpecimenClientOrder001", "SpecimenCIientOrder001"),
    "a second of a time": ("2023-03-20 21:28:22", "2023-03-20 21:28:23"),
    "a mailbox": ("zhang.yangli@police.example", "zhang.yangIi@police.example"),
    "a host": ("www.police.example/contact", "www.poiice.example/contact"),
    "a telephone number": ("+86 412 555 0100", "+86 412 555 0110"),
    "a document number": ("字〔2026〕00005号", "字〔2026〕00006号"),
    "an identity number": ("11010519491231002X", "11010519491231003X"),
    "the reference": ("WMM-2023-001", "WMM-2023-007"),
}
IN_ONE_LANGUAGE = {
    "zh": {
        "a day": ("2026年12月24日", "2026年12月25日"),
        "a name in characters": ("王某某", "王某菜"),
        "an officer's given name": (">样板<", ">样扳<"),
    },
    "en": {
        "a day": ("24 December 2026", "25 December 2026"),
        "a given name": ("WANG Moumou", "WANG Moumuo"),
        "a family name": ("WANG Moumou", "WNAG Moumou"),
        "a name in characters": ("王某某", "王某菜"),
    },
}
SLIPS = [
    *((f"data-request.{language}.docx", *slip) for language in ("zh", "en") for slip in REQUEST.values()),
    *((f"data-request.{language}.docx", *slip) for language in ("zh", "en") for slip in IN_ONE_LANGUAGE[language].values()),
]


@pytest.mark.parametrize(("name", "old", "new"), SLIPS)
def test_one_character_changed_in_the_request_is_found_in_both_places(
    packet: tuple[list[Paper], Mail], name: str, old: str, new: str
) -> None:
    papers, mail = packet
    changed = [retyped(one, old, new) if one.name == name else one for one in papers]
    found = parity.differences(changed, mail, load("binance-cn"))
    other = name.replace("zh", "en") if "zh" in name else name.replace("en", "zh")
    assert any({name} <= {one.stands_in, one.missing_in} <= {name, other} for one in found)


BESIDE = {
    "kodex-sheet": [
        ("100000001", "100000007"),
        ("SpecimenClientOrder002", "SpecimenClientOrder0O2"),
        ("2023-03-20 21:28:21", "2023-03-20 21:28:12"),
        ("app.kodexglobal.com/binance-cn", "app.kodexg1obal.com/binance-cn"),
        (">app.kodexglobal.com<", ">app.kodexgiobal.com<"),
        ("zhang.yangli@police.example", "zhang.yang1i@police.example"),
        ("+86 412 555 0101", "+86 412 555 0102 3"),
        ("1.46966133", "1.46966113"),
        ("WMM-2023-001", "WMM-2023-010"),
        ("赵样板", "赵样扳"),
    ],
    "email": [
        ("+86 412 555 0102", "+86 412 555 0120"),
        ("https://www.police.example", "https://www.polise.example"),
        ("字〔2026〕00005号", "字〔2026〕00050号"),
        ("WMM-2023-001", "WMM-2032-001"),
        ("2026年11月24日", "2026年11月25日"),
        (">样板<", ">祥板<"),
    ],
    "fund-flow": [("10000000002", "10000000020"), ("2023-03-20 17:49:07", "2023-03-20 17:49:17")],
}


@pytest.mark.parametrize(("letter", "old", "new"), [(one, *slip) for one, slips in BESIDE.items() for slip in slips])
def test_a_paper_beside_the_request_is_held_against_it_even_in_one_language(letter: str, old: str, new: str) -> None:
    route = "email" if letter == "email" else "kodex"
    data = resources.json_data("samples/complete.json") | {"route": route, "languages": ["zh"]}
    papers, mail = finished(prepared_for(validate(data)))
    changed = [retyped(one, old, new) if one.name == f"{letter}.zh.docx" else one for one in papers]
    assert parity.differences(papers, mail, load("binance-cn")) == []
    found = parity.differences(changed, mail, load("binance-cn"))
    assert found
    assert all(f"{letter}.zh.docx" in (one.stands_in, one.missing_in) for one in found)
    assert any("data-request.zh.docx" in (one.stands_in, one.missing_in) for one in found)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("email/subject.txt", "WMM-2023-001", "WMM-2023-002"),
        ("email/body.txt", "+86 412 555 0102", "+86 412 555 0101 9"),
        ("email/body.txt", "赵样板", "赵样扳"),
        ("email/body.txt", "ZHAO Yangban", "ZHAO Yangbang"),
        ("email/body.txt", "刑事侦查大队", "刑事侦察大队"),
        ("email/body.txt", "24 November 2026", "25 November 2026"),
    ],
)
def test_the_text_beside_the_mail_is_compared_too(file: str, old: str, new: str) -> None:
    papers, mail = finished(prepared_for(validate(resources.json_data("samples/complete.json") | {"route": "email"})))
    assert old in mail[file].decode()
    spoilt = mail | {file: mail[file].replace(old.encode(), new.encode(), 1)}
    found = parity.differences(papers, spoilt, load("binance-cn"))
    assert found
    assert all(file in (one.stands_in, one.missing_in) for one in found)


@pytest.mark.parametrize(("old", "new"), [("WMM-2023-001", "WMM-2023-002"), ("0102", "0103"), ("赵样板", "赵样扳")])
def test_the_draft_that_a_mail_program_opens_is_read_back_and_compared(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    """The message is spoilt where it is put together, after subject and body were written."""
    message = email._message
    monkeypatch.setattr(
        email, "_message", lambda prepared, subject, body: message(prepared, subject.replace(old, new), body.replace(old, new))
    )
    papers, mail = finished(prepared_for(validate(resources.json_data("samples/complete.json") | {"route": "email"})))
    found = parity.differences(papers, mail, load("binance-cn"))
    assert "email/email.eml" in {one.stands_in for one in found}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("languages", [["zh", "en"], ["zh"], ["en"]])
@pytest.mark.parametrize("sample", ["complete", "reporter"])
def test_the_samples_agree_in_every_language_and_on_both_routes(sample: str, languages: list[str], route: str) -> None:
    data = resources.json_data(f"samples/{sample}.json") | {"route": route, "languages": languages}
    papers, mail = finished(prepared_for(validate(data)))
    assert parity.differences(papers, mail, load("binance-cn")) == []


@pytest.mark.parametrize("variant", papers_cases.variants())
def test_every_letter_of_every_role_and_stage_agrees(variant: str) -> None:
    prepared = prepared_for(papers_cases.variants()[variant])
    papers, mail = finished(prepared, by_default=False)
    assert parity.differences(papers, mail, prepared.subject.profile) == []


PEOPLE = [
    ("王", "建国", "WANG", "Jianguo"),
    ("欧阳", "娜娜", "OUYANG", "Nana"),
    ("吕", "布", "LYU", "Bu"),
    ("单", "雄信", "SHAN", "Xiongxin"),
    ("李", "四", "LI", "Si"),
    ("曾", "西安", "ZENG", "Xi'an"),
]
SUMS = st.decimals(min_value="0.01", max_value=10**9, places=8).map(lambda amount: f"{amount:f}")
CLIENT_IDS = st.from_regex(r"[A-Za-z0-9]{8,32}", fullmatch=True)
DAYS = st.dates(min_value=date(2017, 1, 1), max_value=date(2023, 3, 20))


def _told(day: date, last: date, total: str) -> dict[str, str]:
    """One statement as each language writes it: spans of days, clocks in words, sums with separators."""
    return {
        "zh": f"{day.year}年{day.month}月{day.day}日至{last.month}月{last.day}日下午3时5分，"
        f"转出{total} USDT，约300万元，见https://www.police.example/contact。",
        "en": f"From {day.day} {day:%B} to {last.day} {last:%B} {day.year}, 3:05 p.m., "
        f"{total} USDT, about 3,000,000 yuan, were moved; see https://www.police.example/contact.",
    }


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """The complete sample with other people, sums, identifiers and days."""
    family, given_name, family_en, given_en = draw(st.sampled_from(PEOPLE))
    written = json.dumps(resources.json_data("samples/complete.json"), ensure_ascii=False)
    for old, new in (
        ("王某某", family + given_name),
        ("WANG Moumou", f"{family_en} {given_en}"),
        ("SpecimenClientOrder001", draw(CLIENT_IDS)),
        ("1.46966133", draw(SUMS)),
    ):
        written = written.replace(old, new)
    data: dict[str, Any] = json.loads(written)
    data["reporter"]["name"] = {"family": {"zh": family, "en": family_en}, "given": {"zh": given_name, "en": given_en}}
    day = draw(DAYS)
    told = _told(day, min(day + timedelta(draw(st.integers(1, 40))), date(day.year, 12, 31)), draw(SUMS))
    data["incident"]["statements"].append({"text": told, "status": "stated", "rests_on": [{"evidence": "E2"}]})
    return data | {"route": draw(st.sampled_from(ROUTES))}


@settings(max_examples=25, deadline=None)
@given(data=cases())
def test_made_up_cases_agree(data: dict[str, Any]) -> None:
    papers, mail = finished(prepared_for(validate(data)))
    assert [str(one) for one in parity.differences(papers, mail, load("binance-cn"))] == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2023年3月21日至22日", "21 to 22 March 2023"),
        ("2023年3月21日至4月2日", "21 March to 2 April 2023"),
        ("2023年3月21日", "March 21, 2023"),
        ("2023年3月21日", "21 Mar 2023"),
        ("凌晨1时49分8秒", "01:49:08"),
        ("下午3时5分", "3:05 p.m."),
        ("晚上11点20分", "23:20"),
        ("30万元", "300,000 yuan"),
        ("网站police.example，", "website police.example."),
        ("2001:db8::1。", "2001:db8::1."),
        ("损失40,790.18 USDT", "40790.18 USDT were lost"),
    ],
)
def test_what_each_language_writes_in_its_own_way_is_one_fact(zh: str, en: str) -> None:
    assert facts(zh) == facts(en) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01:49:08", "01:49:09"),
        ("app.kodexglobal.com", "app.kodexgIobal.com"),
        ("2001:db8::1", "2001:db8::2"),
        ("WMM-2023-001", "WMM-2023-0O1"),
        ("30万元", "300,001 yuan"),
    ],
)
def test_what_differs_is_another_fact(one: str, other: str) -> None:
    assert facts(one) != facts(other)


def test_a_relative_of_the_same_family_is_no_slip(complete: dict[str, Any]) -> None:
    complete["incident"]["statements"].append(
        {
            "text": {"zh": "其弟张样本同日报警。", "en": "His brother ZHANG Yangben went to the police on the same day."},
            "status": "stated",
            "rests_on": [{"evidence": "E2"}],
        }
    )
    papers, mail = finished(prepared_for(validate(complete)))
    assert parity.differences(papers, mail, load("binance-cn")) == []


@pytest.mark.parametrize("route", ROUTES)
def test_final_is_refused_and_both_places_are_named(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    spoilt = {"kodex": "kodex-sheet", "email": "email"}[route]
    write = writing.Desk.paper

    def slipping(desk: writing.Desk, one: Any, language: Any) -> Paper:
        paper = write(desk, one, language)
        return retyped(paper, "+86 412 555 010", "+86 412 555 019") if paper.name == f"{spoilt}.zh.docx" else paper

    monkeypatch.setattr(writing.Desk, "paper", slipping)
    outcome = ledraft("export", ledraft.save({**complete, "route": route}), "-o", "out", "--final")
    assert outcome.code == 1
    assert "telephone number “+86 412 555 019" in outcome.err
    assert f"stands in {spoilt}.zh.docx but not in data-request.zh.docx" in outcome.err
    assert f"stands in {spoilt}.zh.docx but not in {spoilt}.en.docx" in outcome.err
    assert not (ledraft.folder / "out").exists()


def test_one_final_letter_alone_must_agree_with_its_other_language(
    ledraft: Shell, complete: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = writing.Desk.paper
    monkeypatch.setattr(
        writing.Desk,
        "paper",
        lambda desk, one, language: (
            retyped(write(desk, one, language), "100000001", "100000010") if language == "en" else write(desk, one, language)
        ),
    )
    outcome = ledraft("export", ledraft.save(complete), "-o", "out", "--letter", "data-request", "--final")
    assert outcome.code == 1
    assert "data-request.zh.docx" in outcome.err
    assert "data-request.en.docx" in outcome.err
