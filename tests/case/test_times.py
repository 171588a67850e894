"""Times keep their instant; both clocks are printed; a missing offset is never guessed."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from ledraft.case import times
from ledraft.case.blank import is_blank

OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=OFFSETS)  # noqa: DTZ001


@given(MOMENTS)
def test_the_instant_survives_text_and_clocks(moment: datetime) -> None:
    text = moment.isoformat()
    instant = times.moment(text)
    assert instant == moment
    assert datetime.fromisoformat(times.utc(instant)).replace(tzinfo=UTC) == moment.replace(
        microsecond=moment.microsecond // 1000 * 1000
    )


def test_both_clocks_of_the_case() -> None:
    instant = times.moment("2023-03-21T01:49:08+08:00")
    assert instant is not None
    assert times.both(instant) == "2023-03-21 01:49:08 (UTC+8) = 2023-03-20 17:49:08 (UTC)"


def test_a_moment_without_offset_is_no_instant() -> None:
    assert times.is_moment("2023-03-21T01:49:08")
    assert times.moment("2023-03-21T01:49:08") is None


def test_days_are_written_as_each_language_does() -> None:
    assert times.chinese_day(date(2023, 3, 1)) == "2023年3月1日"
    assert times.english_day(date(2023, 3, 1)) == "1 March 2023"


def test_blank_is_blank_in_any_unicode_sense() -> None:
    for text in ("", " ", "\u3000", "\u200b", "\u2800", "\u3164", "\ufeff\u00a0", "\u115f"):
        assert is_blank(text)
    for text in ("0", "。", "é", "\u3000王"):
        assert not is_blank(text)
