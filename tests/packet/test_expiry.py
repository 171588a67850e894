"""The expiry clock: which dates a packet lists, and the calendar file that carries them."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from ledraft.case import reading, saving
from ledraft.letters.occurrences import happening
from ledraft.packet import expiry
from ledraft.packet.preparing import prepare
from ledraft.recipients.loading import load
from tests.letters import papers_cases

AS_OF = datetime.fromisoformat("2026-11-24T09:00:00+08:00")
PROFILE = load("binance-cn")
FROZEN = papers_cases.officer(
    papers_cases.FREEZE_NOTICE, requests=(papers_cases.FREEZE,), portal=papers_cases.SUBMITTED
)


def found(case, as_of=AS_OF, profile=PROFILE):
    return {one.id: one.on for one in expiry.dates(case, profile, as_of)}


def calendar(case, tmp_path: Path, as_of=AS_OF):
    file = tmp_path / "case.json"
    file.write_bytes(saving.dump(saving.as_data(case)))
    return expiry.calendar(prepare(reading.read(file), as_of, open_files=False))


def unfolded(data):
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_the_dates_of_a_frozen_case_stand_in_order():
    listed = expiry.dates(FROZEN, PROFILE, AS_OF)
    assert [(one.on.isoformat(), one.id) for one in listed] == [
        ("2026-12-10", "reply-3"),
        ("2026-12-24", "reply-1"),
        ("2027-02-07", "preservation-recipient-renewal"),
        ("2027-02-11", "freeze-stated-renewal"),
        ("2027-02-21", "preservation-recipient"),
        ("2027-02-25", "freeze-stated"),
        ("2027-02-25", "user-notice-3"),
        ("2027-05-11", "freeze-law-renewal"),
        ("2027-05-24", "user-notice-1"),
        ("2027-05-25", "freeze-law"),
    ]


def test_before_submission_no_hold_runs_at_the_recipient():
    assert not {name for name in found(papers_cases.officer()) if "recipient" in name}


@pytest.mark.parametrize(("recipient", "hold"), [("mexc", 60), ("binance-cn", 90)])
def test_how_long_a_preservation_lasts_is_the_recipients_own_rule(recipient, hold):
    profile = load(recipient)
    assert profile.preservation
    assert profile.preservation.days == hold
    case = papers_cases.officer(portal=papers_cases.SUBMITTED)
    assert (found(case, profile=profile)["preservation-recipient"] - date(2026, 11, 23)).days == hold


def test_a_freeze_that_the_recipient_limits_ends_earlier_than_the_law_says():
    listed = found(FROZEN, profile=load("mexc"))
    assert listed["freeze-recipient"] == date(2026, 12, 23)
    assert listed["freeze-recipient"] < listed["freeze-law"]


def test_a_renewal_that_is_late_is_due_today_as_long_as_the_hold_runs():
    late = datetime.fromisoformat("2027-02-15T09:00:00+08:00")
    assert found(FROZEN, late)["freeze-stated-renewal"] == date(2027, 2, 15)


def test_what_has_lapsed_is_listed_but_not_renewed():
    after = datetime.fromisoformat("2027-02-26T09:00:00+08:00")
    listed = found(FROZEN, after)
    assert "freeze-stated" in listed
    assert "freeze-stated-renewal" not in listed


def test_the_day_is_the_one_in_beijing():
    midnight = datetime.fromisoformat("2027-02-25T17:00:00+00:00")
    assert "freeze-stated-renewal" not in found(FROZEN, midnight)


def test_a_calendar_is_well_formed(tmp_path):
    data = calendar(FROZEN, tmp_path)
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "VERSION:2.0" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 10
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 10
    assert "DTSTART;VALUE=DATE:20270225" in lines
    assert "DTEND;VALUE=DATE:20270226" in lines
    assert all(line in ("BEGIN:VEVENT", "") or ":" in line for line in lines)


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(tmp_path):
    data = calendar(FROZEN, tmp_path)
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


def test_texts_are_escaped(tmp_path):
    odd = papers_cases.officer(reference="A,B;C\\D")
    assert "SUMMARY:A\\,B\\;C\\\\D 请求接收方答复的日期" in unfolded(calendar(odd, tmp_path))


def test_the_same_case_at_the_same_moment_gives_the_same_bytes(tmp_path):
    data = calendar(FROZEN, tmp_path)
    assert data == calendar(FROZEN, tmp_path)
    assert set(re.findall(r"DTSTAMP:(\S+)", data.decode())) == {"20261124T010000Z"}


def test_an_entry_keeps_its_id_when_time_goes_on_and_differs_from_case_to_case(tmp_path):
    def ids(case, as_of=AS_OF):
        return set(re.findall(r"UID:(\S+)", "\n".join(unfolded(calendar(case, tmp_path, as_of)))))

    first = ids(FROZEN)
    assert len(first) == 10
    assert ids(FROZEN, datetime.fromisoformat("2026-12-01T09:00:00+08:00")) == first
    other = FROZEN.model_copy(update={"reference": "WMM-2023-002"})
    assert not ids(other) & first


def test_a_calendar_tells_nothing_of_the_case_but_its_reference(tmp_path):
    text = "\n".join(unfolded(calendar(FROZEN, tmp_path)))
    assert "WMM-2023-001" in text
    for private in (FROZEN.incident.title.zh, FROZEN.reporter.account.uid, "王某某", "张样例", "冻财字"):
        assert private not in text


def test_titles_are_in_the_first_language_of_the_case(tmp_path):
    english = papers_cases.officer(languages=["en", "zh"])
    text = "\n".join(unfolded(calendar(english, tmp_path)))
    assert "Reply asked of the recipient" in text
    assert "请求接收方" not in text


def test_with_no_date_to_come_there_is_no_calendar(tmp_path):
    assert calendar(papers_cases.case({"reference": "WMM-2023-003"}), tmp_path) == b""


def test_the_reporters_seven_days_are_in_the_calendar(tmp_path):
    text = "\n".join(unfolded(calendar(papers_cases.reporter("victim", papers_cases.NON_FILING), tmp_path)))
    assert "申请刑事复议" in text
    assert "DTSTART;VALUE=DATE:20261127" in text


def packet(ledraft, case, as_of, *options):
    """The names of the files in the packet of `case` at `as_of`."""
    folder = f"out-{len(list(Path().glob('out-*.zip')))}"
    path = ledraft.save(saving.as_data(case))
    assert ledraft("export", path, "-o", folder, "--as-of", as_of, *options).code == 0
    return {file.name for file in Path(folder).iterdir()}


RENEWALS = {"extension-request.zh.docx", "extension-request.en.docx"}
SUBMITTED = papers_cases.officer(portal=papers_cases.SUBMITTED)


def test_a_packet_lists_its_dates_on_a_sheet_beside_the_calendar(ledraft):
    files = packet(ledraft, SUBMITTED, "2026-11-24T09:00:00+08:00")
    assert {"deadline-sheet.zh.docx", "deadline-sheet.en.docx", "deadlines.ics"} <= files


def test_a_case_without_dates_has_no_sheet(ledraft):
    timeless = papers_cases.only(papers_cases.officer(requests=())).model_copy(update={"requests": []})
    assert not [name for name in packet(ledraft, timeless, "2026-11-24T09:00:00+08:00") if "deadline" in name]


@pytest.mark.parametrize(
    ("day", "drafted"),
    [("2027-02-06", False), ("2027-02-07", True), ("2027-02-21", True), ("2027-02-22", False)],
)
def test_a_running_preservation_is_renewed_in_the_packet_from_two_weeks_before_its_end(ledraft, day, drafted):
    files = packet(ledraft, SUBMITTED, f"{day}T09:00:00+08:00")
    assert (files >= RENEWALS) is drafted
    assert bool(files & RENEWALS) is drafted


def test_a_freeze_is_renewed_in_the_packet_once_the_second_notice_is_issued_and_until_the_first_ends(ledraft):
    renewed = papers_cases.officer(
        papers_cases.FREEZE_NOTICE, papers_cases.RENEWED_NOTICE, requests=(papers_cases.FREEZE,)
    )
    assert packet(ledraft, renewed, "2027-02-12T09:00:00+08:00") >= RENEWALS
    assert not packet(ledraft, renewed, "2027-02-26T09:00:00+08:00") & RENEWALS
    assert not packet(ledraft, FROZEN, "2026-12-01T09:00:00+08:00") & RENEWALS


def test_a_reporter_is_told_of_the_dates_but_no_renewal_is_drafted_for_one(ledraft):
    reporter = papers_cases.reporter("victim", portal=papers_cases.SUBMITTED)
    files = packet(ledraft, reporter, "2027-02-10T09:00:00+08:00")
    assert "deadline-sheet.zh.docx" in files
    assert not files & RENEWALS


def test_a_final_packet_holds_a_renewal_only_if_the_case_asks_for_it():
    clock = datetime.fromisoformat("2027-02-10T09:00:00+08:00")
    asked = papers_cases.officer(requests=(papers_cases.EXTENSION,), portal=papers_cases.SUBMITTED)
    assert "renewal" in happening(SUBMITTED, PROFILE, clock)
    assert "renewal" not in happening(SUBMITTED, PROFILE, clock, final=True)
    assert "renewal" in happening(asked, PROFILE, clock, final=True)
