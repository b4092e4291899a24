"""Dates as people type them."""

from __future__ import annotations

import re
import sys
import time
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.errors import UsageError
from numbcheck.journal.when import DayRange, days, moment

TODAY = date(2026, 11, 22)  # a Sunday
DAYS = st.dates(date(1900, 1, 1))
WORDS = """today yesterday sun monday 3d 2w 6m 1y 9999y 0d 3 40 days weeks months years ago last this next
    week month year 2026-11-22 2026-11 9999-12-31 0001-01-01 nov feb 29 .. ... 07:12 24:00 - \u0663 \x1b[31m"""
REFUSED = (
    "| |..|...|tomorrow|next week|last friday|soon|m|su|ma 3|3|3x|3h|nov 31|feb 30|nov 0|2026-13|2026-00|2026-11-31|"
    "22.11.2026|11/22/2026|2026|-3d|9999y|3.5d|\u0663d|99999d|1899-12-31|200y|07:12|today 07:12|a..b|today..soon"
)
PIECES = st.sampled_from(WORDS.split())
TYPED = st.one_of(
    st.text(), st.lists(PIECES, max_size=5).flatmap(lambda p: st.sampled_from([" ".join(p), "".join(p)]))
)


@pytest.fixture
def vienna(monkeypatch):
    """Let the machine's zone be Vienna: one hour forward on 29 March 2026 at 2, back on 25 October at 3."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


needs_tzset = pytest.mark.skipif(sys.platform == "win32", reason="the zone cannot be set there")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("Yesterday", "2026-11-21", "2026-11-21"),
        ("sunday", "2026-11-22", "2026-11-22"),
        ("mon", "2026-11-16", "2026-11-16"),
        ("TUES", "2026-11-17", "2026-11-17"),
        ("0d", "2026-11-22", "2026-11-22"),
        ("3d", "2026-11-19", "2026-11-19"),
        ("2w", "2026-11-08", "2026-11-08"),
        ("6m", "2026-05-22", "2026-05-22"),
        ("1y", "2025-11-22", "2025-11-22"),
        (" 3 D ", "2026-11-19", "2026-11-19"),
        ("3d ago", "2026-11-19", "2026-11-19"),
        ("1 day ago", "2026-11-21", "2026-11-21"),
        ("2  weeks   ago", "2026-11-08", "2026-11-08"),
        ("11 months ago", "2025-12-22", "2025-12-22"),
        ("12 years ago", "2014-11-22", "2014-11-22"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-22"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-2-3", "2026-02-03", "2026-02-03"),
        ("2026-11", "2026-11-01", "2026-11-22"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("nov 3", "2026-11-03", "2026-11-03"),
        ("nov 22", "2026-11-22", "2026-11-22"),
        ("nov 23", "2025-11-23", "2025-11-23"),
        ("December 24", "2025-12-24", "2025-12-24"),
        ("sept 1", "2026-09-01", "2026-09-01"),
        ("feb 29", "2024-02-29", "2024-02-29"),
        ("2026-11-01..2026-11-05", "2026-11-01", "2026-11-05"),
        ("last month .. this week", "2026-10-01", "2026-11-22"),
        ("2026-09..2026-10", "2026-09-01", "2026-10-31"),
        ("dec 20..jan 5", "2025-12-20", "2026-01-05"),
        ("3d..", "2026-11-19", "2026-11-22"),
        ("..yesterday", "1900-01-01", "2026-11-21"),
    ],
)
def test_every_form_names_the_days_it_says(text, first, last):
    """What I type means the day I mean, and always a past one."""
    assert days(text, TODAY) == DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2026-03-31", "1m", "2026-02-28"),
        ("2024-03-31", "1 month ago", "2024-02-29"),
        ("2024-02-29", "1y", "2023-02-28"),
        ("2026-01-15", "1m", "2025-12-15"),
        ("2104-02-28", "feb 29", "2096-02-29"),
        ("1904-02-28", "feb 29", None),
        ("1911-02-28", "feb 29", "1908-02-29"),
    ],
)
def test_a_short_month_ends_on_its_last_day(today, text, expected):
    """A month before the 31st is the last day of a short month, not a day of the next."""
    if expected is None:
        with pytest.raises(UsageError):
            days(text, date.fromisoformat(today))
    else:
        assert days(text, date.fromisoformat(today)).first == date.fromisoformat(expected)


@pytest.mark.parametrize("text", REFUSED.split("|"))
def test_what_is_not_a_date_is_refused_and_the_forms_are_listed(text):
    """A date I mistype is never ignored: I am told which forms there are."""
    with pytest.raises(UsageError, match=r"try today, yesterday, .*last week.*\.\.") as refusal:
        days(text, TODAY)
    assert refusal.value.code == 2


@pytest.mark.parametrize("text", ["2026-11-23", "2026-12", "2027-01-01", "2026-12..", "today..2026-11-23"])
def test_a_day_after_today_is_refused(text):
    """A day that has not come yet is refused, and the sentence says so."""
    with pytest.raises(UsageError, match="is after today"):
        days(text, TODAY)


def test_a_range_that_runs_backwards_is_refused():
    """A range with its ends swapped is refused with both days named."""
    with pytest.raises(UsageError, match=r"ends \(2026-11-19\) before it begins \(2026-11-20\)"):
        days("2d..3d", TODAY)


def test_the_refusal_shows_the_text_clean_and_short():
    """A pasted escape code never reaches my terminal through an error, and a long paste is cut."""
    with pytest.raises(UsageError) as refusal:
        days("\x1b[31mred\nsoon" + "x" * 500, TODAY)
    assert str(refusal.value).startswith('"[31mred soonxxxxxx')
    assert "\x1b" not in str(refusal.value)
    assert len(str(refusal.value)) < 250


@given(TYPED, DAYS)
def test_any_text_is_days_up_to_today_or_a_kind_refusal(text, today):
    """Whatever I type, I get past days in order or one sentence."""
    try:
        found = days(text, today)
    except UsageError as refusal:
        assert "\n" not in str(refusal)
    else:
        assert date(1900, 1, 1) <= found.first <= found.last <= today


@given(DAYS)
def test_all_seven_weekdays_lie_within_the_last_week(today):
    """The seven weekdays are the seven latest days, today among them."""
    if today < date(1900, 1, 8):
        return
    found = sorted(days(name, today).first for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    assert found[-1] == today
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(found))


@pytest.mark.usefixtures("vienna")
@needs_tzset
class TestMoment:
    """The moment an entry is about."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("today", "2026-11-22T20:15:30.5+01:00"),
            ("yesterday", "2026-11-21T20:15:30.5+01:00"),
            ("07:12", "2026-11-22T07:12:00+01:00"),
            ("7:12", "2026-11-22T07:12:00+01:00"),
            ("yesterday 23:59", "2026-11-21T23:59:00+01:00"),
            ("Friday  19:30", "2026-11-20T19:30:00+01:00"),
            ("3d", "2026-11-19T20:15:30.5+01:00"),
            ("2 weeks ago 08:00", "2026-11-08T08:00:00+01:00"),
            ("jul 3", "2026-07-03T20:15:30.5+02:00"),
            ("2026-07-03 00:00", "2026-07-03T00:00:00+02:00"),
            ("20:15", "2026-11-22T20:15:00+01:00"),
            ("10min", "2026-11-22T20:05:30.5+01:00"),
            ("10 min ago", "2026-11-22T20:05:30.5+01:00"),
            ("90 minutes", "2026-11-22T18:45:30.5+01:00"),
            ("1 Minute ago", "2026-11-22T20:14:30.5+01:00"),
            ("10mo", "2026-01-22T20:15:30.5+01:00"),
            ("10 mo ago", "2026-01-22T20:15:30.5+01:00"),
            ("6 months 08:00", "2026-05-22T08:00:00+02:00"),
        ],
    )
    def test_a_day_a_time_or_both(self, text, expected):
        """A day alone keeps the present clock time; a time alone is today."""
        now = datetime.fromisoformat("2026-11-22T20:15:30.5+01:00")
        found = moment(text, now)
        assert found.isoformat() == datetime.fromisoformat(expected).isoformat()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
            ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ],
    )
    def test_hours_that_a_clock_change_skips_or_repeats(self, text, expected):
        """A skipped hour is moved on by the change; of a doubled hour the first is taken."""
        now = datetime.fromisoformat("2026-11-22T20:15:00+01:00")
        assert moment(text, now).isoformat() == expected

    @pytest.mark.parametrize(
        "text", ["10m", "10m ago", "10 m", "10M", "0m", "999m ago", "10m 18:00", " 10\u00a0m "]
    )
    def test_minutes_or_months_are_never_guessed(self, text):
        """What can be ten minutes or ten months is refused with both, and each of the two can be typed."""
        now = datetime.fromisoformat("2026-11-22T20:15:30+01:00")
        with pytest.raises(UsageError, match=r"can be [0-9]+ minutes .* or [0-9]+ months") as refusal:
            moment(text, now)
        minutes, months = re.findall(r"\(([^)]*)\)", str(refusal.value))
        assert moment(minutes, now) > now - timedelta(minutes=1000)
        assert moment(months, now) <= now
        assert days("6m", TODAY).first == date(2026, 5, 22)

    def test_minutes_ago_are_lived_minutes(self):
        """Minutes go back through a change of the clock as they were lived through."""
        now = datetime.fromisoformat("2026-03-29T03:10:00+02:00")
        assert moment("20min", now).isoformat() == "2026-03-29T01:50:00+01:00"

    def test_today_in_the_doubled_hour_is_now(self):
        """In the second of two equal hours, today without a time is this very moment."""
        now = datetime.fromisoformat("2026-10-25T02:30:00+01:00")
        assert moment("today", now) == now
        assert moment("02:30", now).isoformat() == "2026-10-25T02:30:00+02:00"

    def test_the_present_clock_time_never_carries_the_fold_to_another_day(self):
        """Written in the second of two equal hours, another day's clock time is still the first."""
        now = datetime.fromisoformat("2026-10-25T02:30:00+01:00").replace(fold=1)
        assert moment("2025-10-26", now).isoformat() == "2025-10-26T02:30:00+02:00"

    @pytest.mark.parametrize("text", ["20:16", "today 23:00", "sunday 21:00"])
    def test_a_moment_after_now_is_refused(self, text):
        """A time later today has not come yet."""
        with pytest.raises(UsageError, match="is after now: try "):
            moment(text, datetime.fromisoformat("2026-11-22T20:15:30+01:00"))

    @pytest.mark.parametrize(
        "text", ["", "24:00", "7:5", "07:60", "last week", "2026-11", "3d..2d", "soon 07:12", "now"]
    )
    def test_what_is_not_one_moment_is_refused(self, text):
        """A week is not a moment, and 25 o'clock is none either."""
        with pytest.raises(UsageError, match=r"is not a moment numbcheck knows: try today, .*19:30"):
            moment(text, datetime.fromisoformat("2026-11-22T20:15:30+01:00"))

    @pytest.mark.parametrize("text", ["2026-11-23", "2026-12-24 07:00"])
    def test_a_day_after_today_is_refused(self, text):
        """A day that has not come yet is refused as that."""
        with pytest.raises(UsageError, match="is after today"):
            moment(text, datetime.fromisoformat("2026-11-22T20:15:30+01:00"))

    def test_any_text_is_a_past_moment_or_a_kind_refusal(self):
        """Whatever I type, I get an aware past moment or one sentence."""

        @given(TYPED, st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1)))
        def check(text, naive):
            now = naive.astimezone()
            try:
                found = moment(text, now)
            except UsageError as refusal:
                assert "\n" not in str(refusal)
            else:
                assert found.tzinfo is not None
                assert found <= now

        check()


@needs_tzset
def test_a_moment_the_clock_cannot_tell_is_refused_kindly(monkeypatch):
    """Where the machine's calendar ends, I still get a sentence."""
    monkeypatch.setenv("TZ", "WEST+12")
    time.tzset()
    with pytest.raises(UsageError, match="is not a time this machine's clock can tell"):
        moment("23:00", datetime.fromisoformat("9999-12-31T23:30:00-12:00"))
    monkeypatch.undo()
    time.tzset()


def test_a_moment_before_1900_is_refused():
    """So early a moment is a slip of the keys."""
    with pytest.raises(UsageError, match="is before 1900"):
        moment("1899-12-31 00:00", datetime.fromisoformat("2026-11-22T20:15:30+01:00"))
