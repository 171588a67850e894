"""What is typed is taken as it is, or refused with the reason; nothing is repaired in silence."""

from pathlib import Path

import pytest

from ledraft import languages
from ledraft.case import fields
from ledraft.wizard import moments
from ledraft.wizard.answers import Refusal, accept, doubt, unquoted
from ledraft.wizard.questions import Question


def question(kind, path="$.reference", **more):
    return Question(path, kind, {"zh": "样例", "en": "specimen"}, fields.entries()[0], **more)


def answer(kind, typed, folder=Path()):
    return accept(question(kind), typed, folder)


@pytest.mark.parametrize("typed", ["aB3-x_9", "１２", "  in side ".strip(), "订单1", "web_B8j5pTqVq7NDVJAm8kY5"])
def test_an_identifier_is_kept_byte_for_byte(typed):
    assert answer("identifier", typed) == typed


@pytest.mark.parametrize("typed", ["12\u200b3", "12\u202e3", "\ufeff12", "12 ", " 12", "1\n2", "12\t", "12\x00", "\udcff"])
def test_an_identifier_with_what_cannot_be_seen_is_refused_not_repaired(typed):
    assert isinstance(answer("identifier", typed), Refusal)


@pytest.mark.parametrize("typed", ["1.46966133", "0", "-3.5", "100000000000000000000.000000000000000001"])
def test_an_amount_keeps_every_digit(typed):
    assert answer("amount", typed) == typed


@pytest.mark.parametrize("typed", ["1,000", "1.5 BTC", "¥5", "１.５", "1e3", ".5", "5.", "NaN", "", "--1"])
def test_an_amount_with_anything_but_digits_is_refused(typed):
    assert isinstance(answer("amount", typed), Refusal)


@pytest.mark.parametrize("typed", ["2023-03-21", "2023-3-21", "2023/3/21", "2023年3月21日", "２０２３－０３－２１", " 2023.3.21 "])
def test_a_day_is_understood_as_people_write_it(typed):
    assert answer("day", typed) == "2023-03-21"


@pytest.mark.parametrize("typed", ["2023-02-30", "21/3/2023", "yesterday", "2023-13-01", "0000-01-01"])
def test_a_day_that_is_none_is_refused(typed):
    assert isinstance(answer("day", typed), Refusal)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("2023-03-21 01:49:08", ("2023-03-21T01:49:08", "")),
        ("2023-03-21T01:49:08+08:00", ("2023-03-21T01:49:08", "+08:00")),
        ("2023-3-21 1:49", ("2023-03-21T01:49:00", "")),
        ("2023年3月21日 1时49分8秒", ("2023-03-21T01:49:08", "")),
        ("北京时间2023年3月21日1时49分", ("2023-03-21T01:49:00", "+08:00")),
        ("2023-03-20 17:49:08 UTC", ("2023-03-20T17:49:08", "+00:00")),
        ("2023-03-20 17:49:08 (UTC+8)", ("2023-03-20T17:49:08", "+08:00")),
        ("2023-03-20 17:49:08.123Z", ("2023-03-20T17:49:08.123", "+00:00")),
        ("２０２３－０３－２１　０１：４９", ("2023-03-21T01:49:00", "")),
        ("2023-03-21 01:49:08 Beijing time", ("2023-03-21T01:49:08", "+08:00")),
        ("2023-03-21 01:49, beijing", ("2023-03-21T01:49:00", "+08:00")),
        ("2023年3月21日凌晨1点49分8秒", ("2023-03-21T01:49:08", "")),
        ("2023年3月21日下午1点49分", ("2023-03-21T13:49:00", "")),
        ("2023-03-21 晚上11:06", ("2023-03-21T23:06:00", "")),
        ("2023-03-21 下午13:06", ("2023-03-21T13:06:00", "")),
        ("21 March 2023 01:49:08 UTC", ("2023-03-21T01:49:08", "+00:00")),
        ("Mar. 21, 2023 01:49", ("2023-03-21T01:49:00", "")),
    ],
)
def test_a_time_is_understood_and_its_zone_never_guessed(typed, meant):
    assert moments.typed_moment(typed) == meant


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "stored", ["2023-03-21T01:49:08+08:00", "2023-03-20T17:49:08.123+00:00", "2023-03-21T04:49:08+11:00", "2023-03-21T01:49:08Z"]
)
def test_a_time_is_shown_as_people_write_it_and_kept_as_it_was(stored, language):
    languages.use(language)
    shown = moments.as_typed(stored)
    assert "".join(moments.typed_moment(shown) or ()) == stored or shown == stored
    assert ("北京时间" if language == "zh" else "Beijing time") in shown or "+08:00" not in stored


def test_a_time_that_cannot_be_read_is_shown_as_it_stands():
    assert moments.as_typed("2023-03-21T01:49:08") == "2023-03-21T01:49:08"
    assert moments.as_typed("about one") == "about one"


@pytest.mark.parametrize("typed", ["2 April 2023", "Apr 2, 2023", "2 Apr. 2023"])
def test_a_day_with_the_name_of_its_month_is_understood(typed):
    assert moments.typed_day(typed) == "2023-04-02"


@pytest.mark.parametrize("typed", ["2 Avril 2023", "31 Feb 2023", "2 April", "02/04/2023"])
def test_a_day_that_is_none_or_may_be_two_is_not_taken(typed):
    assert moments.typed_day(typed) is None


@pytest.mark.parametrize("typed", ["2023-03-21 凌晨12:06", "2023-03-21 晚上12:06", "2023-03-21 上午13:06"])
def test_half_a_day_that_leaves_the_hour_open_is_not_taken(typed):
    assert moments.typed_moment(typed) is None


@pytest.mark.parametrize("typed", ["2023-03-21", "25:00", "2023-02-30 01:00", "2023-03-21 24:01", "2023-03-21 01:00 +99:00", "now"])
def test_a_time_that_is_none_is_not_taken(typed):
    assert moments.typed_moment(typed) is None


@pytest.mark.parametrize("typed, offset", [("+8", "+08:00"), ("UTC-5", "-05:00"), ("+0530", "+05:30"), ("z", "+00:00"), ("Beijing time", "+08:00"), ("+15", None), ("8", None)])
def test_an_offset_needs_its_sign(typed, offset):
    assert moments.typed_offset(typed) == offset


def test_a_pasted_line_break_is_closed_up_in_chinese_and_a_space_in_english():
    assert answer("text", "样例市\n公安局") == "样例市公安局"
    assert answer("text", "Yangli\r\nBureau") == "Yangli Bureau"
    assert answer("long", "one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_what_cannot_be_seen_leaves_free_text():
    assert answer("text", "样\u200b例\x00\u202e") == "样例"


def test_broken_characters_in_free_text_are_refused():
    assert isinstance(answer("text", "a\udcffb"), Refusal)


@pytest.mark.parametrize("typed", ['"/a b/c.png"', "'/a b/c.png'", "/a\\ b/c.png", "  /a b/c.png ", "& '/a b/c.png'", "file:///a b/c.png"])
def test_quotes_and_escapes_of_a_dragged_file_are_taken_off(typed):
    assert unquoted(typed) == "/a b/c.png"


def test_the_home_folder_is_understood(monkeypatch):
    monkeypatch.setenv("HOME", "/home/someone")
    assert unquoted("~/x.png") == "/home/someone/x.png"


def test_a_file_is_named_relative_to_the_case_file(tmp_path):
    (tmp_path / "证据").mkdir()
    (tmp_path / "证据" / "表.xlsx").write_bytes(b"x")
    assert answer("file", str(tmp_path / "证据" / "表.xlsx"), tmp_path) == "证据/表.xlsx"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert isinstance(answer("file", "no such file.xlsx", tmp_path), Refusal)
    assert isinstance(answer("file", "x" * 5000, tmp_path), Refusal)


def test_a_picture_that_does_not_open_is_refused(tmp_path):
    (tmp_path / "front.png").write_bytes(b"\x89PNG\r\n\x1a\nhalf")
    assert isinstance(answer("image", str(tmp_path / "front.png"), tmp_path), Refusal)


@pytest.mark.parametrize(
    "kind, path, value, data",
    [
        ("email", "$.officer.email", "not a mailbox", {}),
        ("phone", "$.officer.phone.number", "110", {}),
        ("identifier", "$.reporter.identity.number", "110105194912310021", {"reporter": {"identity": {"type": "resident_id"}}}),
        ("text", "$.officer.name.family.en", "LI", {"officer": {"name": {"family": {"zh": "王"}}}}),
    ],
)
def test_what_looks_wrong_is_said_without_repeating_it(kind, path, value, data):
    reason = doubt(question(kind, path), value, data)
    assert reason
    assert value not in reason
